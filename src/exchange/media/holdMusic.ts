import { frameSamples, type Frame } from './g711.ts';

/** 茉莉花, first line, as synthesised plucked notes (traditional, free of rights): note in hertz, length in beats. */
const melody: readonly (readonly [number, number])[] = [
  [330, 1], [330, 0.5], [392, 0.5], [440, 0.5], [523, 0.5], [523, 0.5], [440, 0.5], [392, 1], [392, 0.5], [440, 0.5], [392, 2],
  [330, 1], [330, 0.5], [392, 0.5], [440, 0.5], [523, 0.5], [523, 0.5], [440, 0.5], [392, 1], [392, 0.5], [440, 0.5], [392, 2],
];
const samplesPerBeat = 4_800;
const amplitude = 3_500;

const render = (): Int16Array => {
  const notes = melody.map(([pitch, beats]) =>
    Float64Array.from({ length: beats * samplesPerBeat }, (_, at) => {
      const phase = (2 * Math.PI * pitch * at) / 8_000;
      return amplitude * Math.exp(-at / 3_000) * (Math.sin(phase) + 0.3 * Math.sin(2 * phase));
    }),
  );
  return Int16Array.from(notes.flatMap((note) => [...note]));
};

const tune = render();
const frames = Math.floor(tune.length / frameSamples);

/** The music of hold, queue and park; frame after frame, from the start again at its end. */
export const holdMusic = (index: number): Frame => {
  const at = (index % frames) * frameSamples;
  return tune.subarray(at, at + frameSamples);
};

/** A short tone, for a feature code that has been understood. */
export const tone = (pitch: number, milliseconds: number): Int16Array =>
  Int16Array.from({ length: milliseconds * 8 }, (_, at) => 6_000 * Math.sin((2 * Math.PI * pitch * at) / 8_000));
