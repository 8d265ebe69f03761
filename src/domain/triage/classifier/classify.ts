import type { ClassifierModel } from './classifierModel.ts';
import { softmax } from './fitSharpness.ts';
import { scoreOf } from './separate.ts';
import type { TextVector } from './vocabulary.ts';
import { indexOf, vectorise } from './vocabulary.ts';

export interface Classification {
  readonly label: string;
  /** Calibrated: of all answers given with 0.7 about 70 % are right. The labels' probabilities sum to 1. */
  readonly probability: number;
  /** The features of the text that speak most for this label against all others, strongest first; of the likeliest labels only. */
  readonly because: readonly { readonly feature: string; readonly weight: number }[];
}

const mostReasons = 6;
const mostExplained = 5;

/** Finding a gram among a hundred thousand needs a map; it is made once per model and is gone with it. */
const indexes = new WeakMap<ClassifierModel, ReadonlyMap<string, number>>();

/** All labels of the model, the likeliest first, the first `explained` with reasons (they take longer than the ranking); a text without any known n-gram gets what the labels' sizes alone say. */
export const classify = (model: ClassifierModel, text: string, explained = mostExplained): readonly Classification[] => {
  const index = indexes.get(model) ?? indexOf(model);
  indexes.set(model, index);
  const vector = vectorise(text, model, index);
  const scores = model.weights.map((row, label) => scoreOf(row, model.bias[label] ?? 0, vector));
  const probabilities = softmax(scores, model.sharpness);
  return model.labels
    .map((label, at) => ({ label, at, probability: probabilities[at] ?? 0 }))
    .sort((one, other) => other.probability - one.probability || one.at - other.at)
    .map(({ label, at, probability }, rank) => ({ label, probability, because: rank < explained ? reasonsFor(model, at, vector) : [] }));
};

/** `下水道` says all that `下水` and `水道` say: of features within each other only the strongest is named. */
const reasonsFor = (model: ClassifierModel, label: number, { indices, values }: TextVector): Classification['because'] => {
  const row = model.weights[label] ?? [];
  const speaking = Array.from(indices, (at, each) => ({ feature: model.features[at] ?? '', weight: (row[at] ?? 0) * (values[each] ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const named: { readonly feature: string; readonly weight: number }[] = [];
  for (const { feature, weight } of speaking) {
    if (named.length === mostReasons) break;
    const word = feature.replaceAll(' ', '');
    if (!named.some((other) => other.feature.includes(word) || word.includes(other.feature))) named.push({ feature: word, weight });
  }
  return named;
};
