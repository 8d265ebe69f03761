import type { Assignment, Case } from './case.ts';

/** Every share handed down from this one, and from those. */
export const descendants = (state: Pick<Case, 'assignments'>, id: string): readonly Assignment[] =>
  state.assignments.filter(({ parentId }) => parentId === id).flatMap((child) => [child, ...descendants(state, child.id)]);
