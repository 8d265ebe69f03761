import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where photos go: a directory here, an S3-compatible store in a large city, behind this port. */
export interface FileStore {
  save(fileId: string, content: Buffer): Promise<{ readonly sha256: string }>;
  /** Null when there is no such file. */
  read(fileId: string): Promise<Buffer | null>;
  /** Nothing happens when there is none. */
  remove(fileId: string): Promise<void>;
}

/** Files by id in folders of 256; written apart and renamed, so that a crash leaves no half photo under a valid name. */
export const createFileStore = (folder: string): FileStore => {
  const pathOf = (fileId: string): string => join(folder, fileId.slice(-2), fileId);
  return {
    save: async (fileId, content) => {
      const path = pathOf(fileId);
      await mkdir(join(folder, fileId.slice(-2)), { recursive: true, mode: 0o700 });
      await writeFile(`${path}.part`, content, { mode: 0o600, flush: true });
      await rename(`${path}.part`, path);
      return { sha256: createHash('sha256').update(content).digest('hex') };
    },
    read: (fileId) => readFile(pathOf(fileId)).catch(() => null),
    remove: (fileId) => rm(pathOf(fileId), { force: true }),
  };
};

/** The image type that the first bytes say, or null. The sender's own claim is not believed. */
export const imageTypeOf = (content: Buffer): 'image/jpeg' | 'image/png' | 'image/webp' | null => {
  if (content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (content.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (content.subarray(0, 4).toString('latin1') === 'RIFF' && content.subarray(8, 12).toString('latin1') === 'WEBP') {
    return 'image/webp';
  }
  return null;
};
