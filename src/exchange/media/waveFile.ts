import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { compress, frameSamples, type Frame } from './g711.ts';

/** A growing WAV file: A-law, 8 kHz, two channels. A crash at any time leaves a file that plays to its last second. */
export interface WaveFile {
  /** Never waits for the disk: the sound of every call passes where this is called. */
  write(left: Frame, right: Frame): void;
  /** Bytes on the disk. @throws the first file error, if there was one. */
  close(): Promise<number>;
}

const headerBytes = 58;
const framesPerFlush = 50;

/** RIFF with a `fact` chunk, as non-PCM formats want it (Microsoft, Multimedia Data Standards Update, 1994). */
const header = (dataBytes: number): Buffer => {
  const bytes = Buffer.alloc(headerBytes);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(18, 16);
  bytes.writeUInt16LE(6, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(8_000, 24);
  bytes.writeUInt32LE(16_000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('fact', 38, 'latin1');
  bytes.writeUInt32LE(4, 42);
  bytes.writeUInt32LE(dataBytes / 2, 46);
  bytes.write('data', 50, 'latin1');
  bytes.writeUInt32LE(dataBytes, 54);
  return bytes;
};

export const openWaveFile = (path: string): WaveFile => {
  const opened = open(path, 'wx');
  const secondBytes = framesPerFlush * frameSamples * 2;
  let second = Buffer.allocUnsafe(secondBytes);
  let filled = 0;
  let written = 0;
  /** One write after another; after an error none. */
  let done: Promise<unknown> = opened.then((file) => file.write(header(0), 0, headerBytes, 0));
  done.catch(() => undefined);

  const flush = (): void => {
    const [data, at] = [second.subarray(0, filled), headerBytes + written];
    written += filled;
    const total = written;
    second = Buffer.allocUnsafe(secondBytes);
    filled = 0;
    done = done.then(async () => {
      const file = await opened;
      await file.write(data, 0, data.length, at);
      await file.write(header(total), 0, headerBytes, 0);
    });
    done.catch(() => undefined);
  };
  return {
    write: (left, right) => {
      compress(left, 'alaw', second, filled, 2);
      compress(right, 'alaw', second, filled + 1, 2);
      filled += 2 * frameSamples;
      if (filled >= secondBytes) flush();
    },
    close: async () => {
      flush();
      try {
        await done;
      } finally {
        await (await opened).close();
      }
      return headerBytes + written;
    },
  };
};

/** Brings the lengths in the header up to what a crash left on the disk. */
export const mendWaveFile = (path: string): number => {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  try {
    const stored = Buffer.alloc(headerBytes);
    readSync(file, stored, 0, headerBytes, 0);
    const data = Math.max(0, size - headerBytes) & ~1;
    if (stored.readUInt32LE(54) !== data) writeSync(file, header(data), 0, headerBytes, 0);
    return size;
  } finally {
    closeSync(file);
  }
};
