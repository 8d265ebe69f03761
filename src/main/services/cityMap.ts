import type { MapTiles } from '#contract/places.ts';
import type { CityMap } from '#contract/workstation/map.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { CityFiles } from '../storage/cityFiles.ts';

/** What a map of the city draws. Outlines and places of divisions that the directory does not know are left out. */
export const cityMapOf = (city: Pick<CityFiles, 'grids' | 'areas' | 'places'>, tiles: MapTiles | null, tree: UnitTree): CityMap => ({
  grids: city.grids.flatMap(({ unitId, polygon, demo }) => {
    const unit = tree.get(unitId);
    if (unit === null) return [];
    const within = tree.path(unitId).slice(1, -1).map(({ id, name, kind }) => ({ unitId: id, name, kind }));
    return [{ unitId, polygon, name: unit.name, demo, within }];
  }),
  areas: city.areas.flatMap(({ unitId, polygon, demo }) => {
    const unit = tree.get(unitId);
    return unit === null ? [] : [{ unitId, polygon, name: unit.name, demo, kind: unit.kind }];
  }),
  places: city.places.flatMap(({ name, kind, point, demo }) =>
    point === null || kind === 'division' ? [] : [{ name, kind, longitude: point.longitude, latitude: point.latitude, demo }],
  ),
  tiles,
});
