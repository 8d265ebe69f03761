import type { Urgency } from '../case/case.ts';
import type { Duty } from '../case/ruleBook.ts';
import type { Unit } from './unit.ts';
import type { UnitTree } from './unitTree.ts';

export interface Matter {
  readonly category: string | null;
  readonly placeUnitId: string | null;
  readonly urgency: Urgency;
  /** Police are needed: verdict police or joint. */
  readonly police: boolean;
}

export interface Route {
  readonly lead: {
    readonly unitId: string | null;
    /** Police matter; clear duty of a department; the grid of the place looks first; the county as fallback (兜底); nothing known. */
    readonly why: 'police' | 'duty' | 'grid' | 'fallback' | 'unknown';
  };
  readonly joint: readonly {
    readonly unitId: string;
    /** Has the duty but does not go first; named beside it in the list; the nearest eyes of an urgent matter. */
    readonly why: 'duty' | 'listed' | 'eyes';
  }[];
  /** From the district down to the place, each step with its own sign-off. */
  readonly chain: readonly string[];
}

const police = 'gongan';

/**
 * Rule 7: category × place × urgency. Clear duty → direct; what a grid can look at first → the grid of the place, unless life
 * is in danger; unclear → the district as fallback. A police matter goes to the station of the place's street, the department
 * with the duty goes along. Without a place only the city's departments can be named.
 */
export const routeMatter = (matter: Matter, tree: UnitTree, duties: readonly Duty[]): Route => {
  const path = matter.placeUnitId === null ? [] : tree.path(matter.placeUnitId);
  const home: Home = { path: [...path].reverse(), tree };
  const duty = matter.category === null ? undefined : dutyFor(matter.category, duties);
  const urgent = matter.urgency === 'critical' || matter.urgency === 'urgent';
  const department = duty === undefined ? null : unitFor(duty.unitCode, home);
  const grid = home.path.find(({ kind }) => kind === 'grid') ?? null;
  const lead = leadOf({ matter, duty, department, grid, home });

  const joint = new Map<string, Route['joint'][number]>();
  const add = (unit: Unit | null, why: Route['joint'][number]['why']): void => {
    if (unit !== null && unit.id !== lead.unitId && !joint.has(unit.id)) joint.set(unit.id, { unitId: unit.id, why });
  };
  // The station stands for the police of the place: their department does not go as well.
  if (!(matter.police && duty?.unitCode === police)) add(department, 'duty');
  for (const code of duty?.joint ?? []) if (!(matter.police && code === police)) add(unitFor(code, home), 'listed');
  if (urgent && !matter.police) add(grid, 'eyes');
  return { lead, joint: [...joint.values()], chain: path.filter(({ kind }) => kind !== 'city').map(({ id }) => id) };
};

interface Home {
  /** From the place up to the city. */
  readonly path: readonly Unit[];
  readonly tree: UnitTree;
}

const leadOf = ({ matter, duty, department, grid, home }: {
  readonly matter: Matter;
  readonly duty: Duty | undefined;
  readonly department: Unit | null;
  readonly grid: Unit | null;
  readonly home: Home;
}): Route['lead'] => {
  const officers = matter.police ? unitFor(police, home) : null;
  if (officers !== null) return { unitId: officers.id, why: 'police' };
  const gridFirst = duty?.first !== 'department' && !(matter.urgency === 'critical' && department !== null);
  if (grid !== null && gridFirst) return { unitId: grid.id, why: 'grid' };
  if (department !== null) return { unitId: department.id, why: 'duty' };
  const county = home.path.find(({ kind }) => kind === 'county');
  return county === undefined ? { unitId: null, why: 'unknown' } : { unitId: county.id, why: 'fallback' };
};

/** The duty of the category itself, else of its parent (`shizheng.paishui` → `shizheng`). */
const dutyFor = (category: string, duties: readonly Duty[]): Duty | undefined =>
  duties.find((duty) => duty.category === category) ?? duties.find((duty) => duty.category === category.split('.')[0]);

/** The police station of the street, else the district's department before the city's. */
const unitFor = (code: string, { path, tree }: Home): Unit | null => {
  const homes = path.filter(({ kind }) => kind === 'county' || kind === 'city' || (kind === 'street' && code === police));
  for (const { id } of homes) {
    const found = tree.children(id).find((unit) => unit.code === code);
    if (found !== undefined) return found;
  }
  return tree.units.find((unit) => unit.code === code && tree.get(unit.parentId ?? '')?.kind === 'city') ?? null;
};
