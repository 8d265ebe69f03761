import type { CityMap } from '#contract/workstation/map.ts';
import { describe, expect, it } from 'vitest';
import { mapFrameOf } from './mapFrame.ts';
import { chosenGrids, mapStyleOf, type MapColours } from './mapStyle.ts';

const colours = Object.fromEntries(['ground', 'field', 'chosen', 'line', 'border', 'brand', 'text', 'soft'].map((name) => [name, '#000'])) as unknown as MapColours;
const city: CityMap = {
  grids: [{ unitId: 'g1', name: '第一网格', demo: true, polygon: [[[113, 29], [113.01, 29], [113.01, 29.01]]], within: [{ unitId: 'd1', name: '岳阳楼区', kind: 'county' }] }],
  areas: [],
  places: [{ name: '南湖', kind: 'landmark', longitude: 113.005, latitude: 29.005, demo: false }],
  tiles: null,
};
const styleOf = (tiles: CityMap['tiles']) => mapStyleOf({ city: { ...city, tiles }, frame: mapFrameOf(tiles?.system ?? 'WGS-84'), colours, demoWord: '演示' });

describe('the style of the map', () => {
  it('needs no server of any kind, and says what is invented', () => {
    const style = styleOf(null);
    const text = JSON.stringify(style);
    expect(text).not.toContain('http');
    expect([style.glyphs, style.sprite]).toEqual([undefined, undefined]);
    expect(text).toContain('第一网格 演示');
    expect(text).not.toContain('南湖 演示');
  });

  it('lays tiles beneath and moves everything into their system', () => {
    const style = styleOf({ layers: ['https://t.example.cn/{z}/{x}/{y}.png'], system: 'GCJ-02', attribution: '图', tileSize: 256, maxZoom: 18 });
    expect(style.layers.map(({ id }) => id).slice(0, 2)).toEqual(['ground', 'tiles0']);
    expect(JSON.stringify(style.sources['places'])).not.toContain('113.005,');
  });

  it('paints a grid for itself and for every division it lies in, and never for an id that only begins alike', () => {
    const units = ',g1,d1,';
    const isIn = (unitId: string | null): boolean => units.includes((chosenGrids(unitId) as [string, string])[1]);
    expect(['g1', 'd1', 'g', 'd', null].map(isIn)).toEqual([true, true, false, false, false]);
  });
});
