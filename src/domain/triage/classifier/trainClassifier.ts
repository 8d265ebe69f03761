import type { ClassifierModel, ClassifierSample } from './classifierModel.ts';
import type { HeldOut } from './fitSharpness.ts';
import { fitSharpness } from './fitSharpness.ts';
import type { TrainingText } from './labelRatios.ts';
import { planesByRatio, plainPlanes } from './planes.ts';
import type { Plane } from './separate.ts';
import { scoreOf } from './separate.ts';
import { textFeatures } from './textFeatures.ts';
import { buildVocabulary, indexOf, vectorOf } from './vocabulary.ts';

export interface TrainingOptions {
  /** Longest n-gram of characters, 4 when not given. */
  readonly maxGram?: number;
  /** Longest run of words, 0 when not given: letters gain by words, calls of a sentence or two do not. */
  readonly maxWords?: number;
  /** Clauses are read by their place too; not when not given. */
  readonly byPlace?: boolean;
  /** Each feature counts by how much it speaks for a label: better with hundreds of texts per label, worse with a few. */
  readonly byRatio?: boolean;
  /** A feature found in fewer texts than this is left out; 2 when not given. */
  readonly minTexts?: number;
  /** Price of an error against a simple model; 1 when not given. */
  readonly cost?: number;
}

const folds = 5;

/**
 * Support-vector planes, one per label, over n-grams of characters and words; probabilities are fitted by internal
 * cross-validation. Pure and deterministic: the order of the samples does not matter. Without samples the model knows no
 * label and classifies nothing.
 */
export const trainClassifier = (
  samples: readonly ClassifierSample[],
  { maxGram = 4, maxWords = 0, byPlace = false, byRatio = false, minTexts = 2, cost = 1 }: TrainingOptions = {},
): ClassifierModel => {
  const ordered = samples.filter(({ weight = 1 }) => weight > 0).toSorted(bySample);
  const labels = [...new Set(ordered.map(({ label }) => label))].sort();
  const counts = ordered.map(({ text }) => textFeatures(text, { maxGram, maxWords, byPlace }));
  const vocabulary = buildVocabulary(counts, { maxGram, maxWords, byPlace, minTexts });
  const index = indexOf(vocabulary);
  const texts = ordered.map(({ label, weight = 1 }, at): TrainingText => ({ vector: vectorOf(counts[at] ?? new Map(), vocabulary, index), owner: labels.indexOf(label), weight: cost * weight }));

  const planesFor = (trained: readonly TrainingText[]): readonly Plane[] => (byRatio ? planesByRatio : plainPlanes)(trained, labels.length, vocabulary.features.length);
  const foldOf = spread(texts);
  const heldOut = Array.from({ length: folds }, (_, fold): readonly HeldOut[] => {
    const planes = planesFor(texts.filter((_, at) => foldOf[at] !== fold));
    return texts.filter((_, at) => foldOf[at] === fold).map(({ vector, owner, weight }) => ({ scores: planes.map(({ weights, bias }) => scoreOf(weights, bias, vector)), owner, weight }));
  });
  const planes = planesFor(texts);
  return {
    labels,
    ...vocabulary,
    idf: vocabulary.idf.map(short),
    weights: planes.map(({ weights }) => Array.from(weights, short)),
    bias: planes.map(({ bias }) => short(bias)),
    sharpness: short(fitSharpness(heldOut.flat())),
  };
};

const bySample = (one: ClassifierSample, other: ClassifierSample): number =>
  compare(one.text, other.text) || compare(one.label, other.label) || (one.weight ?? 1) - (other.weight ?? 1);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Every label's texts dealt out over the folds in turn. */
const spread = (texts: readonly TrainingText[]): readonly number[] => {
  const dealt = new Map<number, number>();
  return texts.map(({ owner }) => {
    const count = dealt.get(owner) ?? 0;
    dealt.set(owner, count + 1);
    return count % folds;
  });
};

/** Five digits keep every ranking seen and halve the file. */
const short = (value: number): number => Number(value.toPrecision(5));
