import type { Unit } from './unit.ts';

/** The city's units by id, with the ways up and down. */
export interface UnitTree {
  readonly units: readonly Unit[];
  get(id: string): Unit | null;
  children(id: string | null): readonly Unit[];
  /** From the root down to the unit itself; empty for an unknown id. */
  path(id: string): readonly Unit[];
}

export const createUnitTree = (units: readonly Unit[]): UnitTree => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const byParent = Map.groupBy(units, ({ parentId }) => parentId);

  const path = (id: string): readonly Unit[] => {
    const found: Unit[] = [];
    const seen = new Set<string>();
    for (let unit = byId.get(id); unit !== undefined && !seen.has(unit.id); unit = byId.get(unit.parentId ?? '')) {
      seen.add(unit.id);
      found.unshift(unit);
    }
    return found;
  };

  return { units, get: (id) => byId.get(id) ?? null, children: (id) => byParent.get(id) ?? [], path };
};
