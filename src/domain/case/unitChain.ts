import type { Unit } from '../routing/unit.ts';

/** A tree of units is at most city → district → street → community → grid deep; data in a circle ends here too. */
const deepest = 8;

/**
 * Whether a unit may be handed work by another: it lies below it in the tree, or it is the same department's branch (or a
 * police station of the public security bureau) in a division below.
 */
export const isBelow = (target: Unit, aboveId: string, unit: (id: string) => Unit | null): boolean => {
  const above = unit(aboveId);
  if (above === null || target.id === aboveId) return false;
  const home = above.kind === 'department' && above.code !== null && above.code === target.code ? above.parentId : aboveId;
  let at: Unit | null = target;
  for (let steps = 0; at !== null && steps < deepest; steps += 1) {
    if (at.parentId === home) return at.id !== aboveId;
    at = at.parentId === null ? null : unit(at.parentId);
  }
  return false;
};
