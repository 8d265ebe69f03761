/** A petition says its matter early; what comes after this many characters changes nothing but the time it takes. */
const longestText = 8000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** What is counted of a text. */
export interface Reading {
  /** Longest n-gram of characters. */
  readonly maxGram: number;
  /** Longest run of words, each written with a space before it; 0 when characters alone are read. */
  readonly maxWords: number;
  /**
   * The first line's clauses are read a second time by their place: how a call begins, goes on and ends tells what it is about
   * ("…, how do I get it reimbursed") where its words alone do not. Each such gram has a sign before it.
   */
  readonly byPlace: boolean;
}

/** Before the grams of the first, the last and every other clause. */
export const placeSigns = { first: '^', last: '$', between: '~' } as const;

/**
 * How often each run of 1 to `maxGram` characters and of 1 to `maxWords` words (` 公交 线路`, a space before each) occurs,
 * never across a break of the sentence. Width, case and digits are levelled; what stands for an anonymised place (`A8县`,
 * `西地省`) is one sign, so that no topic is learnt from it.
 */
export const textFeatures = (text: string, { maxGram, maxWords, byPlace }: Reading): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const countRuns = (parts: readonly string[], longest: number, between: string, before = ''): void => {
    for (let start = 0; start < parts.length; start += 1) {
      let feature = before;
      for (let end = start; end < Math.min(parts.length, start + longest); end += 1) {
        feature += between + (parts[end] ?? '');
        counts.set(feature, (counts.get(feature) ?? 0) + 1);
      }
    }
  };
  for (const run of runsOf(text)) {
    countRuns([...run], maxGram, '');
    if (maxWords > 0) countRuns(Array.from(segmenter.segment(run), ({ segment }) => segment), maxWords, ' ');
  }
  if (byPlace) {
    const clauses = runsOf(text.split('\n', 1)[0] ?? '').filter((run) => run.length > 1);
    const last = clauses.length - 1;
    for (const [at, clause] of clauses.entries()) {
      if (at === 0) countRuns([...clause], maxGram, '', placeSigns.first);
      if (at === last) countRuns([...clause], maxGram, '', placeSigns.last);
      if (at > 0 && at < last) countRuns([...clause], maxGram, '', placeSigns.between);
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
