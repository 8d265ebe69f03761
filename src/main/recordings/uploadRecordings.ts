import type { Logger } from 'pino';
import { ContractError } from '#contract/errors.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { RecordingStore } from './recordingStore.ts';

export interface RecordingUpload {
  readonly waiting: number;
  /** A chunk is on disk. Never waits. */
  poke(): void;
  stop(): void;
}

const period = 30_000;

/**
 * Brings chunks to the central in the background, one at a time; whatever was not answered is sent again, so a broken
 * transfer resumes at the chunk it broke at. Retried by its own timer, whether or not anybody is calling.
 */
export const startRecordingUpload = (deps: {
  readonly store: RecordingStore;
  readonly central: Pick<CentralClient, 'putRecording'>;
  readonly log: Logger;
}): RecordingUpload => {
  const { store, central, log } = deps;
  let waiting = 0;
  let running = false;
  let asked = 0;
  let stopped = false;

  /** True when the central has it, or will never take it. */
  const send = async (callId: string, leg: 'caller' | 'seat', index: number): Promise<boolean> => {
    const stored = await store.read(callId, leg, index);
    if (stored === null) return false;
    try {
      await central.putRecording(callId, stored.line, stored.chunk, stored.content);
    } catch (error) {
      const refusedForGood = error instanceof ContractError && ['conflict', 'invalid_params', 'too_large'].includes(error.kind);
      if (!refusedForGood) throw error;
      log.warn({ callId, leg, index, kind: error.kind }, 'the central does not take this part of a recording');
      return false;
    }
    await store.sent(callId, leg, index);
    return true;
  };

  const sendAll = async (): Promise<void> => {
    const queue = await store.waiting();
    waiting = queue.length;
    for (const { callId, leg, index } of queue) {
      if (stopped) return;
      if (await send(callId, leg, index)) waiting -= 1;
    }
  };

  const run = async (): Promise<void> => {
    asked += 1;
    if (running) return;
    running = true;
    try {
      for (let served = 0; served !== asked; ) {
        served = asked;
        await sendAll();
      }
    } catch (error) {
      // The central is away, or this seat may not write now: the timer comes back to it.
      log.debug({ kind: error instanceof ContractError ? error.kind : 'internal' }, 'recordings wait');
    } finally {
      running = false;
    }
  };

  const timer = setInterval(() => void run(), period);
  void run();
  return {
    get waiting() {
      return waiting;
    },
    poke: () => void run(),
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
};
