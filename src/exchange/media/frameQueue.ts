import type { Frame } from './g711.ts';

/** Frames between two clocks that do not agree: the phone's, which sends, and ours, which mixes. */
export interface FrameQueue {
  push(frame: Frame): void;
  take(): Frame | null;
}

const longest = 15;
/** Over this many frames the shortest length of the queue is watched … */
const watched = 50;
/** … and one frame is dropped when it never fell below this: the delay is not needed. */
const needed = 3;

export const createFrameQueue = (): FrameQueue => {
  const frames: Frame[] = [];
  let shortest = longest;
  let taken = 0;
  return {
    push: (frame) => {
      frames.push(frame);
      if (frames.length > longest) frames.shift();
    },
    take: () => {
      shortest = Math.min(shortest, frames.length);
      taken += 1;
      if (taken >= watched) {
        if (shortest >= needed) frames.shift();
        taken = 0;
        shortest = longest;
      }
      return frames.shift() ?? null;
    },
  };
};
