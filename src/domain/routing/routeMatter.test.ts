import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duty } from '../case/ruleBook.ts';
import { routeMatter, type Matter, type Route } from './routeMatter.ts';
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
  unit('city-gas', 'department', 'city', 'ranqi'),
  unit('city-police', 'department', 'city', 'gongan'),
  unit('station', 'police_station', 'street', 'gongan'),
]);
const duties: readonly Duty[] = [
  { category: 'shui', unitCode: 'gongshui', first: 'department' },
  { category: 'fang', unitCode: 'zhujian', first: 'department' },
  { category: 'laji', unitCode: 'zhujian', first: 'grid' },
  { category: 'ranqi', unitCode: 'ranqi', first: 'department', joint: ['gongan', 'zhujian', 'nobody'] },
  { category: 'zhian', unitCode: 'gongan', first: 'department' },
];
const route = (given: Partial<Matter>) => routeMatter({ category: null, placeUnitId: null, urgency: 'normal', police: false, ...given }, tree, duties);

describe('the lead', () => {
  it.each<[string, Partial<Matter>, Route['lead']]>([
    ['the district’s department before the city’s', { category: 'fang', placeUnitId: 'grid' }, { unitId: 'county-build', why: 'duty' }],
    ['the city’s where the district has none', { category: 'shui.ting', placeUnitId: 'grid' }, { unitId: 'city-water', why: 'duty' }],
    ['the city’s for a place in another district', { category: 'fang', placeUnitId: 'other' }, { unitId: 'city-build', why: 'duty' }],
    ['the city’s without a place', { category: 'shui' }, { unitId: 'city-water', why: 'duty' }],
    ['the grid where it looks first', { category: 'laji', placeUnitId: 'grid' }, { unitId: 'grid', why: 'grid' }],
    ['the department where it cannot wait for the grid', { category: 'laji', placeUnitId: 'grid', urgency: 'critical' }, { unitId: 'county-build', why: 'duty' }],
    ['the grid for a category without a duty', { placeUnitId: 'grid' }, { unitId: 'grid', why: 'grid' }],
    ['the station of the street for the police', { category: 'fang', placeUnitId: 'grid', police: true }, { unitId: 'station', why: 'police' }],
    ['the city’s police where the street has no station', { placeUnitId: 'other', police: true }, { unitId: 'city-police', why: 'police' }],
    ['the county as fallback', { placeUnitId: 'street' }, { unitId: 'county', why: 'fallback' }],
    ['nobody when nothing is known', {}, { unitId: null, why: 'unknown' }],
    ['nobody for a place that does not exist', { category: 'none', placeUnitId: 'nowhere' }, { unitId: null, why: 'unknown' }],
  ])('is %s', (_name, given, lead) => {
    expect(route(given).lead).toEqual(lead);
  });
});

describe('who goes along', () => {
  it.each<[string, Partial<Matter>, Route['joint']]>([
    ['the department helps the grid', { category: 'laji', placeUnitId: 'grid' }, [{ unitId: 'county-build', why: 'duty' }]],
    ['the list names them, the police by their station', { category: 'ranqi', placeUnitId: 'grid' }, [{ unitId: 'station', why: 'listed' }, { unitId: 'county-build', why: 'listed' }]],
    ['the grid is the nearest eyes of an urgent matter', { category: 'shui', placeUnitId: 'grid', urgency: 'critical' }, [{ unitId: 'grid', why: 'eyes' }]],
    ['the department goes with the police, who do not go twice', { category: 'ranqi', placeUnitId: 'grid', police: true, urgency: 'critical' }, [{ unitId: 'city-gas', why: 'duty' }, { unitId: 'county-build', why: 'listed' }]],
    ['nobody goes with the police on their own matter', { category: 'zhian', placeUnitId: 'grid', police: true }, []],
  ])('%s', (_name, given, joint) => {
    expect(route(given).joint).toEqual(joint);
  });
});

it('leads down from the district to the place', () => {
  expect(route({ placeUnitId: 'grid' }).chain).toEqual(['county', 'street', 'community', 'grid']);
});

it('every matter with a place finds a door; nobody is named twice; all that is named exists', () => {
  const matters = fc.record<Matter>({
    category: fc.constantFrom(null, 'shui', 'fang', 'laji', 'ranqi', 'zhian', 'zhian.ouda', 'none'),
    placeUnitId: fc.constantFrom(null, 'nowhere', ...tree.units.map(({ id }) => id)),
    urgency: fc.constantFrom('critical', 'urgent', 'normal', 'hard', 'consult'),
    police: fc.boolean(),
  });
  fc.assert(
    fc.property(matters, (matter) => {
      const { lead, joint, chain } = routeMatter(matter, tree, duties);
      const named = [...joint.map(({ unitId }) => unitId), ...(lead.unitId === null ? [] : [lead.unitId])];
      expect(new Set(named).size).toBe(named.length);
      expect([...named, ...chain].filter((id) => tree.get(id) === null)).toEqual([]);
      expect(lead.unitId === null).toBe(lead.why === 'unknown');
      if (chain.includes('county')) expect(lead.unitId).not.toBeNull();
      if (matter.police) expect(lead.why).toBe('police');
    }),
  );
});

describe('the tree of units', () => {
  it('leads from the city down to a unit', () => {
    expect(tree.path('grid').map(({ id }) => id)).toEqual(['city', 'county', 'street', 'community', 'grid']);
    expect(tree.children('city').map(({ id }) => id)).toEqual(['county', 'other', 'city-water', 'city-build', 'city-gas', 'city-police']);
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
