import { describe, expect, it } from 'vitest';
import { compress, decodeAlaw, decodeMulaw, encodeAlaw, encodeMulaw, expand, loudness } from './g711.ts';

const codes = Array.from({ length: 256 }, (_, code) => code);

describe('G.711', () => {
  it('gives every A-law code back', () => {
    expect(codes.map((code) => encodeAlaw(decodeAlaw(code)))).toEqual(codes);
  });

  it('gives every µ-law value back', () => {
    expect(codes.map((code) => decodeMulaw(encodeMulaw(decodeMulaw(code))))).toEqual(codes.map(decodeMulaw));
  });

  it('knows silence', () => {
    const silence = new Int16Array(160);
    expect([...compress(silence, 'alaw').subarray(0, 1), ...compress(silence, 'mulaw').subarray(0, 1)]).toEqual([0xd5, 0xff]);
    expect(loudness(expand(compress(silence, 'alaw'), 'alaw'))).toBeLessThan(10);
    expect(loudness(expand(compress(silence, 'mulaw'), 'mulaw'))).toBe(0);
  });

  it('keeps a tone within the codec’s error', () => {
    for (let index = 0; index < 80; index += 1) {
      const sample = Math.round(8_000 * Math.sin((2 * Math.PI * 1_000 * index) / 8_000));
      expect(Math.abs(decodeAlaw(encodeAlaw(sample)) - sample)).toBeLessThanOrEqual(Math.max(16, Math.abs(sample) / 16));
    }
  });
});
