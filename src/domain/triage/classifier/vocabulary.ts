import { textFeatures } from './textFeatures.ts';

/** A text as feature numbers with values of length 1 (sub-linear counts × inverse document frequency). */
export interface TextVector {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface Vocabulary {
  readonly maxGram: number;
  readonly maxWords: number;
  readonly features: readonly string[];
  readonly idf: readonly number[];
}

/** The features found in at least `minTexts` texts, in the order of their characters. */
export const buildVocabulary = (grams: readonly ReadonlyMap<string, number>[], { maxGram, maxWords, minTexts }: Omit<Vocabulary, 'features' | 'idf'> & { readonly minTexts: number }): Vocabulary => {
  const texts = new Map<string, number>();
  for (const counts of grams) for (const gram of counts.keys()) texts.set(gram, (texts.get(gram) ?? 0) + 1);
  const features = [...texts].filter(([, count]) => count >= minTexts).map(([gram]) => gram).sort();
  const idf = features.map((gram) => 1 + Math.log((1 + grams.length) / (1 + (texts.get(gram) ?? 0))));
  return { maxGram, maxWords, features, idf };
};

export const indexOf = ({ features }: Vocabulary): ReadonlyMap<string, number> => new Map(features.map((gram, index) => [gram, index]));

export const vectorOf = (counts: ReadonlyMap<string, number>, { idf }: Vocabulary, index: ReadonlyMap<string, number>): TextVector => {
  const found = [...counts].flatMap(([gram, count]) => {
    const at = index.get(gram);
    return at === undefined ? [] : [[at, (1 + Math.log(count)) * (idf[at] ?? 0)] as const];
  });
  const length = Math.sqrt(found.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return { indices: Int32Array.from(found, ([at]) => at), values: Float64Array.from(found, ([, value]) => value / length) };
};

export const vectorise = (text: string, vocabulary: Vocabulary, index: ReadonlyMap<string, number>): TextVector =>
  vectorOf(textFeatures(text, vocabulary), vocabulary, index);
