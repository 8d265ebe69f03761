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

/** 20 ms of 16-bit linear sound at 8 kHz: what is mixed, recorded and passed on. */
export type Frame = Int16Array;
export const frameSamples = 160;

const tableOf = (encode: (sample: number) => number): Uint8Array =>
  Uint8Array.from({ length: 65_536 }, (_, index) => encode(index - 32_768));
const alawCodes = tableOf(encodeAlaw);
const mulawCodes = tableOf(encodeMulaw);
const alawSamples = Int16Array.from({ length: 256 }, (_, code) => decodeAlaw(code));
const mulawSamples = Int16Array.from({ length: 256 }, (_, code) => decodeMulaw(code));

export type Law = 'alaw' | 'mulaw';

/** G.711 to linear, by table and by a plain loop: some hundred thousand samples a second pass here, and `from` takes ten times as long. */
export const expand = (codes: Uint8Array, law: Law): Int16Array => {
  const table = law === 'alaw' ? alawSamples : mulawSamples;
  const samples = new Int16Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) samples[at] = table[codes[at] ?? 0] ?? 0;
  return samples;
};

/** Linear to G.711, by table: every `step`-th code of `into`, from `first` on. */
export const compress = (samples: Int16Array, law: Law, into: Buffer = Buffer.allocUnsafe(samples.length), first = 0, step = 1): Buffer => {
  const table = law === 'alaw' ? alawCodes : mulawCodes;
  for (let at = 0; at < samples.length; at += 1) into[first + at * step] = table[(samples[at] ?? 0) + 32_768] ?? 0;
  return into;
};

/** Root mean square in 16-bit linear units. */
export const loudness = (samples: Int16Array): number => {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
};
