/** ITU-T G.711 A-law silence (the code of zero). */
export const alawSilence = 0xd5;
/** ITU-T G.711 µ-law silence. */
export const mulawSilence = 0xff;

/** One A-law code to 16-bit linear (ITU-T G.711, table 1a; even bits are inverted). */
export const decodeAlaw = (code: number): number => {
  const bits = code ^ 0x55;
  const segment = (bits & 0x70) >> 4;
  const base = (bits & 0x0f) << 4;
  const magnitude = segment === 0 ? base + 8 : (base + 0x108) << (segment - 1);
  return (bits & 0x80) === 0 ? -magnitude : magnitude;
};

/** 16-bit linear to A-law. */
export const encodeAlaw = (sample: number): number => {
  const sign = sample < 0 ? 0x00 : 0x80;
  const magnitude = Math.min(32_635, sample < 0 ? -sample - 1 : sample);
  const segment = magnitude < 256 ? 0 : Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = segment === 0 ? magnitude >> 4 : (magnitude >> (segment + 3)) & 0x0f;
  return (sign | (segment << 4) | (mantissa & 0x0f)) ^ 0x55;
};

const mulawBias = 0x84;

/** One µ-law code to 16-bit linear (ITU-T G.711, table 2a; all bits are inverted). */
export const decodeMulaw = (code: number): number => {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + mulawBias) << ((bits & 0x70) >> 4)) - mulawBias;
  return (bits & 0x80) === 0 || magnitude === 0 ? magnitude : -magnitude;
};

/** 16-bit linear to µ-law. */
export const encodeMulaw = (sample: number): number => {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(32_635, Math.abs(sample)) + mulawBias;
  const segment = Math.floor(Math.log2(magnitude)) - 7;
  return ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff;
};

/** A-law to µ-law by table, for peers that speak PCMU only. */
export const alawToMulaw: readonly number[] = Array.from({ length: 256 }, (_, code) => encodeMulaw(decodeAlaw(code)));

/** Root mean square of a G.711 frame in 16-bit linear units. */
export const loudness = (frame: Uint8Array, decode: (code: number) => number): number =>
  Math.sqrt(frame.reduce((sum, code) => sum + decode(code) ** 2, 0) / Math.max(1, frame.length));
