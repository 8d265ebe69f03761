import { readdirSync, readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import type { WebPlace } from '#contract/central/webReports.ts';
import { gridsFileSchema, placesFileSchema, placesOf } from '#contract/places.ts';
import type { Place, SpelledPlace } from '#domain/place/place.ts';
import { createPlaceIndex } from '#domain/place/placeIndex.ts';
import { boxOf, locate, type Position } from '#domain/place/polygon.ts';
import type { Unit } from '#domain/routing/unit.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';

/** Where a citizen says that it is: names he knows, a list to choose from, his telephone's position. */
export interface PublicPlaces {
  search(text: string, limit: number): readonly WebPlace[];
  /** The smallest areas that hold a position, WGS-84; none outside of the known ones. */
  at(position: Position): readonly WebPlace[];
  /** The city's parts, or those of one of them. Offices are none. */
  under(unitId: string | undefined): readonly { readonly id: string; readonly name: string; readonly hasParts: boolean }[];
}

const resources = new URL('../../../resources/', import.meta.url);
const all = (part: string): readonly unknown[] =>
  readdirSync(new URL(part, resources)).filter((file) => file.endsWith('.json')).sort().map((file) => JSON.parse(readFileSync(new URL(part + file, resources), 'utf8')) as unknown);

const syllablesOf = (text: string): readonly string[] => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
const areas: readonly Unit['kind'][] = ['county', 'street', 'community'];

/** @throws z.ZodError or a file error: the place files ship with the product. */
export const createPublicPlaces = (tree: UnitTree): PublicPlaces => {
  const grids = all('grids/').flatMap((file) => gridsFileSchema.parse(file).grids).map((grid) => ({ ...grid, box: boxOf(grid.polygon) }));
  const places = all('places/').flatMap((file) => placesOf(placesFileSchema.parse(file)));
  const parts = tree.units.filter(({ kind }) => areas.includes(kind));
  const pathOf = (unitId: string): readonly string[] => tree.path(unitId).filter(({ kind }) => areas.includes(kind)).map(({ name }) => name);
  const spell = (place: Place): SpelledPlace => ({ place, path: pathOf(place.unitId), syllables: syllablesOf(place.name) });
  const index = createPlaceIndex([...places, ...parts.map(({ id, name, demo }): Place => ({ name, kind: 'division', unitId: id, point: null, demo }))].map(spell));
  const children = Map.groupBy(parts, ({ parentId }) => parentId ?? '');
  const top = tree.units.find(({ kind }) => kind === 'city')?.id ?? '';

  return {
    search: (text, limit) =>
      index.search({ text, syllables: syllablesOf(text), limit }).map(({ place: { name, unitId, demo }, path }) => ({ name, unitId, path: [...path], demo })),
    at: ([east, north]) =>
      grids
        .filter(({ box, polygon }) => box.west <= east && box.east >= east && box.south <= north && box.north >= north && locate(polygon, [east, north]) !== 'outside')
        .flatMap(({ unitId }) => tree.get(unitId) ?? [])
        .map(({ id, demo }) => {
          const path = pathOf(id);
          return { name: path.at(-1) ?? '', unitId: id, path: [...path], demo };
        }),
    under: (unitId = top) => (children.get(unitId) ?? []).map(({ id, name }) => ({ id, name, hasParts: children.has(id) })),
  };
};
