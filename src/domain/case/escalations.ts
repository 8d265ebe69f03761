import type { WorkingCalendar } from '../calendar/workingCalendar.ts';
import type { Instant } from '../tenant.ts';
import type { Case } from './case.ts';
import type { ClockKind, EscalationStep } from './caseRecords.ts';
import { clocksOf, endedStates, instantOfShare } from './clocks.ts';
import type { RuleBook } from './ruleBook.ts';

/** A moment at which somebody is to be told, unless the clock stops before. */
export interface EscalationMark {
  readonly assignmentId: string;
  readonly clock: ClockKind;
  readonly to: EscalationStep;
  readonly dueAt: Instant;
}

/** Steps that still lie ahead of a case's running clocks. A paused clock has none: it gets them back when it runs on. */
export const escalationMarks = (
  state: Case,
  { clocks: limits, loop }: Pick<RuleBook, 'clocks' | 'loop'>,
  calendar: WorkingCalendar,
): readonly EscalationMark[] => {
  if (endedStates.has(state.state)) return [];
  const urgency = state.triage?.urgency ?? state.content.urgency;
  const said = new Set((state.escalations ?? []).map(({ assignmentId, clock, to }) => `${assignmentId}/${clock}/${to}`));
  return clocksOf(state, limits, calendar).flatMap(({ assignmentId, kind, stoppedAt, pausedAt }) => {
    const assignment = state.assignments.find(({ id }) => id === assignmentId);
    const limit = limits.find((each) => each.urgency === urgency && each.kind === kind);
    if (stoppedAt !== null || pausedAt !== null || assignment === undefined || limit === undefined) return [];
    return loop.escalation
      .filter(({ to }) => !said.has(`${assignmentId}/${kind}/${to}`))
      .map(({ share, to }): EscalationMark => ({ assignmentId, clock: kind, to, dueAt: instantOfShare(assignment, limit, share, calendar) }));
  });
};
