/**
 * Search tokens for Chinese text: overlapping pairs of Han characters and the last character of each run alone, so that
 * a phrase query has the full recall of LIKE for one character and more. Everything else is cut into words of letters and
 * digits. NFKC, so that full-width digits and letters match. For SQLite FTS5 with `unicode61`.
 */
export const indexText = (text: string): string => runsOf(text).flatMap(({ han, run }) => (han ? pairs(run, true) : [run])).join(' ');

/** FTS5 MATCH expression for a query, or null when it has nothing to search by. All parts must match; each is a phrase. */
export const searchPhrase = (query: string): string | null => {
  const phrases = runsOf(query).map(({ han, run }) => {
    if (!han) return `"${run}"*`;
    const letters = [...run];
    return letters.length === 1 ? `"${run}"*` : `"${pairs(run, false).join(' ')}"`;
  });
  return phrases.length === 0 ? null : phrases.join(' AND ');
};

const runsOf = (text: string): readonly { readonly han: boolean; readonly run: string }[] =>
  [...text.normalize('NFKC').toLowerCase().matchAll(/[\p{Script=Han}&&[\p{L}\p{N}]]+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv)].map(([run]) => ({
    han: /^\p{Script=Han}/u.test(run),
    run,
  }));

const pairs = (run: string, withLast: boolean): string[] => {
  const letters = [...run];
  const found = letters.slice(0, -1).map((letter, index) => letter + (letters[index + 1] ?? ''));
  const last = letters.at(-1);
  return withLast && last !== undefined ? [...found, last] : found;
};
