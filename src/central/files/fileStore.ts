import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where photos and voice notes go: a directory here, an S3-compatible store in a large city, behind this port. */
export interface FileStore {
  save(fileId: string, content: Buffer): Promise<void>;
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
    },
    read: (fileId) => readFile(pathOf(fileId)).catch(() => null),
    remove: (fileId) => rm(pathOf(fileId), { force: true }),
  };
};
