import { labelRatios, type TrainingText } from './labelRatios.ts';
import { separate, type Plane } from './separate.ts';
import type { TextVector } from './vocabulary.ts';

/** One plane per label, every feature counting alike. */
export const plainPlanes = (texts: readonly TrainingText[], labelCount: number, featureCount: number): readonly Plane[] =>
  Array.from({ length: labelCount }, (_, label) => planeOf(texts, label, texts.map(({ vector }) => vector), featureCount));

/** What a feature without any preference for a label still counts. */
const leastRatio = 0.1;

/**
 * Two planes per label, averaged: one sees each feature by how much it speaks for that label (the NB-SVM of Wang & Manning),
 * one by how much it speaks for any. Real petitions, five-fold: 88.9 % and 88.8 % alone, 89.2 % together, 87.4 % without.
 */
export const planesByRatio = (texts: readonly TrainingText[], labelCount: number, featureCount: number): readonly Plane[] => {
  const ratios = labelRatios(texts, labelCount, featureCount);
  const strongest = new Float64Array(featureCount).map((_, feature) => ratios.reduce((most, row) => Math.max(most, Math.abs(row[feature] ?? 0)), 0) + leastRatio);
  const scaledByAny = texts.map(({ vector }) => scaled(vector, strongest));
  return ratios.map((own, label) => {
    const byOwn = planeOf(texts, label, texts.map(({ vector }) => scaled(vector, own)), featureCount);
    const byAny = planeOf(texts, label, scaledByAny, featureCount);
    return {
      weights: own.map((ratio, at) => (ratio * (byOwn.weights[at] ?? 0) + (strongest[at] ?? 0) * (byAny.weights[at] ?? 0)) / 2),
      bias: (byOwn.bias + byAny.bias) / 2,
    };
  });
};

const planeOf = (texts: readonly TrainingText[], label: number, vectors: readonly TextVector[], featureCount: number): Plane =>
  separate(vectors, texts.map(({ owner }) => owner === label), texts.map(({ weight }) => weight), featureCount);

const scaled = ({ indices, values }: TextVector, scale: Float64Array): TextVector => ({ indices, values: values.map((value, each) => value * (scale[indices[each] ?? 0] ?? 0)) });
