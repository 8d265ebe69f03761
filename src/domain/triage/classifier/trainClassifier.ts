import type { ClassifierModel, ClassifierSample } from './classifierModel.ts';
import type { HeldOut } from './fitCalibration.ts';
import { fitCalibration } from './fitCalibration.ts';
import { labelRatios } from './labelRatios.ts';
import type { Plane } from './separate.ts';
import { scoreOf, separate } from './separate.ts';
import { textFeatures } from './textFeatures.ts';
import type { TextVector } from './vocabulary.ts';
import { buildVocabulary, indexOf, vectorOf } from './vocabulary.ts';

export interface TrainingOptions {
  /** Longest n-gram of characters, 3 when not given. */
  readonly maxGram?: number;
  /** A feature found in fewer texts than this is left out; 2 when not given. */
  readonly minTexts?: number;
  /** Price of an error against a simple model; 1 when not given. */
  readonly cost?: number;
}

const folds = 5;
/** What a feature without any preference for a label still counts. */
const leastRatio = 0.1;

/**
 * Two support-vector planes per label over characters and words, averaged: one sees each feature by how much it speaks for
 * that label, one by how much it speaks for any. Probabilities are fitted by internal cross-validation. Pure and
 * deterministic: the order of the samples does not matter. Without samples the model knows no label and classifies nothing.
 */
export const trainClassifier = (samples: readonly ClassifierSample[], { maxGram = 3, minTexts = 2, cost = 1 }: TrainingOptions = {}): ClassifierModel => {
  const ordered = samples.filter(({ weight = 1 }) => weight > 0).toSorted(bySample);
  const labels = [...new Set(ordered.map(({ label }) => label))].sort();
  const counts = ordered.map(({ text }) => textFeatures(text, maxGram));
  const vocabulary = buildVocabulary(counts, maxGram, minTexts);
  const index = indexOf(vocabulary);
  const texts = ordered.map(({ label, weight = 1 }, at) => ({ vector: vectorOf(counts[at] ?? new Map(), vocabulary, index), owner: labels.indexOf(label), weight }));

  const planesFor = (trained: readonly Text[]): readonly Plane[] => {
    const vectors = trained.map(({ vector }) => vector);
    const ratios = labelRatios(vectors, trained.map(({ owner }) => owner), trained.map(({ weight }) => weight), labels.length, vocabulary.features.length);
    const strongest = Float64Array.from(vocabulary.features, (_, feature) => ratios.reduce((most, row) => Math.max(most, Math.abs(row[feature] ?? 0)), 0) + leastRatio);
    const scaledByAny = vectors.map((vector) => scaled(vector, strongest));
    const costs = trained.map(({ weight }) => cost * weight);
    return ratios.map((own, label) => {
      const belongs = trained.map(({ owner }) => owner === label);
      const byOwn = separate(vectors.map((vector) => scaled(vector, own)), belongs, costs, own.length);
      const byAny = separate(scaledByAny, belongs, costs, own.length);
      return {
        weights: own.map((ratio, at) => (ratio * (byOwn.weights[at] ?? 0) + (strongest[at] ?? 0) * (byAny.weights[at] ?? 0)) / 2),
        bias: (byOwn.bias + byAny.bias) / 2,
      };
    });
  };

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
    calibration: fitCalibration(heldOut.flat()),
  };
};

interface Text {
  readonly vector: TextVector;
  readonly owner: number;
  readonly weight: number;
}

const bySample = (one: ClassifierSample, other: ClassifierSample): number =>
  compare(one.text, other.text) || compare(one.label, other.label) || (one.weight ?? 1) - (other.weight ?? 1);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const scaled = ({ indices, values }: TextVector, scale: Float64Array): TextVector => ({ indices, values: values.map((value, each) => value * (scale[indices[each] ?? 0] ?? 0)) });

/** Every label's texts dealt out over the folds in turn. */
const spread = (texts: readonly Text[]): readonly number[] => {
  const dealt = new Map<number, number>();
  return texts.map(({ owner }) => {
    const count = dealt.get(owner) ?? 0;
    dealt.set(owner, count + 1);
    return count % folds;
  });
};

/** Five digits keep every ranking seen and halve the file. */
const short = (value: number): number => Number(value.toPrecision(5));
