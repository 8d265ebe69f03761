/** A petition says its matter early; what comes after this many characters changes nothing but the time it takes. */
const longestText = 8000;

/**
 * How often each run of 1 to `maxGram` characters occurs, never across a break of the sentence. Width, case and digits are
 * levelled; what stands for an anonymised place (`A8县`, `西地省`) is one sign, so that no topic is learnt from it.
 */
export const characterGrams = (text: string, maxGram: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const run of runsOf(text)) {
    const letters = [...run];
    for (let start = 0; start < letters.length; start += 1) {
      let gram = '';
      for (let end = start; end < Math.min(letters.length, start + maxGram); end += 1) {
        gram += letters[end] ?? '';
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
  }
  return counts;
};

const runsOf = (text: string): readonly string[] =>
  text
    .slice(0, longestText)
    .normalize('NFKC')
    .replaceAll(/西地省|[A-Z]\d*(?=[省市县区])/gu, '@')
    .toLowerCase()
    .replaceAll(/\d+/gu, '0')
    .match(/[\p{L}\p{N}@]+/gu) ?? [];
