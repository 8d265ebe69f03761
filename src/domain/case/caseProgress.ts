import type { Assignment, AssignmentState, Case, CaseState } from './case.ts';

/** Furthest behind first: a case stands where its least advanced lead assignment stands. */
const order: readonly AssignmentState[] = ['rework', 'dispatched', 'signed', 'handling', 'fed_back', 'done'];

/** State of a case whose assignments have changed: that of the lead assignment that is furthest behind. */
export const progressOf = (assignments: readonly Assignment[]): CaseState => {
  const leads = assignments.filter(({ kind }) => kind === 'lead');
  const behind = Math.min(...(leads.length > 0 ? leads : assignments).map(({ state }) => order.indexOf(state)));
  const state = order[behind] ?? 'dispatched';
  return state === 'done' ? 'verified' : state;
};

export const isOver = (state: Case): boolean => state.state === 'closed';

/** States in which the desk still decides what becomes of the case. */
export const isUndecided = (state: Case): boolean => state.state === 'taken_in' || state.state === 'triaged';
