import type { ClassifierModel } from './classifierModel.ts';
import { vectorFor } from './classify.ts';
import { placeSigns } from './textFeatures.ts';

/** A word of a text or several beside each other, by UTF-16 units, and what they add to a label's score. */
export interface SpeakingWords {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Reasons are read by people, who read the beginning. */
const longestRead = 2000;
const longestPhrase = 8;

const signs: ReadonlySet<string> = new Set(Object.values(placeSigns));

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * What the words of a text add to a label's score, the strongest first: a feature's part is shared evenly among the letters it
 * covers. Neighbours that both speak for the label are one phrase; what speaks against it is left out.
 *
 * @param counts the text's features as the model reads them
 * @param soundOf the letter by which the model reads a letter's sound
 */
export const speakingWords = (model: ClassifierModel, label: string, text: string, counts: ReadonlyMap<string, number>, soundOf: ReadonlyMap<string, string>): readonly SpeakingWords[] => {
  const row = model.weights[model.labels.indexOf(label)] ?? [];
  const { indices, values } = vectorFor(model, counts);
  /** Of each gram what one occurrence adds, wherever its clause stands. */
  const shareOf = new Map<string, number>();
  for (let each = 0; each < indices.length; each += 1) {
    const feature = model.features[indices[each] as number] as string;
    const gram = signs.has(feature[0] ?? '') ? feature.slice(1) : feature;
    shareOf.set(gram, (shareOf.get(gram) ?? 0) + ((row[indices[each] as number] as number) * (values[each] as number)) / (counts.get(gram) ?? 1));
  }
  const read = text.slice(0, longestRead);
  const letters = lettersOf(read);
  const shares = new Float64Array(read.length);
  for (const spelling of [letters.map(({ letter }) => letter), letters.map(({ letter }) => soundOf.get(letter) ?? null)]) {
    for (let first = 0; first < letters.length; first += 1) {
      let gram = '';
      for (let last = first; last < Math.min(letters.length, first + model.maxGram); last += 1) {
        const heard = spelling[last] ?? null;
        if (heard === null || (last > first && letters[last - 1]?.end !== letters[last]?.start)) break;
        gram += heard;
        const share = (shareOf.get(gram) ?? 0) / (last - first + 1);
        for (let covered = first; covered <= last; covered += 1) {
          const { start } = letters[covered] as Letter;
          shares[start] = (shares[start] as number) + share;
        }
      }
    }
  }
  const words = Array.from(segmenter.segment(read), ({ segment, index }) => ({
    start: index,
    end: index + segment.length,
    weight: shares.slice(index, index + segment.length).reduce((sum, share) => sum + share, 0),
  })).filter(({ weight }) => weight > 0);
  const phrases: SpeakingWords[] = [];
  for (const word of words) {
    const before = phrases.at(-1);
    if (before?.end === word.start && word.end - before.start <= longestPhrase) phrases[phrases.length - 1] = { start: before.start, end: word.end, weight: before.weight + word.weight };
    else phrases.push(word);
  }
  return phrases.sort((one, other) => other.weight - one.weight || one.start - other.start);
};

interface Letter {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** A number is one letter, as in `textFeatures`. */
const lettersOf = (text: string): readonly Letter[] =>
  Array.from(text.matchAll(/\d+|[\p{L}\p{N}@]/gu), ({ 0: found, index }) => ({ letter: /^\d/u.test(found) ? '0' : found.toLowerCase(), start: index, end: index + found.length }));
