/** Runs `connect` now and again after each failure, ever later. */
export interface BackOff {
  succeeded(): void;
  failed(): void;
  stop(): void;
}

const firstDelay = 500;
const longestDelay = 10_000;

export const createBackOff = (connect: () => void): BackOff => {
  let delay = firstDelay;
  let timer: NodeJS.Timeout | null = setTimeout(connect, 0);
  let stopped = false;
  return {
    succeeded: () => {
      delay = firstDelay;
    },
    failed: () => {
      if (stopped) return;
      timer = setTimeout(connect, delay);
      delay = Math.min(longestDelay, delay * 2);
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
