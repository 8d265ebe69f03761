import { matchPlace, toQuery, toSearchable } from './matchPlace.ts';
import type { Place, SpelledPlace } from './place.ts';

export interface PlaceQuery {
  readonly text: string;
  /** Pinyin of the text, one syllable per character, for names written with other characters of the same sound. */
  readonly syllables: readonly string[];
  readonly limit: number;
}

export interface FoundPlace<Kind extends Place = Place> {
  readonly place: Kind;
  readonly path: readonly string[];
}

export interface PlaceIndex<Kind extends Place = Place> {
  /** Best first; empty for an empty text. The same query gives the same answer. */
  search(query: PlaceQuery): readonly FoundPlace<Kind>[];
}

/**
 * Gazetteer in memory: characters, pinyin, initials, homophones, parts of names, addresses that hold a name. Every place is
 * compared: a few milliseconds for five thousand. Places of one name stand together, told apart by their path.
 */
export const createPlaceIndex = <Kind extends Place>(places: readonly SpelledPlace<Kind>[]): PlaceIndex<Kind> => {
  const entries = places.map((spelled) => ({ ...spelled, searchable: toSearchable(spelled) }));
  return {
    search: ({ text, syllables, limit }) => {
      const query = toQuery(text, syllables);
      if (query.text === '') return [];
      const found: { readonly place: Kind; readonly path: readonly string[]; readonly match: number }[] = [];
      for (const { searchable, place, path } of entries) {
        const match = matchPlace(searchable, query);
        if (match > 0) found.push({ place, path, match });
      }
      return found
        .sort(
          (one, other) =>
            other.match - one.match ||
            one.place.name.length - other.place.name.length ||
            compare(one.place.name, other.place.name) ||
            compare(one.place.unitId, other.place.unitId),
        )
        .slice(0, limit)
        .map(({ place, path }) => ({ place, path }));
    },
  };
};

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
