/** A share of `n` with its Wilson score interval of 95 % (Wilson 1927); empty n gives the whole of 0..1. */
export interface Rate {
  readonly hits: number;
  readonly n: number;
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

const z = 1.959964;

export const rateOf = (hits: number, n: number): Rate => {
  if (n === 0) return { hits, n, rate: null, low: 0, high: 1 };
  const share = hits / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { hits, n, rate: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};
