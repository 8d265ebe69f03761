import type { ClassifierModel } from './classifierModel.ts';
import { softmax } from './fitSharpness.ts';
import type { TextVector } from './vocabulary.ts';
import { textFeatures } from './textFeatures.ts';
import { indexOf, vectorOf } from './vocabulary.ts';

export interface Classification {
  readonly label: string;
  /** Calibrated: of all answers given with 0.7 about 70 % are right. The labels' probabilities sum to 1. */
  readonly probability: number;
}

/** Finding a gram among a hundred thousand needs a map; it is made once per vocabulary and is gone with it. */
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
/** Models of one vocabulary see a text as the same vector: it is found once and is gone with the text's features. */
const vectors = new WeakMap<ReadonlyMap<string, number>, { readonly of: readonly string[]; readonly vector: TextVector }>();

export const vectorFor = (model: ClassifierModel, counts: ReadonlyMap<string, number>): TextVector => {
  const known = vectors.get(counts);
  if (known?.of === model.features) return known.vector;
  const index = indexes.get(model.features) ?? indexOf(model);
  indexes.set(model.features, index);
  const vector = vectorOf(counts, model, index);
  vectors.set(counts, { of: model.features, vector });
  return vector;
};

/** The weights feature by feature: a text has few features, and what they say of every label lies side by side. */
const weightsByFeature = new WeakMap<ClassifierModel, Float32Array>();

const byFeatureOf = (model: ClassifierModel): Float32Array => {
  const known = weightsByFeature.get(model);
  if (known !== undefined) return known;
  const byFeature = new Float32Array(model.features.length * model.labels.length);
  for (const [label, row] of model.weights.entries()) for (const [at, weight] of row.entries()) byFeature[at * model.labels.length + label] = weight;
  weightsByFeature.set(model, byFeature);
  return byFeature;
};

const scoresOf = (model: ClassifierModel, { indices, values }: TextVector): readonly number[] => {
  const { labels, bias } = model;
  const byFeature = byFeatureOf(model);
  const scores = Float64Array.from(bias);
  for (let each = 0; each < indices.length; each += 1) {
    const row = (indices[each] as number) * labels.length;
    const value = values[each] as number;
    for (let label = 0; label < labels.length; label += 1) scores[label] = (scores[label] as number) + (byFeature[row + label] as number) * value;
  }
  return Array.from(scores);
};

/** All labels of the model, the likeliest first; a text without any known n-gram gets what the labels' sizes alone say. */
export const classify = (model: ClassifierModel, text: string): readonly Classification[] => classifyFeatures(model, textFeatures(text, model));

/** The same for a text whose features are counted already, as the model reads it: models that read alike share them. */
export const classifyFeatures = (model: ClassifierModel, features: ReadonlyMap<string, number>): readonly Classification[] => {
  const scores = scoresOf(model, vectorFor(model, features));
  const probabilities = softmax(scores, model.sharpness);
  return model.labels
    .map((label, at) => ({ label, at, probability: probabilities[at] ?? 0 }))
    .sort((one, other) => other.probability - one.probability || one.at - other.at)
    .map(({ label, probability }) => ({ label, probability }));
};
