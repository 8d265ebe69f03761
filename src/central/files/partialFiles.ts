import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#domain/tenant.ts';

/** Files that have not arrived whole. Each belongs to who sends it: nobody can write into another's. */
export interface PartialFiles {
  /** Bytes that are on the disk; 0 for an unknown file. */
  size(owner: string, fileId: string): Promise<number>;
  /** Adds `piece` when it begins at the end of what is there, else leaves it. Answers the size after it. */
  append(owner: string, fileId: string, offset: number, piece: Buffer): Promise<number>;
  read(owner: string, fileId: string): Promise<Buffer>;
  drop(owner: string, fileId: string): Promise<void>;
  /** Forgets what nobody has added to since `before`. */
  dropOlder(before: Instant): Promise<void>;
}

export const createPartialFiles = (folder: string): PartialFiles => {
  const pathOf = (owner: string, fileId: string): string =>
    join(folder, createHash('sha256').update(`${owner}\n${fileId}`).digest('hex'));
  const size: PartialFiles['size'] = (owner, fileId) =>
    stat(pathOf(owner, fileId)).then(
      (found) => found.size,
      () => 0,
    );
  return {
    size,
    append: async (owner, fileId, offset, piece) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const before = await size(owner, fileId);
      if (before !== offset || piece.length === 0) return before;
      const file = await open(pathOf(owner, fileId), offset === 0 ? 'w' : 'r+', 0o600);
      try {
        // At a fixed place: the same piece arriving twice at once writes the same bytes.
        await file.write(piece, 0, piece.length, offset);
        await file.datasync();
      } finally {
        await file.close();
      }
      return offset + piece.length;
    },
    read: (owner, fileId) => readFile(pathOf(owner, fileId)),
    drop: (owner, fileId) => rm(pathOf(owner, fileId), { force: true }),
    dropOlder: async (before) => {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const found = await stat(path).catch(() => null);
        if (found !== null && found.mtimeMs < before) await rm(path, { force: true });
      }
    },
  };
};
