import type { RecordingLeg } from '#domain/recording/recordedChunk.ts';

/** One decoded piece of a leg. */
export interface Piece {
  readonly leg: RecordingLeg;
  /** Milliseconds since the answer. */
  readonly offset: number;
  /** −1 … 1. */
  readonly samples: Float32Array;
}

/** Both legs as they ran side by side from `from` ms on; what was not recorded is silence. */
export interface Legs {
  readonly rate: number;
  readonly from: number;
  readonly caller: Float32Array;
  readonly seat: Float32Array;
}

/** @param last only this many milliseconds up to the end; null for everything. @param rate samples per second. */
export const assembleLegs = (pieces: readonly Piece[], rate: number, last: number | null): Legs => {
  const end = pieces.reduce((latest, { offset, samples }) => Math.max(latest, offset + (samples.length / rate) * 1_000), 0);
  const from = last === null ? 0 : Math.max(0, end - last);
  const length = Math.max(0, Math.round(((end - from) / 1_000) * rate));
  const legs: Legs = { rate, from, caller: new Float32Array(length), seat: new Float32Array(length) };
  for (const { leg, offset, samples } of pieces) {
    const at = Math.round(((offset - from) / 1_000) * rate);
    // Where two pieces overlap by some milliseconds the later one wins; what lies before `from` is cut off.
    const kept = samples.subarray(Math.min(samples.length, Math.max(0, -at)));
    const start = Math.max(0, at);
    legs[leg].set(kept.subarray(0, Math.max(0, length - start)), Math.min(start, length));
  }
  return legs;
};

/** RIFF/WAVE, 16-bit PCM, two channels: caller left, seat right (Microsoft & IBM, Multimedia Programming Interface 1.0). */
export const wavOf = ({ rate, caller, seat }: Legs): ArrayBuffer => {
  const bytes = new ArrayBuffer(44 + caller.length * 4);
  const view = new DataView(bytes);
  const text = (at: number, word: string): void => {
    for (const [index, letter] of [...word].entries()) view.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, bytes.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, caller.length * 4, true);
  for (let index = 0; index < caller.length; index += 1) {
    view.setInt16(44 + index * 4, pcm(caller[index] ?? 0), true);
    view.setInt16(46 + index * 4, pcm(seat[index] ?? 0), true);
  }
  return bytes;
};

const pcm = (sample: number): number => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
