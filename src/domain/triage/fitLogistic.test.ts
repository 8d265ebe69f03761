import { expect, it } from 'vitest';
import { fitLogistic, probabilityOf } from './fitLogistic.ts';

it('finds what speaks for a hit, and is calibrated on what it saw', () => {
  const rows = Array.from({ length: 200 }, (_, at) => [at % 10, at % 3]);
  const hits = rows.map(([one = 0], at) => one + (at % 4) > 6);
  const model = fitLogistic(['tells', 'tells nothing'], rows, hits);
  expect(model.weights[0]).toBeGreaterThan(1);
  expect(Math.abs(model.weights[1] ?? 9)).toBeLessThan(0.3);
  const mean = rows.reduce((sum, row) => sum + probabilityOf(model, row), 0) / rows.length;
  expect(mean).toBeCloseTo(hits.filter(Boolean).length / hits.length, 2);
});

it('gives the base rate when nothing varies', () => {
  const model = fitLogistic(['same'], [[1], [1], [1], [1]], [true, false, false, false]);
  expect(probabilityOf(model, [1])).toBeLessThan(0.5);
});
