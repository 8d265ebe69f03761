import { expect, it } from 'vitest';
import { boxOf } from '../../src/domain/place/polygon.ts';
import { outlineOf } from './outlineOf.ts';

const field = (x: number, y: number) => [[x, y + 1], [x + 1, y + 1], [x + 1, y], [x, y]] as const;

it('drops the edges that fields share and keeps what lies apart apart', () => {
  expect(outlineOf([field(0, 0), field(1, 0)]).map((ring) => ring.length)).toEqual([6]);
  const apart = outlineOf([field(0, 0), field(5, 5), field(0, 1)]);
  expect(apart.map((ring) => boxOf([ring])).sort((one, other) => one.west - other.west)).toEqual([
    { west: 0, south: 0, east: 1, north: 2 },
    { west: 5, south: 5, east: 6, north: 6 },
  ]);
  expect(outlineOf([])).toEqual([]);
});

it('leaves a hole where a field is missing', () => {
  const around = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x, y] as const)).filter(([x, y]) => x !== 1 || y !== 1);
  expect(outlineOf(around.map(([x, y]) => field(x, y))).map((ring) => ring.length).sort()).toEqual([12, 4]);
});
