import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty } from '../case/ruleBook.ts';
import { proposeUnit } from './proposeUnit.ts';
import type { Unit } from './unit.ts';
import { createUnitTree } from './unitTree.ts';

const unit = (id: string, kind: Unit['kind'], parentId: string | null, code: string | null = null): Unit => ({
  id, name: id, kind, parentId, code, demo: true,
});
const tree = createUnitTree([
  unit('city', 'city', null),
  unit('county', 'county', 'city'),
  unit('street', 'street', 'county'),
  unit('community', 'community', 'street'),
  unit('grid', 'grid', 'community'),
  unit('other', 'county', 'city'),
  unit('city-water', 'department', 'city', 'gongshui'),
  unit('city-build', 'department', 'city', 'zhujian'),
  unit('county-build', 'department', 'county', 'zhujian'),
]);
const duties: readonly Duty[] = [
  { category: 'shui', unitCode: 'gongshui', first: 'department' },
  { category: 'fang', unitCode: 'zhujian', first: 'department' },
  { category: 'lají', unitCode: 'zhujian', first: 'grid' },
];
const propose = (category: string | null, placeUnitId: string | null) => proposeUnit({ category, placeUnitId }, tree, duties);

describe('the proposed unit', () => {
  it.each<[string, string | null, string | null, ReturnType<typeof propose>]>([
    ['the district’s department before the city’s', 'fang', 'grid', { unitId: 'county-build', why: 'duty' }],
    ['the city’s where the district has none', 'shui.ting', 'grid', { unitId: 'city-water', why: 'duty' }],
    ['the city’s for a place in another district', 'fang', 'other', { unitId: 'city-build', why: 'duty' }],
    ['the city’s without a place', 'shui', null, { unitId: 'city-water', why: 'duty' }],
    ['the grid where it looks first', 'lají', 'grid', { unitId: 'grid', why: 'grid' }],
    ['the grid for a category without a duty', null, 'grid', { unitId: 'grid', why: 'grid' }],
    ['the county as fallback', null, 'street', { unitId: 'county', why: 'fallback' }],
    ['nobody when nothing is known', null, null, { unitId: null, why: 'unknown' }],
    ['nobody for a place that does not exist', 'none', 'nowhere', { unitId: null, why: 'unknown' }],
  ])('is %s', (_name, category, place, proposal) => {
    expect(propose(category, place)).toEqual(proposal);
  });
});

describe('the tree of units', () => {
  it('leads from the city down to a unit', () => {
    expect(tree.path('grid').map(({ id }) => id)).toEqual(['city', 'county', 'street', 'community', 'grid']);
    expect(tree.children('city').map(({ id }) => id)).toEqual(['county', 'other', 'city-water', 'city-build']);
    expect([tree.get('nowhere'), tree.path('nowhere'), tree.children('nowhere')]).toEqual([null, [], []]);
  });

  it('ends also where the data goes in a circle', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, ids), { maxLength: 8 }), ids, (parents, start) => {
        const path = createUnitTree(parents.map(([id, parent]) => unit(id, 'street', parent))).path(start);
        expect(new Set(path.map(({ id }) => id)).size).toBe(path.length);
      }),
    );
  });
});
