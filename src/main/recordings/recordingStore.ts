import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { open, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { recordedChunkSchema } from '#contract/recording.ts';
import { inPlayingOrder, nameOfChunk, parseChunkName, type RecordedChunk, type RecordingLeg } from '#domain/recording/recordedChunk.ts';
import type { Instant, Line } from '#domain/tenant.ts';

export interface StoredChunk {
  readonly callId: string;
  readonly line: Line;
  readonly chunk: RecordedChunk;
  readonly content: Buffer;
}

/** Recordings of this seat, one folder a call, one encrypted file a chunk. A file's ending says whether the central has it. */
export interface RecordingStore {
  /** On disk when it resolves. The same chunk again changes nothing. */
  keep(callId: string, line: Line, chunk: Omit<RecordedChunk, 'sha256' | 'bytes'>, content: Buffer): Promise<void>;
  lastIndex(callId: string): Promise<Readonly<Record<RecordingLeg, number>>>;
  list(callId: string): Promise<readonly RecordedChunk[]>;
  read(callId: string, leg: RecordingLeg, index: number): Promise<StoredChunk | null>;
  /** Chunks the central does not have yet, oldest call first. */
  waiting(): Promise<readonly { readonly callId: string; readonly leg: RecordingLeg; readonly index: number }[]>;
  sent(callId: string, leg: RecordingLeg, index: number): Promise<void>;
  /** Removes calls older than their line's days whose chunks are all with the central. Returns their ids. */
  expire(now: Instant, daysOf: (line: Line) => number): Promise<readonly string[]>;
}

const unsent = '.chunk';
const sent = '.sent';
const headerSchema = z.object({ line: z.enum(['12345', '110']), chunk: recordedChunkSchema });
const dayMs = 86_400_000;

/** Any Call-ID as a folder's name: nothing in it can lead out of the folder, or is refused by a file system. */
const folderName = (callId: string): string => `call-${encodeURIComponent(callId).replaceAll('*', '%2A')}`;
const callIdOfFolder = (name: string): string | null => {
  try {
    return name.startsWith('call-') ? decodeURIComponent(name.slice(5)) : null;
  } catch {
    return null;
  }
};

/** @param key 32 bytes. AES-256-GCM (NIST SP 800-38D): nonce 12, tag 16, then header length, header, content. */
export const createRecordingStore = (folder: string, key: Buffer): RecordingStore => {
  const folderOf = (callId: string): string => join(folder, folderName(callId));
  const callIds = async (): Promise<readonly string[]> => (await readdir(folder).catch(() => [])).toSorted().map(callIdOfFolder).filter((id) => id !== null);

  const seal = (plain: Buffer): Buffer => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  };
  const unseal = (sealed: Buffer): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  };
  const names = async (callId: string): Promise<readonly string[]> => readdir(folderOf(callId)).catch(() => []);
  const chunksOf = async (callId: string) =>
    (await names(callId)).flatMap((name) => {
      const ending = name.endsWith(unsent) ? unsent : sent;
      const parsed = name.endsWith(ending) ? parseChunkName(name.slice(0, -ending.length)) : null;
      return parsed === null ? [] : [{ ...parsed, name, isSent: ending === sent }];
    });
  /** A file that cannot be opened (a torn disk) is passed over; the others play. */
  const openFile = async (callId: string, name: string): Promise<StoredChunk | null> => {
    try {
      const plain = unseal(await readFile(join(folderOf(callId), name)));
      const length = plain.readUInt32BE(0);
      const header = headerSchema.parse(JSON.parse(plain.subarray(4, 4 + length).toString()));
      return { callId, ...header, content: plain.subarray(4 + length) };
    } catch {
      return null;
    }
  };

  return {
    keep: async (callId, line, given, content) => {
      const chunk: RecordedChunk = { ...given, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
      if ((await chunksOf(callId)).some(({ leg, index }) => leg === chunk.leg && index === chunk.index)) return;
      const header = Buffer.from(JSON.stringify({ line, chunk }));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(header.length);
      await mkdir(folderOf(callId), { recursive: true, mode: 0o700 });
      const path = join(folderOf(callId), nameOfChunk(chunk) + unsent);
      const file = await open(`${path}.part`, 'w', 0o600);
      try {
        await file.writeFile(seal(Buffer.concat([length, header, content])));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
    },
    lastIndex: async (callId) => {
      const chunks = await chunksOf(callId);
      const last = (leg: RecordingLeg): number => chunks.reduce((most, each) => (each.leg === leg ? Math.max(most, each.index) : most), -1);
      return { caller: last('caller'), seat: last('seat') };
    },
    list: async (callId) => {
      const files = await Promise.all((await chunksOf(callId)).map(({ name }) => openFile(callId, name)));
      return inPlayingOrder(files.flatMap((file) => (file === null ? [] : [file.chunk])));
    },
    read: async (callId, leg, index) => {
      const found = (await chunksOf(callId)).find((each) => each.leg === leg && each.index === index);
      return found === undefined ? null : openFile(callId, found.name);
    },
    waiting: async () => {
      const all = await Promise.all(
        (await callIds()).map(async (callId) => (await chunksOf(callId)).filter(({ isSent }) => !isSent).map(({ leg, index }) => ({ callId, leg, index }))),
      );
      return all.flat();
    },
    sent: async (callId, leg, index) => {
      const path = join(folderOf(callId), nameOfChunk({ leg, index }));
      await rename(path + unsent, path + sent);
    },
    expire: async (now, daysOf) => {
      const gone: string[] = [];
      for (const callId of await callIds()) {
        const chunks = await chunksOf(callId);
        const [first] = chunks;
        if (first === undefined || chunks.some(({ isSent }) => !isSent)) continue;
        const line = (await openFile(callId, first.name))?.line ?? '110';
        const newest = Math.max(...(await Promise.all(chunks.map(async ({ name }) => (await stat(join(folderOf(callId), name))).mtimeMs))));
        if (now - newest < daysOf(line) * dayMs) continue;
        await rm(folderOf(callId), { recursive: true, force: true });
        gone.push(callId);
      }
      return gone;
    },
  };
};
