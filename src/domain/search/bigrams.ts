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

/** Tokens for an index of sets (PostgreSQL GIN): words, pairs, and every Han character alone. */
export const indexTokens = (text: string): readonly string[] => [
  ...new Set(runsOf(text).flatMap(({ han, run }) => (han ? [...pairs(run, false), ...run] : [run]))),
];

/** Tokens that every hit has; what they find is compared with the query's own text after. */
export const queryTokens = (query: string): readonly string[] => [
  ...new Set(runsOf(query).flatMap(({ han, run }) => (!han || [...run].length === 1 ? [run] : pairs(run, false)))),
];

/** The form in which a query's text is looked for in a stored text. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

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
