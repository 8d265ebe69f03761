import type { ClassifierModel } from './classifier/classifierModel.ts';
import type { Vocabulary } from './classifier/vocabulary.ts';
import type { Logistic } from './fitLogistic.ts';

/** What triage has learnt from labelled calls (resources/triage/model.json, made by `npm run triage:train`). */
export interface TriageModel {
  readonly version: string;
  /** SHA-256 of the training texts and labels, of the rules' version and of the syllable table. */
  readonly dataHash: string;
  readonly samples: number;
  /** Out of sample, by situation: what the maker of the model measured. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Syllable without tone → the characters read so. */
  readonly syllables: Readonly<Record<string, string>>;
  /** `police`, `joint`, `non_police`. */
  readonly verdict: ClassifierModel;
  /** `yes`, `no`. */
  readonly emergency: ClassifierModel;
  readonly category: ClassifierModel;
  readonly unit: ClassifierModel;
  /** Weighs the signals of a call (`signals.ts`) to the probability that the police are needed; fitted on calls unseen by the classifiers. */
  readonly risk: Logistic;
  /** The same for an emergency. */
  readonly alarm: Logistic;
  /** That others must go along, where the police are needed. */
  readonly together: Logistic;
}

/** A classifier with each label's weights as one line: a letter per weight, in 45 steps each way of the row's greatest. */
export interface PackedClassifier extends Pick<ClassifierModel, 'labels' | 'bias' | 'sharpness'> {
  readonly rows: readonly { readonly greatest: number; readonly steps: string }[];
}

/** As it is kept: what two classifiers read alike is written, and looked up, once. */
export interface PackedTriageModel extends Omit<TriageModel, 'syllables' | 'verdict' | 'emergency' | 'category' | 'unit'> {
  /** What verdict and emergency read. */
  readonly danger: Vocabulary;
  /** What category and unit read. */
  readonly matter: Vocabulary;
  readonly verdict: PackedClassifier;
  readonly emergency: PackedClassifier;
  readonly category: PackedClassifier;
  readonly unit: PackedClassifier;
}

const steps = 45;
/** From `#`, without the backslash: JSON writes every one as itself. */
const letters = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).filter((letter) => letter !== '\\');
const stepOf = new Map(letters.map((letter, at) => [letter, at - steps]));

const pack = ({ labels, bias, sharpness, weights }: ClassifierModel): PackedClassifier => ({
  labels,
  bias,
  sharpness,
  rows: weights.map((row) => {
    const greatest = row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
    return { greatest, steps: row.map((weight) => letters[Math.round((weight / greatest) * steps) + steps] ?? '').join('') };
  }),
});

const unpack = ({ rows, ...rest }: PackedClassifier, vocabulary: Vocabulary): ClassifierModel => ({
  ...vocabulary,
  ...rest,
  weights: rows.map(({ greatest, steps: line }) => [...line].map((letter) => ((stepOf.get(letter) ?? 0) / steps) * greatest)),
});

const vocabularyOf = ({ maxGram, maxWords, byPlace, features, idf }: ClassifierModel): Vocabulary => ({ maxGram, maxWords, byPlace, features, idf });

/** @throws Error when two classifiers that should have been taught to read alike do not. */
export const packTriageModel = ({ syllables: _syllables, verdict, emergency, category, unit, ...rest }: TriageModel): PackedTriageModel => {
  const shared = (one: ClassifierModel, other: ClassifierModel): Vocabulary => {
    if (one.features.length !== other.features.length || one.features.some((feature, at) => feature !== other.features[at])) throw new Error('two classifiers do not read alike');
    return vocabularyOf(one);
  };
  return { ...rest, danger: shared(verdict, emergency), matter: shared(category, unit), verdict: pack(verdict), emergency: pack(emergency), category: pack(category), unit: pack(unit) };
};

export const unpackTriageModel = ({ danger, matter, verdict, emergency, category, unit, ...rest }: PackedTriageModel, syllables: TriageModel['syllables']): TriageModel => ({
  ...rest,
  syllables,
  verdict: unpack(verdict, danger),
  emergency: unpack(emergency, danger),
  category: unpack(category, matter),
  unit: unpack(unit, matter),
});
