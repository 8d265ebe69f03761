import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type * as z from 'zod';
import type { uploadQuerySchema, UploadState } from '#contract/central/files.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { fileTable } from '../database/schema.ts';
import type { FileStore } from './fileStore.ts';
import { mediaTypeOf } from './mediaTypeOf.ts';
import type { PartialFiles } from './partialFiles.ts';
import { withoutMetadata } from './withoutMetadata.ts';

/** Files on their way up, piece by piece, each belonging to who sends it. */
export interface Uploads {
  find(fileId: string): Promise<typeof fileTable.$inferSelect | undefined>;
  /** @throws ContractError forbidden for an id that somebody else has used. */
  state(fileId: string, owner: string): Promise<UploadState>;
  /** @throws ContractError invalid_params for what is no photo or voice note, conflict for a broken one. */
  append(fileId: string, owner: string, query: z.infer<typeof uploadQuerySchema>, piece: Buffer): Promise<UploadState>;
}

export const createUploads = (deps: {
  readonly files: FileStore;
  readonly partial: PartialFiles;
  readonly orm: NodePgDatabase;
  readonly tenant: string;
  readonly now: () => Instant;
}): Uploads => {
  const { partial, orm, tenant, now } = deps;
  const find: Uploads['find'] = async (fileId) => {
    const [found] = await orm.select().from(fileTable).where(and(eq(fileTable.tenant, tenant), eq(fileTable.fileId, fileId)));
    return found;
  };
  /** Null while the file is not whole. */
  const storedState = async (fileId: string, owner: string): Promise<UploadState | null> => {
    const found = await find(fileId);
    if (found !== undefined && found.uploadedBy !== owner) throw new ContractError('forbidden', 'file_of_another');
    return found === undefined ? null : { offset: found.size, stored: true };
  };
  const finish = async (fileId: string, owner: string, sha256: string): Promise<void> => {
    const arrived = await partial.read(owner, fileId);
    const mime = mediaTypeOf(arrived);
    if (mime === null || (sha256 !== '' && sha256 !== digestOf(arrived))) {
      await partial.drop(owner, fileId);
      if (mime === null) throw new ContractError('invalid_params', 'not_a_photo', { at: 'body' });
      throw new ContractError('conflict', 'checksum');
    }
    // A page shrinks photos and so takes it out; whoever sends by other means is not relied on.
    const content = withoutMetadata(arrived, mime);
    await deps.files.save(fileId, content);
    await orm
      .insert(fileTable)
      .values({ tenant, fileId, mime, size: content.length, sha256: digestOf(content), uploadedBy: owner, uploadedAt: now() })
      .onConflictDoNothing();
    await partial.drop(owner, fileId);
  };
  return {
    find,
    state: async (fileId, owner) => (await storedState(fileId, owner)) ?? { offset: await partial.size(owner, fileId), stored: false },
    append: async (fileId, owner, { offset, size, sha256 }, piece) => {
      const stored = await storedState(fileId, owner);
      if (stored !== null) return stored;
      if (offset + piece.length > size) throw new ContractError('invalid_params', 'too_long', { at: 'offset' });
      const after = await partial.append(owner, fileId, offset, piece);
      if (after < size) return { offset: after, stored: false };
      await finish(fileId, owner, sha256);
      return { offset: size, stored: true };
    },
  };
};

const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
