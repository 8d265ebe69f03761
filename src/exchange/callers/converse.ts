import { setTimeout as pause } from 'node:timers/promises';
import type { Speaker } from './speaker.ts';

/** After this much silence the other side has finished its sentence. */
const sentenceEnd = 900;
/** Longest wait for an answer before the caller goes on by himself. */
const longestWait = 5_000;
const lookEvery = 100;

/**
 * Says the lines one after another, letting the call-taker speak in between, then waits and ends. Stops at once when
 * `signal` aborts. Resolves true when the caller came to his own end.
 */
export const converse = async (speaker: Speaker, lines: readonly Int16Array[], lingerMs: number, signal: AbortSignal): Promise<boolean> => {
  try {
    await pause(500, undefined, { signal });
    for (const line of lines) {
      await speaker.play(line);
      for (let waited = 0; waited < longestWait; waited += lookEvery) {
        await pause(lookEvery, undefined, { signal });
        const quiet = speaker.quietFor();
        if (quiet !== null && quiet > sentenceEnd && quiet < waited) break;
      }
    }
    await pause(lingerMs, undefined, { signal });
    return true;
  } catch {
    return false;
  }
};
