import { writeFileSync } from 'node:fs';

const rate = 8_000;

/** A WAV: one tone, 8 kHz, 16 bit, mono. */
export const writeTone = (path: string, hertz: number, seconds: number): void => {
  const samples = Math.round(rate * seconds);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) file.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * index) / rate)), 44 + 2 * index);
  writeFileSync(path, file);
};
