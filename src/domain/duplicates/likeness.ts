/** Pairs of neighbouring characters of a text; signs and blanks apart. */
export const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = [...text.slice(0, 2000).normalize('NFKC').toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return new Set(letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter));
};

/** The share of all pairs that both have; a short report within a long one counts by its own length, a little less. */
export const likenessOf = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  if (one.size === 0 || other.size === 0) return 0;
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let both = 0;
  for (const pair of few) if (many.has(pair)) both += 1;
  return Math.max(both / (one.size + other.size - both), (0.8 * both) / few.size);
};

interface Located {
  readonly place: string;
  readonly placeUnitId: string | null;
}

export const isSamePlace = (one: Located, other: Located): boolean =>
  one.place !== '' && (one.place === other.place || (one.placeUnitId !== null && one.placeUnitId === other.placeUnitId && (one.place.includes(other.place) || other.place.includes(one.place))));
