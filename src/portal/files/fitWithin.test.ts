import { expect, it } from 'vitest';
import { fitWithin } from './fitWithin.ts';

it('shrinks the longer side, keeps the shape, never enlarges', () => {
  expect(fitWithin(4_000, 3_000, 1_600)).toEqual({ width: 1_600, height: 1_200 });
  expect(fitWithin(3_000, 4_000, 1_600)).toEqual({ width: 1_200, height: 1_600 });
  expect(fitWithin(800, 600, 1_600)).toEqual({ width: 800, height: 600 });
  expect(fitWithin(9_000, 2, 1_600)).toEqual({ width: 1_600, height: 1 });
});
