import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, safetyCurve, type Judged } from './evaluate.ts';
import { rateOf } from './wilson.ts';

const judged = (label: 'police' | 'joint' | 'non_police', answer: 'police' | 'joint' | 'non_police' | 'undecided', more: { unit?: string; alt?: string[]; risk?: number; emergency?: [boolean, boolean] } = {}): Judged => ({
  labels: { verdict: label, emergency: more.emergency?.[0] ?? false, services: [], category: 'a', unit: 'one', alt_units: more.alt ?? [], urgency: 'normal' },
  result: {
    verdict: answer,
    emergency: more.emergency?.[1] ?? false,
    category: 'a',
    unit: more.unit ?? 'one',
    alternatives: [{ category: 'b', unit: 'third', probability: 0.1 }],
    risk: more.risk ?? 0.5,
    services: [],
  },
});

describe('the figures of triage', () => {
  it('count an undecided police call as safe, and an undecided other call as not diverted', () => {
    const figures = evaluate([judged('police', 'undecided'), judged('joint', 'police'), judged('police', 'non_police'), judged('non_police', 'undecided'), judged('non_police', 'non_police')]);
    expect(figures.policeRecall).toMatchObject({ hits: 2, n: 3 });
    expect(figures.diverted).toMatchObject({ hits: 1, n: 2 });
    expect(figures.undecided).toMatchObject({ hits: 2, n: 5 });
    expect(figures.verdictAccuracyDecided).toMatchObject({ hits: 1, n: 3 });
    expect(figures.confusion.joint).toEqual({ police: 1, joint: 0, non_police: 0, undecided: 0 });
  });

  it('count an alternative unit of the label as right, and any of three proposals in the top three', () => {
    const figures = evaluate([judged('police', 'police', { unit: 'two', alt: ['two'] }), judged('police', 'police', { unit: 'two', alt: ['third'] }), judged('police', 'police', { unit: 'two' })]);
    expect(figures.unitTop1).toMatchObject({ hits: 1, n: 3 });
    expect(figures.unitTop3).toMatchObject({ hits: 2, n: 3 });
  });

  it('say how many emergencies were seen', () => {
    const figures = evaluate([judged('police', 'police', { emergency: [true, true] }), judged('police', 'police', { emergency: [true, false] }), judged('police', 'police', { emergency: [false, true] })]);
    expect([figures.emergencyRecall.rate, figures.emergencyPrecision.rate]).toEqual([0.5, 0.5]);
  });

  it('trade safety for diversion along the curve: neither ever turns back', () => {
    const call = fc.tuple(fc.constantFrom('police', 'joint', 'non_police'), fc.double({ min: 0, max: 1, noNaN: true })).map(([label, risk]) => judged(label as 'police', 'undecided', { risk }));
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), (calls) => {
        const points = safetyCurve(calls, [0, 0.25, 0.5, 0.75, 1]);
        for (const [at, point] of points.entries()) {
          expect(point.policeRecall.hits).toBeLessThanOrEqual(points[at - 1]?.policeRecall.hits ?? Infinity);
          expect(point.diverted.hits).toBeGreaterThanOrEqual(points[at - 1]?.diverted.hits ?? 0);
        }
      }),
    );
  });
});

describe('rateOf', () => {
  it('gives the interval of Wilson', () => {
    expect(rateOf(158, 158)).toMatchObject({ rate: 1, high: 1 });
    expect(rateOf(158, 158).low).toBeCloseTo(0.9763, 3);
    expect(rateOf(5, 10)).toMatchObject({ rate: 0.5 });
    expect(rateOf(5, 10).low).toBeCloseTo(0.2366, 3);
    expect(rateOf(0, 0)).toEqual({ hits: 0, n: 0, rate: null, low: 0, high: 1 });
  });
});
