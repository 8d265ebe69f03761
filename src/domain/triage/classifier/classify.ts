import type { ClassifierModel } from './classifierModel.ts';
import { softmax } from './fitSharpness.ts';
import type { TextVector } from './vocabulary.ts';
import { indexOf, vectorise } from './vocabulary.ts';

export interface Classification {
  readonly label: string;
  /** Calibrated: of all answers given with 0.7 about 70 % are right. The labels' probabilities sum to 1. */
  readonly probability: number;
  /** The n-grams of the text that speak most for this label against all others, strongest first. */
  readonly because: readonly { readonly feature: string; readonly weight: number }[];
}

const mostReasons = 6;

/** Finding a gram among a hundred thousand needs a map; it is made once per model and is gone with it. */
const indexes = new WeakMap<ClassifierModel, ReadonlyMap<string, number>>();

/** All labels of the model, the likeliest first; a text without any known n-gram gets what the labels' sizes alone say. */
export const classify = (model: ClassifierModel, text: string): readonly Classification[] => {
  const index = indexes.get(model) ?? indexOf(model);
  indexes.set(model, index);
  const vector = vectorise(text, model, index);
  const scores = model.labels.map((_, label) => vector.indices.reduce((sum, at, each) => sum + weightOf(model, label, at) * (vector.values[each] ?? 0), model.bias[label] ?? 0));
  const probabilities = softmax(scores, model.sharpness);
  return model.labels
    .map((label, at) => ({ label, probability: probabilities[at] ?? 0, because: reasonsFor(model, at, vector) }))
    .sort((one, other) => other.probability - one.probability || (one.label < other.label ? -1 : 1));
};

const weightOf = (model: ClassifierModel, label: number, feature: number): number => model.weights[label]?.[feature] ?? 0;

/** `下水道` says all that `下水` and `水道` say: of grams within each other only the strongest is named. */
const reasonsFor = (model: ClassifierModel, label: number, { indices, values }: TextVector): Classification['because'] => {
  const speaking = Array.from(indices, (at, each) => ({ feature: model.features[at] ?? '', weight: weightOf(model, label, at) * (values[each] ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const named: { readonly feature: string; readonly weight: number }[] = [];
  for (const reason of speaking) {
    if (named.length === mostReasons) break;
    if (!named.some(({ feature }) => feature.includes(reason.feature) || reason.feature.includes(feature))) named.push(reason);
  }
  return named;
};
