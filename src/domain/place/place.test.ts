import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from './place.ts';
import { createPlaceIndex } from './placeIndex.ts';
import { boxOf, locate, type Polygon, type Position } from './polygon.ts';

const place = (name: string, syllables: string, ...path: readonly string[]) => ({
  place: { name, kind: 'road', unitId: path.join('/'), point: null, demo: true } satisfies Place,
  path,
  syllables: syllables.split(' '),
});
const index = createPlaceIndex([
  place('保利西街', 'bao li xi jie', '岳阳楼区', '吕仙亭街道'),
  place('建设路', 'jian she lu', '岳阳楼区', '五里牌街道'),
  place('建设路', 'jian she lu', '云溪区', '云溪街道'),
  place('建设北路', 'jian she bei lu', '岳阳楼区', '五里牌街道'),
  place('南湖大道', 'nan hu da dao', '岳阳楼区', '南湖街道'),
  place('7天酒店', '7 tian jiu dian', '岳阳楼区', '南湖街道'),
]);
const search = (text: string, syllables = '') => index.search({ text, syllables: syllables === '' ? [] : syllables.split(' '), limit: 5 }).map(({ place: { name }, path }) => `${name} ${path[0] ?? ''}`);

describe('the gazetteer', () => {
  it.each([
    ['保利西街', ''],
    ['保利', ''],
    ['利西', ''],
    ['保西街', ''],
    ['宝丽西街', 'bao li xi jie'],
    ['保莉西街', ''],
    ['保利西街12号门口', ''],
    ['baolixijie', ''],
    ['baolxj', ''],
    ['blxj', ''],
    ['bljx', ''],
    ['lixij', ''],
    [' BLXJ ', ''],
  ])('finds 保利西街 by %s', (text, syllables) => {
    expect(search(text, syllables)[0]).toBe('保利西街 岳阳楼区');
  });

  it('hears l for n and s for sh', () => {
    expect(search('兰胡大道', 'lan hu da dao')).toEqual(['南湖大道 岳阳楼区']);
    expect(search('见色路', 'jian se lu')).toHaveLength(2);
  });

  it('tells places of one name apart, and a division in the text decides', () => {
    expect(search('建设路').slice(0, 2).sort()).toEqual(['建设路 云溪区', '建设路 岳阳楼区']);
    expect(search('云溪区建设路')[0]).toBe('建设路 云溪区');
    expect(search('岳阳楼区建设路8号')[0]).toBe('建设路 岳阳楼区');
  });

  it('puts the very name before longer ones and finds nothing for nothing', () => {
    expect(search('建设路')[2]).toBe('建设北路 岳阳楼区');
    expect(search('建设')).toHaveLength(3);
    expect(search('7天')).toEqual(['7天酒店 岳阳楼区']);
    expect([search(''), search('  '), search('不存在的地方', 'bu cun zai de di fang')]).toEqual([[], [], []]);
  });

  it('answers every text, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, syllables) => {
        const query = { text, syllables, limit: 3 };
        expect(index.search(query)).toEqual(index.search(query));
      }),
    );
  });
});

describe('a point in a grid', () => {
  const square: readonly Position[] = [[0, 0], [4, 0], [4, 4], [0, 4]];
  const withHole: Polygon = [square, [[1, 1], [1, 2], [2, 2], [2, 1]]];

  it.each<[Position, ReturnType<typeof locate>]>([
    [[3, 3], 'inside'],
    [[1.5, 1.5], 'outside'],
    [[1, 1.5], 'boundary'],
    [[4, 2], 'boundary'],
    [[0, 0], 'boundary'],
    [[5, 2], 'outside'],
    [[-1, 4], 'outside'],
    [[-1, 0], 'outside'],
  ])('%j is %s', (point, side) => {
    expect(locate(withHole, point)).toBe(side);
  });

  it('agrees with the inequalities of any box, whichever way round and wherever it begins', () => {
    const whole = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), whole, whole, fc.integer({ min: 0, max: 3 }), fc.boolean(), (west, south, wide, high, x, y, first, turned) => {
        const east = west + wide;
        const north = south + high;
        const corners: readonly Position[] = [[west, south], [east, south], [east, north], [west, north]];
        const begun = [...corners.slice(first), ...corners.slice(0, first)];
        const within = x > west && x < east && y > south && y < north;
        const touching = x >= west && x <= east && y >= south && y <= north;
        expect(locate([turned ? begun.reverse() : begun], [x, y])).toBe(within ? 'inside' : touching ? 'boundary' : 'outside');
        expect(boxOf([corners])).toEqual({ west, south, east, north });
      }),
    );
  });

  it('belongs to exactly one part of a cut box, or to the cut', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (low, high, x, y) => {
        const parts: readonly Polygon[] = [[[[0, 0], [low, 0], [high, 1], [0, 1]]], [[[low, 0], [1, 0], [1, 1], [high, 1]]]];
        const sides = parts.map((part) => locate(part, [x, y]));
        expect(sides.filter((side) => side === 'inside').length).toBeLessThanOrEqual(1);
        expect(sides.some((side) => side !== 'outside')).toBe(true);
      }),
    );
  });
});
