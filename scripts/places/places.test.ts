import { expect, it } from 'vitest';
import { importPlaces, type City } from './importPlaces.ts';
import { readPlaceRows } from './readPlaceRows.ts';

const city: City = { hasUnit: (id) => id.startsWith('g'), gridsAt: ([longitude]) => (longitude < 114 ? ['g1'] : []) };

it('reads CSV with quotes and any order of columns, and tells what it refuses by line', () => {
  const rows = readPlaceRows(
    ['\uFEFFkind,name,longitude,latitude,unitId', 'road,求索路,113.1,29.3,', '', 'landmark,"东茅岭,""步行街""",,,g2', 'road,,113.1,29.3,', 'road,甲路,29.3,113.1,', 'road,乙路,113.1,,', 'road,丙路,115,29,', 'road,丁路,,,', 'road,戊路,,,x9', 'villa,己路,,,g1', 'road,求索路,113.1,29.3,'].join('\r\n'),
    'csv',
  );
  const { places, refused } = importPlaces(rows, 'WGS-84', city);
  expect(places.map(([name, kind, unitId]) => [name, kind, unitId])).toEqual([
    ['求索路', 'road', 'g1'],
    ['东茅岭,"步行街"', 'landmark', 'g2'],
  ]);
  expect(refused.map(({ problem }) => problem)).toEqual([
    expect.stringContaining('name'),
    expect.stringContaining('longitude'),
    'longitude and latitude go together',
    'the point lies in no known grid and no unitId is given',
    'neither unitId nor a point',
    'no unit x9',
    expect.stringContaining('kind'),
    'the same name in the same unit is there already',
  ]);
});

it('counts lines as an editor does', () => {
  const rows = readPlaceRows('name,unitId\n"甲\n乙",g1\n丙,g1\n\n丁,g1', 'csv');
  expect(rows.map(({ at }) => at)).toEqual([2, 4, 6]);
});

it('reads GeoJSON points and moves GCJ-02 to WGS-84', () => {
  const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', geometry, properties });
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [feature({ type: 'Point', coordinates: [113.12, 29.37] }, { name: '岳阳楼', kind: 'landmark' }), feature({ type: 'LineString', coordinates: [] }, { name: '路' })],
  });
  const { places, refused } = importPlaces(readPlaceRows(text, 'geojson'), 'GCJ-02', city);
  const [, , unitId, longitude = 0, latitude = 0] = places[0] ?? [];
  expect(unitId).toBe('g1');
  // GCJ-02 lies about half a kilometre to the east and north-west here.
  expect(Math.abs((longitude ?? 0) - 113.12)).toBeGreaterThan(0.002);
  expect(Math.abs((latitude ?? 0) - 29.37)).toBeLessThan(0.02);
  expect(refused).toMatchObject([{ at: 2 }]);
});

it('refuses a file that is neither', () => {
  expect(() => readPlaceRows('甲,乙\n1,2', 'csv')).toThrow('name');
  expect(() => readPlaceRows('{"type":"Topology"}', 'geojson')).toThrow();
});
