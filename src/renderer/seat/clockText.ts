import type { Urgency } from '#domain/case/case.ts';
import type { TFunction } from 'i18next';
import type { CityLists } from './useCityLists.ts';

/** Minutes: 9:00–12:00 and 14:00–17:00. */
const workingDay = 360;

/** `15 分`, `2 小时`, `3 个工作日`: the limit of one clock in words, null while the lists are not there. */
export const clockText = (
  t: TFunction,
  lists: CityLists | null,
  urgency: Urgency,
  kind: 'sign' | 'contact' | 'done',
): string | null => {
  const limit = lists?.clockHours.find((each) => each.urgency === urgency && each.kind === kind);
  if (limit === undefined) return null;
  const working = limit.time === 'working';
  if (limit.minutes < 60) return t(working ? 'triage.workingMinutes' : 'triage.minutes', { count: limit.minutes });
  const hours = limit.minutes / 60;
  if (working && limit.minutes % workingDay === 0) return t('triage.workingDays', { count: limit.minutes / workingDay });
  return t(working ? 'triage.workingHours' : 'triage.hours', { count: Math.round(hours * 10) / 10 });
};
