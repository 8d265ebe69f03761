/** Ticks every 20 ms on average, by the clock and not by the count of timer calls, which run late on a busy machine. */
export interface FrameClock {
  onTick(listener: () => void): () => void;
  /** How many listen. */
  readonly listeners: number;
  stop(): void;
}

const frameTime = 20;
/** A machine that slept is not made to say everything it missed. */
const mostMissed = 50;

export const startFrameClock = (now: () => number): FrameClock => {
  const listeners = new Set<() => void>();
  const started = now();
  let ticks = 0;
  const timer = setInterval(() => {
    const due = Math.floor((now() - started) / frameTime);
    ticks = Math.max(ticks, due - mostMissed);
    for (; ticks < due; ticks += 1) for (const listener of listeners) listener();
  }, 10);
  return {
    onTick: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get listeners() {
      return listeners.size;
    },
    stop: () => clearInterval(timer),
  };
};
