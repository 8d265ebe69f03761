import type { Urgency } from '#domain/case/case.ts';
import type { Clock } from '#domain/case/clocks.ts';
import type { ClockKind } from '#domain/case/caseRecords.ts';
import type { Instant } from '#domain/tenant.ts';
import { calendar, ruleBook } from '../sending/portalRules.ts';
import { workingDayMinutes } from '#domain/calendar/workingCalendar.ts';
import type { Words } from '../words/words.ts';

const minute = 60_000;
const day = 1_440;

/** `剩 0:12`, `超 0:04`, from two days on `剩 3 天`. */
export const timeLeftWords = ({ dueAt, stoppedAt }: Clock, now: Instant, { t }: Words): string => {
  const left = dueAt - (stoppedAt ?? now);
  const late = left < 0;
  // Whole minutes, rounded so that 0:00 is never left and a late clock is never early.
  const minutes = late ? Math.floor(-left / minute) : Math.ceil(left / minute);
  if (minutes >= 2 * day) return t(late ? 'clock.lateDays' : 'clock.leftDays', { days: Math.floor(minutes / day) });
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return t(late ? 'clock.late' : 'clock.left', { time });
};

/** The limit itself: `15 分钟`, `2 小时`, `5 个工作日`. */
export const limitWords = (kind: ClockKind, urgency: Urgency, { t }: Words): string => {
  const limit = ruleBook.clocks.find((each) => each.kind === kind && each.urgency === urgency);
  if (limit === undefined) return '';
  const { minutes, time } = limit;
  const perDay = workingDayMinutes(calendar);
  if (time === 'working') {
    return minutes % perDay === 0 ? t('limit.workDays', { days: minutes / perDay }) : t('limit.workHours', { hours: minutes / 60 });
  }
  return minutes % 60 === 0 ? t('limit.hours', { hours: minutes / 60 }) : t('limit.minutes', { minutes });
};
