import { addWorkingMinutes, type WorkingCalendar } from '../calendar/workingCalendar.ts';
import type { Instant } from '../tenant.ts';
import type { Assignment, Case } from './case.ts';
import { provesContact } from './contactEvidence.ts';
import type { ClockKind, ClockLimit } from './ruleBook.ts';

/** One limit of one unit, computed from events and the calendar, never stored. */
export interface Clock {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly kind: ClockKind;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** When the unit did what the clock asks for; null while it runs. */
  readonly stoppedAt: Instant | null;
}

/** Share of a clock from which it is shown amber; from 1 it is red. */
export const amberShare = 0.7;

/**
 * The clocks of every assignment the central has accepted. They start at that acceptance, not at the sign and not at the
 * seat: a dispatch that was synced late does not arrive overdue.
 */
export const clocksOf = (state: Case, limits: readonly ClockLimit[], calendar: WorkingCalendar): readonly Clock[] => {
  const urgency = state.triage?.urgency ?? state.content.urgency;
  const mine = limits.filter((limit) => limit.urgency === urgency);
  return state.assignments.flatMap((assignment) => {
    const { dispatchedAt } = assignment;
    if (dispatchedAt === null) return [];
    return mine.map((limit) => ({
      assignmentId: assignment.id,
      unitId: assignment.unitId,
      kind: limit.kind,
      startedAt: dispatchedAt,
      dueAt:
        limit.time === 'working'
          ? addWorkingMinutes(dispatchedAt, limit.minutes, calendar)
          : dispatchedAt + limit.minutes * 60_000,
      stoppedAt: stoppedAt(assignment, limit.kind),
    }));
  });
};

const stoppedAt = (assignment: Assignment, kind: ClockKind): Instant | null => {
  switch (kind) {
    case 'sign':
      return assignment.signedAt;
    case 'contact':
      return assignment.contacts.find(provesContact)?.at ?? null;
    case 'done':
      // While it is being done again the earlier feedback is history; the clock runs on.
      return assignment.state === 'fed_back' || assignment.state === 'done' ? (assignment.feedback?.at ?? null) : null;
    default:
      return kind satisfies never;
  }
};

/** Used share of a clock: 0 at its start, 1 when due, more when late. */
export const clockShare = ({ startedAt, dueAt, stoppedAt: stopped }: Clock, now: Instant): number =>
  Math.max(0, ((stopped ?? now) - startedAt) / Math.max(1, dueAt - startedAt));

/** The running clock that is due first: what a list row shows. */
export const nearestClock = (clocks: readonly Clock[]): Clock | null =>
  clocks
    .filter((clock) => clock.stoppedAt === null)
    .reduce<Clock | null>((nearest, clock) => (nearest === null || clock.dueAt < nearest.dueAt ? clock : nearest), null);
