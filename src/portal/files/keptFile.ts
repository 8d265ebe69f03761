import * as z from 'zod';
import type { OutboxEntry } from '#domain/sync/outbox.ts';
import { afterFailure, nextBatch, revived } from '#domain/sync/outbox.ts';
import type { ErrorKind } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { failureOf } from '../sending/failureOf.ts';
import { outboxEntrySchema } from '../sending/outboxEntrySchema.ts';

/** A photo or voice note on this phone. It rides the outbox as a command does; its id stands for command and case. */
export interface KeptFile {
  readonly entry: OutboxEntry;
  readonly content: Blob;
  /** Hex; '' where the page cannot compute it (no HTTPS). */
  readonly sha256: string;
  /** When the central had it whole; null before. The content stays a while for the previews. */
  readonly storedAt: Instant | null;
}

export const keptFileSchema = z.object({
  entry: outboxEntrySchema,
  content: z.instanceof(Blob),
  sha256: z.string(),
  storedAt: z.number().int().nullable(),
}) satisfies z.ZodType<KeptFile>;

export type KeptFiles = ReadonlyMap<string, KeptFile>;

const keepStored = 7 * 24 * 3_600_000;

export const newFile = (files: KeptFiles, fileId: string, content: Blob, sha256: string): KeptFile => {
  const position = Math.max(0, ...[...files.values()].map(({ entry }) => entry.position)) + 1;
  return { entry: { commandId: fileId, caseId: fileId, position, attempts: 0, notBefore: 0, state: 'queued' }, content, sha256, storedAt: null };
};

export const unsentFiles = (files: KeptFiles): readonly KeptFile[] => [...files.values()].filter(({ storedAt }) => storedAt === null);

/** The file to send now, the oldest first; null when none is due. */
export const nextFile = (files: KeptFiles, now: Instant): KeptFile | null => {
  const [entry] = nextBatch(unsentFiles(files).map((file) => file.entry), now, 1);
  return (entry === undefined ? undefined : files.get(entry.commandId)) ?? null;
};

export const failed = (file: KeptFile, kind: ErrorKind, now: Instant, jitter: number): KeptFile => ({
  ...file,
  entry: afterFailure(file.entry, failureOf(kind), now, jitter),
});

export const retried = (file: KeptFile, now: Instant): KeptFile => ({ ...file, entry: revived(file.entry, now) });

/** Stored long enough ago for nobody to look at the phone's own copy. */
export const isStale = ({ storedAt }: KeptFile, now: Instant): boolean => storedAt !== null && storedAt < now - keepStored;
