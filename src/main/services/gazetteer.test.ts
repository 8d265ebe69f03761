import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoUnits } from '../../central/demo/demoUnits.ts';
import { createUnitTree } from '../../domain/routing/unitTree.ts';
import { readCityFiles } from '../storage/cityFiles.ts';
import { openGridFinder } from '../storage/gridFinder.ts';
import { createGazetteer } from './gazetteer.ts';

const city = readCityFiles(new URL('../../../resources/', import.meta.url));
const tree = createUnitTree(demoUnits());
const gazetteer = createGazetteer(tree, city.places, openGridFinder(city.grids));
const first = (text: string): string | undefined => gazetteer.searchPlaces(text, 8)[0]?.place.name;

describe('the gazetteer of the city that is shipped', () => {
  it('has thousands of places, each in a division, each point in the grid it names', () => {
    expect(city.places.length).toBeGreaterThan(3_000);
    expect(city.places.filter(({ unitId }) => tree.get(unitId) === null)).toEqual([]);
    expect(city.grids.filter(({ unitId }) => tree.get(unitId)?.kind !== 'grid')).toEqual([]);
    expect(city.places.filter(({ point, unitId }) => point !== null && !gazetteer.gridsAt(point).includes(unitId))).toEqual([]);
  });

  it.each([
    ['bljx', '保利西街'],
    ['宝莉西街', '保利西街'],
    ['岳阳楼区保利西街12号', '保利西街'],
    ['yueyanglouqu', '岳阳楼区'],
    ['南湖大道', '南湖大道'],
  ])('finds by %s', (text, name) => {
    expect(first(text)).toBe(name);
  });

  it('searches units of the kinds wanted', () => {
    const found = gazetteer.searchUnits('城管', ['department'], 5).map((id) => tree.get(id));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((unit) => unit?.kind === 'department')).toBe(true);
  });

  it('takes a pair of coordinates for a place, in the system it names', () => {
    const grid = city.grids[40];
    const place = city.places.find(({ unitId, point }) => unitId === grid?.unitId && point !== null);
    const { longitude = 0, latitude = 0 } = place?.point ?? {};
    expect(gazetteer.searchPlaces(`${String(longitude)}, ${String(latitude)}`, 8).map(({ place: { unitId } }) => unitId)).toEqual([grid?.unitId]);
    // Read as GCJ-02 the same numbers lie several hundred metres away.
    expect(gazetteer.searchPlaces(`${String(longitude)},${String(latitude)} gcj-02`, 8).map(({ place: { unitId } }) => unitId)).not.toEqual([grid?.unitId]);
    expect(gazetteer.searchPlaces('120.5,30.5', 8)).toEqual([]);
  });
});

describe('the grid of a point', () => {
  it('is found by the tree of boxes as by looking at every ring', () => {
    const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const finder = openGridFinder(city.grids);
    const each = city.grids.map((grid) => openGridFinder([grid]));
    fc.assert(
      fc.property(degrees(113.02, 113.24), degrees(29.32, 29.48), (x, y) => {
        const all = each.flatMap((one) => one.gridsAt([x, y]));
        expect(finder.gridsAt([x, y]).every((id) => all.includes(id))).toBe(true);
        expect(finder.gridsAt([x, y]).length > 0).toBe(all.length > 0);
      }),
      { numRuns: 50 },
    );
  });

  it('is every grid that has the point on its border', () => {
    const box = (unitId: string, west: number) => ({ unitId, polygon: [[[west, 20], [west + 1, 20], [west + 1, 21], [west, 21]]] }) as const;
    const finder = openGridFinder([box('b', 101), box('a', 100)].map(({ unitId, polygon }) => ({ unitId, polygon: polygon.map((ring) => ring.map(([x, y]) => [x, y] as const)) })));
    expect(finder.gridsAt([101, 20.5])).toEqual(['a', 'b']);
    expect(finder.gridsAt([100.5, 20.5])).toEqual(['a']);
    expect(finder.gridsAt([99, 20.5])).toEqual([]);
  });
});
