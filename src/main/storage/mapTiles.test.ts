import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readMapTiles, tileOrigins } from './mapTiles.ts';

const folderWith = (tiles: unknown): URL => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-map-'));
  writeFileSync(join(folder, 'map.json'), JSON.stringify({ version: 'test', tiles }));
  return pathToFileURL(`${folder}/`);
};
const tianditu = (layer: string): string => `https://t0.tianditu.gov.cn/DataServer?T=${layer}&x={x}&y={y}&l={z}&tk={key}`;

describe('map tiles', () => {
  it('are none in the city that ships', () => {
    const tiles = readMapTiles(new URL('../../../resources/', import.meta.url), '');
    expect(tiles).toBeNull();
    expect(tileOrigins(tiles)).toBe('');
  });

  it('get their key from outside, and one origin in the page’s policy', () => {
    const tiles = readMapTiles(folderWith({ layers: [tianditu('vec_w'), tianditu('cva_w')], system: 'CGCS2000', attribution: '天地图' }), 'a key&more');
    expect(tiles?.layers[1]).toBe('https://t0.tianditu.gov.cn/DataServer?T=cva_w&x={x}&y={y}&l={z}&tk=a%20key%26more');
    expect(tiles).toMatchObject({ tileSize: 256, maxZoom: 18 });
    expect(tileOrigins(tiles)).toBe(' https://t0.tianditu.gov.cn');
  });

  it.each([
    ['another cut of the world', { layers: [tianditu('vec_w')], system: 'BD-09', attribution: '百度' }],
    ['a place left out', { layers: ['https://tiles.example.cn/{z}/{x}'], system: 'WGS-84', attribution: 'x' }],
    ['a file', { layers: ['file:///{z}/{x}/{y}'], system: 'WGS-84', attribution: 'x' }],
  ])('refuse %s', (_name, tiles) => {
    expect(() => readMapTiles(folderWith(tiles), '')).toThrow();
  });
});
