import type { Duty } from '../case/ruleBook.ts';
import type { Unit } from './unit.ts';
import type { UnitTree } from './unitTree.ts';

export interface UnitProposal {
  readonly unitId: string | null;
  /** Clear duty of a department; the grid of the place; the county as fallback (兜底); nothing known. */
  readonly why: 'duty' | 'grid' | 'fallback' | 'unknown';
}

/**
 * Rule 7: clear duty → direct; what a grid can look at first → the grid of the place; unclear → the county or district as
 * fallback. Without a place only a city department with a clear duty can be named.
 */
export const proposeUnit = (
  { category, placeUnitId }: { readonly category: string | null; readonly placeUnitId: string | null },
  tree: UnitTree,
  duties: readonly Duty[],
): UnitProposal => {
  const chain = placeUnitId === null ? [] : [...tree.path(placeUnitId)].reverse();
  const duty = category === null ? undefined : dutyFor(category, duties);
  const grid = chain.find(({ kind }) => kind === 'grid');
  if (grid !== undefined && duty?.first !== 'department') return { unitId: grid.id, why: 'grid' };
  if (duty !== undefined) {
    const department = departmentFor(duty.unitCode, chain, tree);
    if (department !== null) return { unitId: department.id, why: 'duty' };
  }
  const county = chain.find(({ kind }) => kind === 'county');
  return county === undefined ? { unitId: null, why: 'unknown' } : { unitId: county.id, why: 'fallback' };
};

/** The duty of the category itself, else of its parent (`shizheng.paishui` → `shizheng`). */
const dutyFor = (category: string, duties: readonly Duty[]): Duty | undefined =>
  duties.find((duty) => duty.category === category) ??
  duties.find((duty) => duty.category === category.split('.')[0]);

/** The district's department before the city's. */
const departmentFor = (code: string, chain: readonly Unit[], tree: UnitTree): Unit | null => {
  const homes = [...chain.filter(({ kind }) => kind === 'county' || kind === 'city').map(({ id }) => id)];
  const departments = tree.units.filter((unit) => unit.code === code);
  for (const home of homes) {
    const found = departments.find(({ parentId }) => parentId === home);
    if (found !== undefined) return found;
  }
  return departments.find(({ parentId }) => tree.get(parentId ?? '')?.kind === 'city') ?? null;
};
