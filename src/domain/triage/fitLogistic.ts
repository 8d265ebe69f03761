/** A logistic regression over named numbers: standardised, so that its weights can be read beside each other. */
export interface Logistic {
  readonly names: readonly string[];
  readonly means: readonly number[];
  readonly scales: readonly number[];
  /** One weight per name, the constant last. */
  readonly weights: readonly number[];
}

export const probabilityOf = ({ means, scales, weights }: Logistic, values: readonly number[]): number =>
  1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + (weights[at] ?? 0) * ((value - (means[at] ?? 0)) / (scales[at] ?? 1)), weights.at(-1) ?? 0)));

const rounds = 25;

/** Newton's method on the ridge-penalised likelihood. Deterministic; a column that never changes gets no weight. */
export const fitLogistic = (names: readonly string[], rows: readonly (readonly number[])[], hits: readonly boolean[], ridge = 1): Logistic => {
  const column = (at: number): readonly number[] => rows.map((row) => row[at] ?? 0);
  const means = names.map((_, at) => column(at).reduce((sum, value) => sum + value, 0) / Math.max(rows.length, 1));
  const scales = names.map((_, at) => Math.sqrt(column(at).reduce((sum, value) => sum + (value - (means[at] ?? 0)) ** 2, 0) / Math.max(rows.length, 1)) || 1);
  const levelled = rows.map((row) => [...row.map((value, at) => (value - (means[at] ?? 0)) / (scales[at] ?? 1)), 1]);
  const size = names.length + 1;
  let weights: readonly number[] = new Array<number>(size).fill(0);
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map((weight, at) => (at === size - 1 ? 0 : ridge * weight));
    const curve = weights.map((_, row) => weights.map((__, at) => (row === at ? ridge : 0)));
    for (const [each, row] of levelled.entries()) {
      const given = 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
      for (let one = 0; one < size; one += 1) {
        slope[one] = (slope[one] ?? 0) + (given - (hits[each] === true ? 1 : 0)) * (row[one] ?? 0);
        const line = curve[one] ?? [];
        for (let other = 0; other < size; other += 1) line[other] = (line[other] ?? 0) + given * (1 - given) * (row[one] ?? 0) * (row[other] ?? 0);
      }
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
  }
  const short = (value: number): number => Number(value.toPrecision(6));
  return { names, means: means.map(short), scales: scales.map(short), weights: weights.map(short) };
};

/** Gaussian elimination; the ridge keeps the matrix positive definite, so no pivoting is needed. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] => {
  const lines = matrix.map((line, at) => [...line, right[at] ?? 0]);
  for (const [at, line] of lines.entries()) {
    for (const below of lines.slice(at + 1)) {
      const factor = (below[at] ?? 0) / (line[at] ?? 1);
      for (let each = at; each < below.length; each += 1) below[each] = (below[each] ?? 0) - factor * (line[each] ?? 0);
    }
  }
  const found = right.map(() => 0);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? [];
    const known = found.reduce((sum, value, other) => (other > at ? sum + value * (line[other] ?? 0) : sum), 0);
    found[at] = ((line.at(-1) ?? 0) - known) / (line[at] ?? 1);
  }
  return found;
};
