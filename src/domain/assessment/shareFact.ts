import type { WorkingCalendar } from '../calendar/workingCalendar.ts';
import type { Assignment, Case } from '../case/case.ts';
import { clocksOf } from '../case/clocks.ts';
import { contactedAt } from '../case/contactEvidence.ts';
import type { ClockLimit } from '../case/ruleBook.ts';
import type { Instant } from '../tenant.ts';

/** Why a share does not count for or against its unit. */
export type Exemption = 'void' | 'merged' | 'returned' | 'recheck' | 'not_genuine' | 'suspended';

/** What the assessment needs to know of one unit's share of a case. One row of the projection. */
export interface ShareFact {
  readonly caseId: string;
  readonly assignmentId: string;
  readonly unitId: string;
  /** When the central accepted the dispatch: the period a share belongs to. */
  readonly dispatchedAt: Instant;
  readonly contactedAt: Instant | null;
  /** When it was last fed back; null while it is being done, also again. */
  readonly finishedAt: Instant | null;
  readonly dueAt: Instant;
  readonly reworked: boolean;
  /** The caller was reached by the first sample; the last such answer counts. */
  readonly solved: 'yes' | 'partly' | 'no' | null;
  readonly satisfied: 'very' | 'yes' | 'fair' | 'no' | null;
  readonly exemption: Exemption | null;
}

/** The facts of a case, one for every share the central has accepted. */
export const shareFactsOf = (
  state: Case,
  limits: readonly ClockLimit[],
  calendar: WorkingCalendar,
): readonly ShareFact[] => {
  const answer = state.followUps.findLast(({ contacted, sample }) => contacted && sample !== 'second');
  const open: Case = { ...state, state: 'handling', assignments: state.assignments.map((each) => (each.state === 'returned' ? { ...each, state: 'handling' } : each)) };
  const due = new Map(clocksOf(open, limits, calendar).flatMap(({ kind, assignmentId, dueAt }) => (kind === 'done' ? [[assignmentId, dueAt] as const] : [])));
  return state.assignments.flatMap((assignment): readonly ShareFact[] => {
    const { dispatchedAt, feedback } = assignment;
    if (dispatchedAt === null) return [];
    const isFinished = assignment.state === 'fed_back' || assignment.state === 'done';
    return [
      {
        caseId: state.id,
        assignmentId: assignment.id,
        unitId: assignment.unitId,
        dispatchedAt,
        contactedAt: contactedAt(state, assignment),
        finishedAt: isFinished ? (feedback?.at ?? assignment.recheck?.at ?? null) : null,
        dueAt: due.get(assignment.id) ?? dispatchedAt,
        reworked: (assignment.reworks ?? 0) > 0,
        solved: answer?.solved ?? null,
        satisfied: answer?.satisfied ?? null,
        exemption: exemptionOf(state, assignment),
      },
    ];
  });
};

const exemptionOf = (state: Case, assignment: Assignment): Exemption | null => {
  if (state.state === 'void' || state.state === 'merged') return state.state;
  if (assignment.state === 'returned') return 'returned';
  if (assignment.kind === 'recheck') return 'recheck';
  if (assignment.feedback?.genuine === 'no') return 'not_genuine';
  return assignment.pauses?.some(({ to }) => to === null) === true ? 'suspended' : null;
};
