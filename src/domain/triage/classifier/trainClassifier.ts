import { characterGrams } from './characterGrams.ts';
import type { ClassifierModel, ClassifierSample } from './classifierModel.ts';
import { fitSharpness } from './fitSharpness.ts';
import type { Plane } from './separate.ts';
import { separate } from './separate.ts';
import type { TextVector } from './vocabulary.ts';
import { buildVocabulary, indexOf, vectorOf } from './vocabulary.ts';

export interface TrainingOptions {
  /** Longest n-gram of characters, 4 when not given. */
  readonly maxGram?: number;
  /** An n-gram found in fewer texts than this is left out; 2 when not given. */
  readonly minTexts?: number;
  /** Price of an error against a simple model; 1 when not given. */
  readonly cost?: number;
}

const folds = 5;

/**
 * One support-vector plane per label over n-grams of characters; probabilities are fitted by internal cross-validation.
 * Pure and deterministic: the order of the samples does not matter. Without samples the model knows no label and
 * classifies nothing.
 */
export const trainClassifier = (samples: readonly ClassifierSample[], { maxGram = 4, minTexts = 2, cost = 1 }: TrainingOptions = {}): ClassifierModel => {
  const ordered = samples.filter(({ weight = 1 }) => weight > 0).toSorted(bySample);
  const labels = [...new Set(ordered.map(({ label }) => label))].sort();
  const grams = ordered.map(({ text }) => characterGrams(text, maxGram));
  const vocabulary = buildVocabulary(grams, maxGram, minTexts);
  const index = indexOf(vocabulary);
  const vectors = grams.map((counts) => vectorOf(counts, vocabulary, index));
  const owners = ordered.map(({ label }) => labels.indexOf(label));
  const costs = ordered.map(({ weight = 1 }) => cost * weight);

  const planesFor = (trained: readonly number[]): readonly Plane[] =>
    labels.map((_, label) =>
      separate(
        trained.map((at) => vectors[at] as TextVector),
        trained.map((at) => owners[at] === label),
        trained.map((at) => costs[at] as number),
        vocabulary.features.length,
      ),
    );

  const heldOut: { scores: readonly number[]; owner: number; weight: number }[] = [];
  const foldOf = spread(owners);
  for (let fold = 0; fold < folds; fold += 1) {
    const planes = planesFor([...vectors.keys()].filter((at) => foldOf[at] !== fold));
    for (const [at, vector] of vectors.entries()) {
      if (foldOf[at] === fold) heldOut.push({ scores: planes.map((plane) => scoreOn(plane, vector)), owner: owners[at] as number, weight: ordered[at]?.weight ?? 1 });
    }
  }
  const planes = planesFor([...vectors.keys()]);
  return {
    labels,
    ...vocabulary,
    idf: vocabulary.idf.map(short),
    weights: planes.map(({ weights }) => Array.from(weights, short)),
    bias: planes.map(({ bias }) => short(bias)),
    sharpness: short(fitSharpness(heldOut)),
  };
};

const bySample = (one: ClassifierSample, other: ClassifierSample): number =>
  compare(one.text, other.text) || compare(one.label, other.label) || (one.weight ?? 1) - (other.weight ?? 1);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Every label's texts dealt out over the folds in turn. */
const spread = (owners: readonly number[]): readonly number[] => {
  const dealt = new Map<number, number>();
  return owners.map((owner) => {
    const count = dealt.get(owner) ?? 0;
    dealt.set(owner, count + 1);
    return count % folds;
  });
};

const scoreOn = ({ weights, bias }: Plane, { indices, values }: TextVector): number =>
  indices.reduce((sum, at, each) => sum + (weights[at] ?? 0) * (values[each] ?? 0), bias);

/** Five digits keep every ranking seen and halve the file. */
const short = (value: number): number => Number(value.toPrecision(5));
