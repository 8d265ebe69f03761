import * as z from 'zod';
import { recordedChunkSchema } from '../recording.ts';

/**
 * `PUT /api/recordings/:callId/:leg/:index` takes the chunk's bytes; what is known of it stands in these headers. Sent again
 * it is accepted when it is the same, refused (`conflict`) when it is not: a recording is never overwritten.
 */
export const chunkHeadersSchema = z.object({
  'x-lianxi-offset': z.coerce.number().int().min(0),
  'x-lianxi-duration': z.coerce.number().int().min(0),
  'x-lianxi-line': z.enum(['12345', '110']),
  'x-lianxi-sha256': z.string().regex(/^[0-9a-f]{64}$/),
});

/** `GET /api/recordings/:callId` */
export const recordingListSchema = z.object({ chunks: z.array(recordedChunkSchema) });
