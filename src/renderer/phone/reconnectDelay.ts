/** Milliseconds before the next attempt: 0.5 s, doubling to 15 s, with a fifth of jitter so that a hall of seats does not knock at once. `chance` in [0, 1). */
export const reconnectDelay = (attempt: number, chance: number): number =>
  Math.round(Math.min(15_000, 500 * 2 ** Math.min(attempt, 10)) * (0.8 + 0.4 * chance));
