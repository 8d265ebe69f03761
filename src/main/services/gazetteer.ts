import { pinyin } from 'pinyin-pro';
import { nearestPlaces, type NearPlace } from '#domain/place/nearestPlaces.ts';
import type { Place, Point, SpelledPlace } from '#domain/place/place.ts';
import { createPlaceIndex, type FoundPlace, type PlaceIndex } from '#domain/place/placeIndex.ts';
import type { Unit } from '#domain/routing/unit.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { GridFinder } from '../storage/gridFinder.ts';
import { toWgs84 } from './toWgs84.ts';

export interface Gazetteer {
  searchPlaces(text: string, limit: number): readonly FoundPlace[];
  searchUnits(text: string, kinds: readonly Unit['kind'][], limit: number): readonly string[];
  gridsAt(point: Point): readonly string[];
  /** What a point is called, the nearest name first. */
  placesNear(point: Point, limit: number): readonly NearPlace[];
}

const syllablesOf = (text: string): readonly string[] => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });

/** A name farther off than this says nothing of a point in a city. */
const nearMetres = 400;

const placeKinds: readonly Unit['kind'][] = ['county', 'street', 'community', 'grid'];

/** "113.13, 29.37": what a telephone network or a map gives; WGS-84 unless it says otherwise. */
const coordinates = /^(?<longitude>\d{2,3}\.\d+)[,，\s]+(?<latitude>\d{1,2}\.\d+)(?:[\s,]+(?<system>WGS-84|CGCS2000|GCJ-02|BD-09))?$/iu;

/** The city's divisions, roads, residences and landmarks, all in memory: a search never waits for network or disk. */
export const createGazetteer = (tree: UnitTree, places: readonly Place[], grids: GridFinder): Gazetteer => {
  const pathOf = (unitId: string): string[] => tree.path(unitId).slice(1).map(({ name }) => name);
  const spell = <Kind extends Place>(place: Kind): SpelledPlace<Kind> => ({ place, path: pathOf(place.unitId), syllables: syllablesOf(place.name) });
  const divisions = tree.units.map(({ id, name, demo, kind }) => spell({ name, unitId: id, kind: 'division' as const, unitKind: kind, point: null, demo }));
  const all = createPlaceIndex<Place>([...places.map(spell), ...divisions.filter(({ place }) => placeKinds.includes(place.unitKind))]);
  const units: PlaceIndex<(typeof divisions)[number]['place']> = createPlaceIndex(divisions);
  const gridsAt = (point: Point): readonly string[] => grids.gridsAt(toWgs84(point));

  return {
    gridsAt,
    placesNear: (point, limit) => nearestPlaces(places, toWgs84(point), { limit, within: nearMetres }),
    searchPlaces: (text, limit) => {
      const pin = coordinates.exec(text.trim())?.groups;
      if (pin === undefined) return all.search({ text, syllables: syllablesOf(text), limit });
      const point: Point = {
        system: (pin['system']?.toUpperCase() ?? 'WGS-84') as Point['system'],
        longitude: Number(pin['longitude']),
        latitude: Number(pin['latitude']),
      };
      return gridsAt(point).map((unitId) => ({ place: { name: text.trim(), kind: 'landmark', unitId, point, demo: tree.get(unitId)?.demo ?? false }, path: pathOf(unitId) }));
    },
    searchUnits: (text, kinds, limit) =>
      units
        .search({ text, syllables: syllablesOf(text), limit: kinds.length === 0 ? limit : tree.units.length })
        .filter(({ place }) => kinds.length === 0 || kinds.includes(place.unitKind))
        .slice(0, limit)
        .map(({ place }) => place.unitId),
  };
};
