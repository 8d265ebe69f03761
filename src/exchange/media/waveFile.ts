import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { compress, type Frame } from './g711.ts';

/** A growing WAV file: A-law, 8 kHz, two channels. A crash at any time leaves a file that plays to its last second. */
export interface WaveFile {
  write(left: Frame, right: Frame): void;
  /** Bytes on the disk. */
  close(): number;
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

/** @throws file errors. */
export const openWaveFile = (path: string): WaveFile => {
  const file = openSync(path, 'wx');
  let written = 0;
  let pending: Buffer[] = [];
  writeSync(file, header(0), 0, headerBytes, 0);

  const flush = (): void => {
    const data = Buffer.concat(pending);
    pending = [];
    writeSync(file, data, 0, data.length, headerBytes + written);
    written += data.length;
    writeSync(file, header(written), 0, headerBytes, 0);
  };
  return {
    write: (left, right) => {
      const [one, other] = [compress(left, 'alaw'), compress(right, 'alaw')];
      const both = Buffer.alloc(one.length * 2);
      for (let at = 0; at < one.length; at += 1) {
        both[2 * at] = one[at] ?? 0;
        both[2 * at + 1] = other[at] ?? 0;
      }
      pending.push(both);
      if (pending.length >= framesPerFlush) flush();
    },
    close: () => {
      flush();
      closeSync(file);
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
