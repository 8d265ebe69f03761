/** A petition says its matter early; what comes after this many characters changes nothing but the time it takes. */
const longestText = 8000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * How often each run of 1 to `maxGram` characters and of 1 to `maxWords` words (` 公交 线路`, a space before each) occurs,
 * never across a break of the sentence. Width, case and digits are levelled; what stands for an anonymised place (`A8县`,
 * `西地省`) is one sign, so that no topic is learnt from it.
 */
export const textFeatures = (text: string, { maxGram, maxWords }: { readonly maxGram: number; readonly maxWords: number }): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const countRuns = (parts: readonly string[], longest: number, before: string): void => {
    for (let start = 0; start < parts.length; start += 1) {
      let feature = '';
      for (let end = start; end < Math.min(parts.length, start + longest); end += 1) {
        feature += before + (parts[end] ?? '');
        counts.set(feature, (counts.get(feature) ?? 0) + 1);
      }
    }
  };
  for (const run of runsOf(text)) {
    countRuns([...run], maxGram, '');
    if (maxWords > 0) countRuns(Array.from(segmenter.segment(run), ({ segment }) => segment), maxWords, ' ');
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
