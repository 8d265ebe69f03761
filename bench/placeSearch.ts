import { demoUnits } from '../src/central/demo/demoUnits.ts';
import type { Place } from '../src/domain/place/place.ts';
import { createUnitTree } from '../src/domain/routing/unitTree.ts';
import { createGazetteer } from '../src/main/services/gazetteer.ts';
import { readCityFiles } from '../src/main/storage/cityFiles.ts';
import { openGridFinder } from '../src/main/storage/gridFinder.ts';
import { percentile, type Figure } from './figure.ts';

/** A search over the city's divisions and places, by every way of asking. */
export const placeSearch = (): readonly Figure[] => {
  const city = readCityFiles(new URL('../resources/', import.meta.url));
  const tree = createUnitTree(demoUnits());
  const gazetteer = createGazetteer(tree, city.places, openGridFinder(city.grids));
  const named = city.places.filter((_, at) => at % 17 === 0);
  const ways: readonly ((place: Place) => string)[] = [
    ({ name }) => name,
    ({ name }) => name.slice(0, 1),
    ({ name }) => `岳阳楼区${name}12号楼门口`,
    ({ name }) => [...name].reverse().join(''),
    ({ name }) => name.slice(0, 1) + name.slice(2),
    () => 'bljx',
    () => 'baolixj',
    () => 's',
  ];
  const times = named.flatMap((place) =>
    ways.map((way) => {
      const text = way(place);
      const began = performance.now();
      gazetteer.searchPlaces(text, 8);
      return performance.now() - began;
    }),
  );
  return [
    { name: `place search over ${city.places.length + tree.units.length}, p95 of ${times.length}`, value: percentile(times, 0.95), unit: 'ms', aim: '≤ 20' },
  ];
};
