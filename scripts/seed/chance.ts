/** A stream of chance that is the same for the same seed on every machine (mulberry32, T. Ettinger, public domain). */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  pick<Value>(values: readonly Value[]): Value;
  /** Whole number in [from, to]. */
  between(from: number, to: number): number;
  is(share: number): boolean;
  /** UUIDv7 of an instant; its random part comes from this stream. */
  id(at: number): string;
}

export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const hex = (digits: number): string => Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  return {
    next,
    pick: (values) => {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new RangeError('nothing to pick from');
      return value;
    },
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    is: (share) => next() < share,
    id: (at) => {
      const time = Math.floor(at).toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
    },
  };
};
