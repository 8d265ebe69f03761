import type { ClassifierModel } from './classifierModel.ts';
import { softmax } from './fitSharpness.ts';
import type { TextVector } from './vocabulary.ts';
import { textFeatures } from './textFeatures.ts';
import { indexOf, vectorOf } from './vocabulary.ts';

export interface Classification {
  readonly label: string;
  /** Calibrated: of all answers given with 0.7 about 70 % are right. The labels' probabilities sum to 1. */
  readonly probability: number;
  /** The features of the text that speak most for this label against all others, strongest first; of the likeliest labels only. */
  readonly because: readonly { readonly feature: string; readonly weight: number }[];
}

const mostReasons = 6;
const mostExplained = 5;

interface Ready {
  readonly index: ReadonlyMap<string, number>;
  /** The weights feature by feature: a text has few features, and what they say of every label lies side by side. */
  readonly byFeature: Float32Array;
}

/** Finding a gram among a hundred thousand needs a map; it is made once per model and is gone with it. */
const readyModels = new WeakMap<ClassifierModel, Ready>();

const readyOf = (model: ClassifierModel): Ready => {
  const known = readyModels.get(model);
  if (known !== undefined) return known;
  const byFeature = new Float32Array(model.features.length * model.labels.length);
  for (const [label, row] of model.weights.entries()) for (const [at, weight] of row.entries()) byFeature[at * model.labels.length + label] = weight;
  const made = { index: indexOf(model), byFeature };
  readyModels.set(model, made);
  return made;
};

const scoresOf = ({ labels, bias }: ClassifierModel, { byFeature }: Ready, { indices, values }: TextVector): readonly number[] => {
  const scores = Float64Array.from(bias);
  for (let each = 0; each < indices.length; each += 1) {
    const row = (indices[each] as number) * labels.length;
    const value = values[each] as number;
    for (let label = 0; label < labels.length; label += 1) scores[label] = (scores[label] as number) + (byFeature[row + label] as number) * value;
  }
  return Array.from(scores);
};

/** All labels of the model, the likeliest first, the first `explained` with reasons (they take longer than the ranking); a text without any known n-gram gets what the labels' sizes alone say. */
export const classify = (model: ClassifierModel, text: string, explained = mostExplained): readonly Classification[] => classifyFeatures(model, textFeatures(text, model), explained);

/** The same for a text whose features are counted already, as the model reads it: models that read alike share them. */
export const classifyFeatures = (model: ClassifierModel, features: ReadonlyMap<string, number>, explained = mostExplained): readonly Classification[] => {
  const ready = readyOf(model);
  const vector = vectorOf(features, model, ready.index);
  const scores = scoresOf(model, ready, vector);
  const probabilities = softmax(scores, model.sharpness);
  return model.labels
    .map((label, at) => ({ label, at, probability: probabilities[at] ?? 0 }))
    .sort((one, other) => other.probability - one.probability || one.at - other.at)
    .map(({ label, at, probability }, rank) => ({ label, probability, because: rank < explained ? reasonsFor(model, at, vector) : [] }));
};

/** What a feature carries beside its letters: spaces before words, the sign of a place. */
const unspoken = /[ ^$~]/gu;

/** `下水道` says all that `下水` and `水道` say: of features within each other only the strongest is named. */
const reasonsFor = (model: ClassifierModel, label: number, { indices, values }: TextVector): Classification['because'] => {
  const row = model.weights[label] ?? [];
  const speaking = Array.from(indices, (at, each) => ({ feature: model.features[at] ?? '', weight: (row[at] ?? 0) * (values[each] ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const named: { readonly feature: string; readonly weight: number }[] = [];
  for (const { feature, weight } of speaking) {
    if (named.length === mostReasons) break;
    const word = feature.replaceAll(unspoken, '');
    if (!named.some((other) => other.feature.includes(word) || word.includes(other.feature))) named.push({ feature: word, weight });
  }
  return named;
};
