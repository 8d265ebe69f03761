import { addWorkingMinutes, workingMinutesBetween, type WorkingCalendar } from '../calendar/workingCalendar.ts';
import type { Instant } from '../tenant.ts';
import type { Assignment, Case } from './case.ts';
import type { ClockKind, Pause } from './caseRecords.ts';
import { contactedAt } from './contactEvidence.ts';
import type { ClockLimit } from './ruleBook.ts';

/** One limit of one unit, computed from events and the calendar, never stored. */
export interface Clock {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly kind: ClockKind;
  readonly startedAt: Instant;
  /** When 70 % of the time is used, counted as the clock counts. */
  readonly amberAt: Instant;
  readonly dueAt: Instant;
  /** When the unit did what the clock asks for; null while it runs. */
  readonly stoppedAt: Instant | null;
  /** Since when it stands still because the work is suspended; null while it runs. */
  readonly pausedAt: Instant | null;
}

/** Share of a clock from which it is shown amber; from 1 it is red. */
export const amberShare = 0.7;

/** States in which nothing of a case is waited for any more. */
export const endedStates: ReadonlySet<Case['state']> = new Set(['closed', 'void', 'merged', 'answered', 'not_accepted', 'verified']);

/**
 * The clocks of every assignment the central has accepted. They start at that acceptance, not at the sign and not at the
 * seat: a dispatch that was synced late does not arrive overdue. Approved suspensions pause them, an extension moves `done`.
 * What a unit never did is not waited for once it has fed back or the case has ended: such a clock is none.
 */
export const clocksOf = (state: Case, limits: readonly ClockLimit[], calendar: WorkingCalendar): readonly Clock[] => {
  const urgency = state.triage?.urgency ?? state.content.urgency;
  const mine = limits.filter((limit) => limit.urgency === urgency);
  if (state.state === 'merged' || state.state === 'void') return [];
  return state.assignments.flatMap((assignment) => {
    const { dispatchedAt, pauses = [] } = assignment;
    if (dispatchedAt === null || assignment.state === 'returned') return [];
    const isSettled = endedStates.has(state.state) || assignment.state === 'fed_back' || assignment.state === 'done';
    return mine.flatMap((limit): readonly Clock[] => {
      const stopped = stoppedAt(state, assignment, limit.kind);
      if (isSettled && stopped === null) return [];
      const minutes = limit.minutes + (limit.kind === 'done' ? (assignment.extraMinutes ?? 0) : 0);
      return [
        {
          assignmentId: assignment.id,
          unitId: assignment.unitId,
          kind: limit.kind,
          startedAt: dispatchedAt,
          amberAt: after(dispatchedAt, minutes * amberShare, limit.time, pauses, calendar),
          dueAt: after(dispatchedAt, minutes, limit.time, pauses, calendar),
          stoppedAt: stopped,
          pausedAt: pauses.find(({ to }) => to === null)?.from ?? null,
        },
      ];
    });
  });
};

/** When `share` of a clock's time is used: where an escalation step stands. */
export const instantOfShare = (
  { dispatchedAt, pauses = [], extraMinutes = 0 }: Assignment,
  limit: ClockLimit,
  share: number,
  calendar: WorkingCalendar,
): Instant =>
  after(dispatchedAt ?? 0, (limit.minutes + (limit.kind === 'done' ? extraMinutes : 0)) * share, limit.time, pauses, calendar);

/**
 * The instant at which `minutes` have been counted since `start`, the pauses left out. While a pause lasts the rest counts as
 * if it ended where it began: the clock stands, and moves on when the pause gets its end.
 */
export const after = (
  start: Instant,
  minutes: number,
  time: ClockLimit['time'],
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Instant => {
  let from = start;
  let left = minutes;
  for (const pause of pauses) {
    const counted = pause.from <= from ? 0 : between(from, pause.from, time, calendar);
    if (counted >= left) break;
    left -= counted;
    from = Math.max(from, pause.to ?? pause.from);
  }
  return time === 'working' ? addWorkingMinutes(from, left, calendar) : Math.round(from + left * 60_000);
};

const between = (from: Instant, to: Instant, time: ClockLimit['time'], calendar: WorkingCalendar): number =>
  time === 'working' ? workingMinutesBetween(from, to, calendar) : (to - from) / 60_000;

const stoppedAt = (state: Case, assignment: Assignment, kind: ClockKind): Instant | null => {
  switch (kind) {
    case 'sign':
      return assignment.signedAt;
    case 'contact':
      // Police who were on the scene met people there.
      return contactedAt(state, assignment) ?? assignment.arrival?.at ?? null;
    case 'done':
      // While it is being done again the earlier feedback is history; the clock runs on.
      return assignment.state === 'fed_back' || assignment.state === 'done' ? (assignment.feedback?.at ?? assignment.recheck?.at ?? null) : null;
    default:
      return kind satisfies never;
  }
};

/** Used share of a clock: 0 at its start, 0.7 when amber, 1 when due, more when late. A paused clock stands still. */
export const clockShare = ({ startedAt, amberAt, dueAt, stoppedAt: stopped, pausedAt }: Clock, now: Instant): number => {
  const at = stopped ?? (pausedAt === null ? now : Math.min(now, pausedAt));
  const part = (from: Instant, to: Instant): number => (at - from) / Math.max(1, to - from);
  if (at >= dueAt) return 1 + part(dueAt, dueAt + (dueAt - startedAt));
  return Math.max(0, at >= amberAt ? amberShare + (1 - amberShare) * part(amberAt, dueAt) : amberShare * part(startedAt, amberAt));
};

/** The running clock that is due first: what a list row shows. */
export const nearestClock = (clocks: readonly Clock[]): Clock | null =>
  clocks
    .filter((clock) => clock.stoppedAt === null && clock.pausedAt === null)
    .reduce<Clock | null>((nearest, clock) => (nearest === null || clock.dueAt < nearest.dueAt ? clock : nearest), null);
