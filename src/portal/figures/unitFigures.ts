import type { Clock } from '#domain/case/clocks.ts';
import type { ClockKind } from '#domain/case/caseRecords.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Task } from '../tasks/task.ts';

/** A rate with what it was counted from. */
interface Rate {
  readonly hits: number;
  readonly total: number;
}

interface UnitFigures {
  readonly open: number;
  readonly late: number;
  readonly sign: Rate;
  readonly contact: Rate;
  readonly done: Rate;
  readonly rework: Rate;
  readonly solved: Rate;
}

const day = 86_400_000;

/** The unit's own figures over what was dispatched to it in the last `days`; tasks it gave back do not count. */
export const unitFigures = (tasks: readonly Task[], now: Instant, days: number): UnitFigures => {
  const counted = tasks.filter(
    ({ assignment: { dispatchedAt, state, kind } }) => dispatchedAt !== null && dispatchedAt > now - days * day && state !== 'returned' && kind !== 'recheck',
  );
  const open = counted.filter(({ step }) => step !== 'none');
  const fedBack = counted.filter(({ assignment }) => assignment.feedback !== null);
  return {
    open: open.length,
    late: open.filter(({ clocks }) => clocks.some((clock) => clock.stoppedAt === null && clock.dueAt <= now)).length,
    sign: onTime(counted, 'sign', now),
    contact: onTime(counted, 'contact', now),
    done: onTime(counted, 'done', now),
    rework: {
      hits: fedBack.filter(({ events, assignment: { id } }) => events.some(({ event }) => event.type === 'reworked' && event.assignmentIds.includes(id))).length,
      total: fedBack.length,
    },
    solved: { hits: fedBack.filter(({ assignment }) => assignment.feedback?.solved === 'yes').length, total: fedBack.length },
  };
};

/** Over the clocks that have come to an end, well or badly: stopped, or past due. */
const onTime = (tasks: readonly Task[], kind: ClockKind, now: Instant): Rate => {
  const ended = tasks.flatMap(({ clocks }) => clocks.filter((clock) => clock.kind === kind && (clock.stoppedAt !== null || clock.dueAt <= now)));
  return { hits: ended.filter(isMet).length, total: ended.length };
};

const isMet = ({ stoppedAt, dueAt }: Clock): boolean => stoppedAt !== null && stoppedAt <= dueAt;
