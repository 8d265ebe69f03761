import * as z from 'zod';
import type { RecordedChunk } from '#domain/recording/recordedChunk.ts';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';

/** A SIP Call-ID (RFC 3261 §25.1) or our own id: printable ASCII. */
export const recordedCallIdSchema = z.string().regex(/^[\x21-\x7e]{1,80}$/);
export const recordingLegSchema = z.enum(['caller', 'seat']);

/** A chunk of a few seconds is some ten kilobytes; this is for the worst microphone. */
export const largestChunk = 512 * 1024;

export const recordedChunkSchema = z.object({
  leg: recordingLegSchema,
  index: z.number().int().min(0).max(999_999),
  offset: z.number().int().min(0),
  duration: z.number().int().min(0).max(600_000),
  mime: z.string().regex(/^audio\/[\w.+-]+(;\s*codecs="?[\w.,-]+"?)?$/).max(60),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(1).max(largestChunk),
}) satisfies z.ZodType<RecordedChunk>;

const linePolicySchema = z.object({
  mayPause: z.boolean(),
  daysAtSeat: z.number().int().min(1).max(365),
  daysAtCentral: z.number().int().min(1).max(36_500),
  daysOfEvidence: z.number().int().min(1).max(36_500),
  notice: z.boolean(),
});

/** resources/rules/recording.json */
export const recordingFileSchema = z.object({
  version: z.string(),
  lines: z.object({ '12345': linePolicySchema, '110': linePolicySchema }),
  internal: linePolicySchema.pick({ daysOfEvidence: true }),
}) satisfies z.ZodType<RecordingPolicy>;
