import type { RecordingLeg } from '#domain/recording/recordedChunk.ts';
import type { Instant } from '#domain/tenant.ts';

/** One self-contained piece of one leg. */
export interface MadeChunk {
  readonly callId: string;
  readonly leg: RecordingLeg;
  readonly index: number;
  readonly offset: number;
  readonly duration: number;
  readonly mime: string;
  readonly content: Blob;
}

export interface CallStreams {
  readonly caller: MediaStream;
  readonly seat: MediaStream;
}

/** Records one call at a time, in pieces of some seconds. */
export interface CallRecorder {
  /** `answeredAt` is what offsets count from; it stays when the page comes back into a call. */
  start(callId: string, streams: CallStreams, answeredAt: Instant): void;
  pause(on: boolean): void;
  stop(): void;
}

const chunkMs = 4_000;
/** Speech; two legs together about 6 kB/s. */
const bitsPerSecond = 24_000;
const wishes = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

/**
 * A MediaRecorder's later pieces cannot be played without its first, so every piece is a recorder of its own: the next one
 * starts before the one before it stops, which costs a few doubled milliseconds and never a lost word.
 */
export const createCallRecorder = (deps: {
  readonly onChunk: (chunk: MadeChunk) => void;
  /** Where each leg goes on; -1 for a call that was never recorded. */
  readonly lastIndex: (callId: string) => Promise<Readonly<Record<RecordingLeg, number>>>;
  readonly now: () => Instant;
}): CallRecorder => {
  const mime = wishes.find((each) => MediaRecorder.isTypeSupported(each)) ?? '';
  let end: (() => void) | null = null;
  let setPaused: ((on: boolean) => void) | null = null;

  const recordLeg = (callId: string, leg: RecordingLeg, stream: MediaStream, answeredAt: Instant, first: number) => {
    let index = first;
    let current: MediaRecorder | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const next = (): void => {
      const before = current;
      const recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitsPerSecond, ...(mime === '' ? {} : { mimeType: mime }) });
      const mine = index;
      index += 1;
      const startedAt = deps.now();
      recorder.addEventListener('dataavailable', ({ data }) => {
        if (data.size === 0) return;
        const offset = Math.max(0, startedAt - answeredAt);
        deps.onChunk({ callId, leg, index: mine, offset, duration: deps.now() - startedAt, mime: recorder.mimeType, content: data });
      });
      recorder.start();
      current = recorder;
      if (before?.state === 'recording') before.stop();
      timer = setTimeout(next, chunkMs);
    };
    const halt = (): void => {
      clearTimeout(timer);
      if (current?.state === 'recording') current.stop();
      current = null;
    };
    return { next, halt };
  };

  const stop = (): void => {
    end?.();
    end = null;
    setPaused = null;
  };

  return {
    start: (callId, { caller, seat }, answeredAt) => {
      stop();
      let over = false;
      let paused = false;
      let legs: readonly ReturnType<typeof recordLeg>[] = [];
      end = () => {
        over = true;
        for (const { halt } of legs) halt();
      };
      setPaused = (on) => {
        paused = on;
        for (const { next, halt } of legs) if (on) halt(); else next();
      };
      // Nothing known of earlier pieces (the station is away): far above any that could be there.
      void deps.lastIndex(callId).catch(() => ({ caller: 499_999, seat: 499_999 })).then((last) => {
        if (over) return;
        legs = [
          recordLeg(callId, 'caller', caller, answeredAt, last.caller + 1),
          recordLeg(callId, 'seat', seat, answeredAt, last.seat + 1),
        ];
        if (!paused) for (const { next } of legs) next();
      });
    },
    pause: (on) => setPaused?.(on),
    stop,
  };
};
