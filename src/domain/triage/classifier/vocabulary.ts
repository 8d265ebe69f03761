import type { Reading } from './textFeatures.ts';

/** A text as feature numbers with values of length 1 (sub-linear counts × inverse document frequency). */
export interface TextVector {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface Vocabulary extends Reading {
  readonly features: readonly string[];
  readonly idf: readonly number[];
}

/** The features found in at least `minTexts` texts, in the order of their characters. */
export const buildVocabulary = (grams: readonly ReadonlyMap<string, number>[], { minTexts, ...reading }: Reading & { readonly minTexts: number }): Vocabulary => {
  const texts = new Map<string, number>();
  for (const counts of grams) for (const gram of counts.keys()) texts.set(gram, (texts.get(gram) ?? 0) + 1);
  const features = [...texts].filter(([, count]) => count >= minTexts).map(([gram]) => gram).sort();
  const idf = features.map((gram) => 1 + Math.log((1 + grams.length) / (1 + (texts.get(gram) ?? 0))));
  return { ...reading, features, idf };
};

export const indexOf = ({ features }: Vocabulary): ReadonlyMap<string, number> => new Map(features.map((gram, index) => [gram, index]));

/** Plain loops: this runs four times on every pause in typing. */
export const vectorOf = (counts: ReadonlyMap<string, number>, { idf }: Vocabulary, index: ReadonlyMap<string, number>): TextVector => {
  const indices = new Int32Array(counts.size);
  const values = new Float64Array(counts.size);
  let found = 0;
  let square = 0;
  for (const [gram, count] of counts) {
    const at = index.get(gram);
    if (at === undefined) continue;
    const value = (count === 1 ? 1 : 1 + Math.log(count)) * (idf[at] ?? 0);
    indices[found] = at;
    values[found] = value;
    found += 1;
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (let each = 0; each < found; each += 1) values[each] = (values[each] as number) / length;
  return { indices: indices.slice(0, found), values: values.slice(0, found) };
};
