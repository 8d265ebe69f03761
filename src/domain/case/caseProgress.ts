import type { Assignment, AssignmentState, Case, CaseState } from './case.ts';
import type { RequestKind } from './caseRecords.ts';
import { isSuspended, pendingRequest } from './unitRequests.ts';

/** Furthest behind first: a case stands where its least advanced lead assignment stands. */
const order: readonly AssignmentState[] = ['rework', 'dispatched', 'signed', 'handling', 'fed_back', 'done'];

/** Assignments that carry the case: not given back, not handed down from another, not a mere re-check. */
export const carrying = (assignments: readonly Assignment[]): readonly Assignment[] =>
  assignments.filter(({ state, parentId, kind }) => state !== 'returned' && parentId === undefined && kind !== 'recheck');

const asideOf: Readonly<Record<RequestKind, CaseState | null>> = {
  return: 'return_requested',
  extension: 'extension_requested',
  // Work goes on until it is granted.
  suspension: null,
  exception: null,
};

/**
 * Where a case with these assignments, requests and questions stands. Ends (answered, not accepted, closed, void, merged)
 * are kept as they are: nothing that happens to a share opens them again but the event that says so.
 */
export const progressOf = (state: Case): CaseState => {
  const carriers = carrying(state.assignments);
  const leads = carriers.filter(({ kind }) => kind === 'lead');
  const counted = leads.length > 0 ? leads : carriers;
  if (state.question !== undefined) return 'awaiting_info';
  if (counted.length === 0) return state.triage === null ? 'taken_in' : 'triaged';
  for (const { id } of counted) {
    const aside = asideOf[pendingRequest(state, id)?.kind ?? 'suspension'];
    if (aside !== null) return aside;
  }
  const behind = counted.reduce((least, each) => (rankOf(each) < rankOf(least) ? each : least));
  if (isSuspended(behind)) return 'suspended';
  return behind.state === 'done' || behind.state === 'returned' ? 'verified' : behind.state;
};

const rankOf = ({ state }: Assignment): number => order.indexOf(state);

export const isOver = ({ state }: Case): boolean => state === 'closed' || state === 'void';

/** States in which the desk still decides what becomes of the case. */
export const isUndecided = (state: Case): boolean =>
  carrying(state.assignments).length === 0 && ['taken_in', 'triaged', 'awaiting_info'].includes(state.state);
