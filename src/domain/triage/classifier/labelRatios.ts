import type { TextVector } from './vocabulary.ts';

export interface TrainingText {
  readonly vector: TextVector;
  /** Number of its label. */
  readonly owner: number;
  /** How dear an error on it is. */
  readonly weight: number;
}

/**
 * How much likelier a feature is in the texts of each label than in all others, as a logarithm, one row per label
 * (Wang & Manning, ACL 2012: "baselines and bigrams"). One count is added everywhere, so that a feature that was never seen
 * in a label is unlikely there, not impossible.
 */
export const labelRatios = (texts: readonly TrainingText[], labelCount: number, featureCount: number): readonly Float64Array[] => {
  const counts = Array.from({ length: labelCount }, () => new Float64Array(featureCount));
  const total = new Float64Array(featureCount);
  for (const { vector, owner, weight } of texts) {
    const own = counts[owner] as Float64Array;
    for (const feature of vector.indices) {
      own[feature] = (own[feature] ?? 0) + weight;
      total[feature] = (total[feature] ?? 0) + weight;
    }
  }
  const all = sumOf(total);
  return counts.map((own) => {
    const mine = sumOf(own);
    const base = Math.log((mine + featureCount) / (all - mine + featureCount));
    return own.map((count, feature) => Math.log((count + 1) / ((total[feature] ?? 0) - count + 1)) - base);
  });
};

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
