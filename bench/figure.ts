/** One measured value of the bench. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim: string;
  /** The plain thing that does the same without this product, measured in the same run: machines differ, ratios less. */
  readonly peer?: { readonly name: string; readonly value: number };
}

/** One JSON line for machines, a table for people. */
export const printFigures = (figures: readonly Figure[]): void => {
  const withRatio = figures.map(({ peer, ...figure }) => (peer === undefined ? figure : { ...figure, peer, ratio: figure.value / peer.value }));
  process.stdout.write(`${JSON.stringify(withRatio)}\n`);
  const short = (value: number): number => Number(value.toPrecision(3));
  const rows = figures.map(({ name, value, unit, aim, peer }) => [name, { value: short(value), unit, aim, ...(peer === undefined ? {} : { ratio: short(value / peer.value), 'of the peer': `${peer.name}: ${short(peer.value)} ${unit}` }) }] as const);
  console.table(Object.fromEntries(rows));
};

/** The value below which this share of the values lies. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** p50 and p95 of some times in milliseconds. */
export const middleAndTail = (name: string, times: readonly number[], aim: string): readonly Figure[] => [
  { name: `${name}, p50 of ${times.length}`, value: median(times), unit: 'ms', aim: '' },
  { name: `${name}, p95 of ${times.length}`, value: percentile(times, 0.95), unit: 'ms', aim },
];
