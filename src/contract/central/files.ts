import * as z from 'zod';

/** Photos (JPEG, PNG, WebP) and voice notes (WebM, Ogg, MP4) may have this many bytes. */
export const largestFile = 8 * 1024 * 1024;
/** One request of an upload carries at most this much: a broken connection costs no more. */
export const uploadChunk = 256 * 1024;

/**
 * `POST /api/uploads/:id?offset=&size=&sha256=` with a piece of the file as application/octet-stream. The sender chooses the id, so that
 * what names the file can be written before the file has arrived. `sha256` is the whole file's, in hex; '' where the page cannot compute it.
 */
export const uploadQuerySchema = z.object({
  offset: z.coerce.number().int().min(0),
  size: z.coerce.number().int().min(1).max(largestFile),
  sha256: z.string().regex(/^([0-9a-f]{64})?$/u),
});

/**
 * Answers every piece, and `GET /api/uploads/:id`: how much the central has. A piece that does not begin there is not taken; the sender goes on
 * from `offset`. `stored`: the file is whole and `GET /api/files/:id` gives it back to who may see a case that names it.
 */
export const uploadStateSchema = z.object({ offset: z.number().int().min(0), stored: z.boolean() });
export type UploadState = z.infer<typeof uploadStateSchema>;
