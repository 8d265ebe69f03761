import { frameSamples, loudness, type Frame } from '../media/g711.ts';
import type { AudioPort } from '../media/room.ts';

/** A simulated voice: says what it is given, notices when the other side speaks. */
export interface Speaker extends AudioPort {
  /** Resolves when the last frame is said, or at `stop`. */
  play(audio: Int16Array): Promise<void>;
  /** Milliseconds since it last heard speech; null when it never did. */
  quietFor(): number | null;
  stop(): void;
}

/** Louder than this is speech; a silent track and line noise stay far below. */
const speechLoudness = 300;

export const createSpeaker = (now: () => number): Speaker => {
  let playing: { readonly audio: Int16Array; position: number; readonly done: () => void } | null = null;
  let heardAt: number | null = null;
  let stopped = false;
  return {
    play: (audio) =>
      new Promise((resolve) => {
        playing?.done();
        playing = null;
        if (stopped) resolve();
        else playing = { audio, position: 0, done: resolve };
      }),
    quietFor: () => (heardAt === null ? null : now() - heardAt),
    stop: () => {
      stopped = true;
      playing?.done();
      playing = null;
    },
    take: (): Frame => {
      const frame = new Int16Array(frameSamples);
      if (playing === null) return frame;
      frame.set(playing.audio.subarray(playing.position, playing.position + frameSamples));
      playing.position += frameSamples;
      if (playing.position >= playing.audio.length) {
        playing.done();
        playing = null;
      }
      return frame;
    },
    hear: (frame) => {
      if (loudness(frame) > speechLoudness) heardAt = now();
    },
  };
};
