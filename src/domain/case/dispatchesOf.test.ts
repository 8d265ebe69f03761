import { describe, expect, it } from 'vitest';
import { dispatchesOf, type Share } from './dispatchesOf.ts';

const share = (id: string, kind: Share['kind'], police: boolean): Share => ({
  id,
  unitId: id,
  kind,
  unit: police ? { kind: 'police_station', code: 'gongan' } : { kind: 'department', code: 'chengguan' },
});

describe('shares become dispatches', () => {
  it('of one kind when all are of one kind', () => {
    expect(dispatchesOf([share('a', 'lead', false), share('b', 'joint', false)], '两小时内联系您')).toEqual([
      { type: 'dispatch', transfer: 'work_order', assignments: [{ id: 'a', unitId: 'a', kind: 'lead' }, { id: 'b', unitId: 'b', kind: 'joint' }], promise: '两小时内联系您' },
    ]);
  });

  it('of two kinds, the lead’s first, whatever the order, with one promise', () => {
    const made = dispatchesOf([share('b', 'joint', false), share('a', 'lead', true)], '马上到');
    expect(made.map(({ transfer, promise, assignments }) => [transfer, promise, assignments.map(({ id }) => id)])).toEqual([
      ['police_dispatch', '马上到', ['a']],
      ['work_order', '', ['b']],
    ]);
  });
});
