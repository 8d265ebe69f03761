import type { ClassifierModel } from './classifier/classifierModel.ts';
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
}

/** A classifier with each label's weights as one line: a letter per weight, in 45 steps each way of the row's greatest. */
export interface PackedClassifier extends Omit<ClassifierModel, 'weights'> {
  readonly rows: readonly { readonly greatest: number; readonly steps: string }[];
}

const steps = 45;
/** From `#`, without the backslash: JSON writes every one as itself. */
const letters = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).filter((letter) => letter !== '\\');
const stepOf = new Map(letters.map((letter, at) => [letter, at - steps]));

export const packClassifier = ({ weights, ...rest }: ClassifierModel): PackedClassifier => ({
  ...rest,
  rows: weights.map((row) => {
    const greatest = row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
    return { greatest, steps: row.map((weight) => letters[Math.round((weight / greatest) * steps) + steps] ?? '').join('') };
  }),
});

export const unpackClassifier = ({ rows, ...rest }: PackedClassifier): ClassifierModel => ({
  ...rest,
  weights: rows.map(({ greatest, steps: line }) => [...line].map((letter) => ((stepOf.get(letter) ?? 0) / steps) * greatest)),
});
