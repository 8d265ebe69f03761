import type { Reading } from './textFeatures.ts';

/** A trained text classifier as plain JSON; `contract/classifierModel.ts` checks one that comes from a file. */
export interface ClassifierModel extends Reading {
  readonly labels: readonly string[];
  readonly features: readonly string[];
  /** Inverse document frequency of each feature, from the training texts. */
  readonly idf: readonly number[];
  /** One row per label, one weight per feature. */
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
  /** Scores are multiplied by it before the softmax; fitted on texts that the scoring model had not seen. */
  readonly sharpness: number;
}

export interface ClassifierSample {
  readonly text: string;
  readonly label: string;
  /** How much the sample counts, 1 when not given; 0 leaves it out. */
  readonly weight?: number;
}
