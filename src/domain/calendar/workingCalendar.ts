import type { Instant } from '../tenant.ts';

/** Chinese working time. Holidays and make-up days (调休) are data. */
export interface WorkingCalendar {
  /** `YYYY-MM-DD`, a Shanghai day. */
  readonly isWorkingDay: (day: string) => boolean;
  /** Working hours of a working day in minutes from midnight, ascending and apart, e.g. 9:00–12:00 and 14:00–17:00. */
  readonly hours: readonly WorkingHours[];
}

/** What resources/rules/holidays.json holds, made from the State Council's yearly notices by the library chinese-days. */
export interface HolidayData {
  readonly version: string;
  /** Weekdays that are days off. */
  readonly off: readonly string[];
  /** Saturdays and Sundays that are worked. */
  readonly worked: readonly string[];
  /** What the city decides otherwise; prevails over the national notice. */
  readonly city?: CityCalendar | undefined;
}

export interface CityCalendar {
  readonly off: readonly string[];
  readonly worked: readonly string[];
  /** The city's own working hours in minutes from midnight, ascending and apart; absent means the usual ones. */
  readonly hours?: readonly WorkingHours[] | undefined;
}

export interface WorkingHours {
  readonly start: number;
  readonly end: number;
}

const minute = 60_000;
const day = 1_440;
/** Asia/Shanghai has been UTC+8 without summer time since 1991, so its calendar is plain arithmetic. */
const shanghaiOffsetMinutes = 8 * 60;

/** 9:00–12:00 and 14:00–17:00, the usual hours of Yueyang's departments; six hours a day. */
const departmentHours = [
  { start: 9 * 60, end: 12 * 60 },
  { start: 14 * 60, end: 17 * 60 },
] as const;

export const createWorkingCalendar = ({ off, worked, city }: HolidayData): WorkingCalendar => {
  const daysOff = new Set(off);
  const workedDays = new Set(worked);
  const cityOff = new Set(city?.off);
  const cityWorked = new Set(city?.worked);
  return {
    isWorkingDay: (date) =>
      !cityOff.has(date) && (cityWorked.has(date) || (isWeekend(date) ? workedDays.has(date) : !daysOff.has(date))),
    hours: city?.hours ?? departmentHours,
  };
};

/** Minutes of one working day. */
export const workingDayMinutes = ({ hours }: WorkingCalendar): number =>
  hours.reduce((sum, { start, end }) => sum + end - start, 0);

/**
 * The instant at which `minutes` of working time have passed since `start`. Starts outside working time count from the
 * next working minute. Whole minutes; the seconds of `start` are kept while it lies within working time.
 */
export const addWorkingMinutes = (start: Instant, minutes: number, calendar: WorkingCalendar): Instant => {
  const local = start / minute + shanghaiOffsetMinutes;
  let dayNumber = Math.floor(local / day);
  let from = local - dayNumber * day;
  let left = minutes;
  // Ten years without a working day means that the calendar is empty; better a late clock than a hung seat.
  for (let tries = 0; tries < 3_660; tries += 1, dayNumber += 1, from = 0) {
    if (!calendar.isWorkingDay(dayName(dayNumber))) continue;
    for (const { start: opens, end: closes } of calendar.hours) {
      const begin = Math.max(from, opens);
      if (begin >= closes) continue;
      if (left <= closes - begin) return Math.round((dayNumber * day + begin + left - shanghaiOffsetMinutes) * minute);
      left -= closes - begin;
    }
  }
  return start + minutes * minute;
};

/** Minutes of working time between two instants, fractions of a minute included; 0 when `end` is not after `start`. */
export const workingMinutesBetween = (start: Instant, end: Instant, calendar: WorkingCalendar): number => {
  const from = start / minute + shanghaiOffsetMinutes;
  const to = end / minute + shanghaiOffsetMinutes;
  let sum = 0;
  for (let dayNumber = Math.floor(from / day); dayNumber * day < to; dayNumber += 1) {
    if (!calendar.isWorkingDay(dayName(dayNumber))) continue;
    for (const { start: opens, end: closes } of calendar.hours) {
      sum += Math.max(0, Math.min(to - dayNumber * day, closes) - Math.max(from - dayNumber * day, opens));
    }
  }
  return sum;
};

/** `YYYY-MM-DD` of a Shanghai day number (days since 1970-01-01). */
export const dayName = (dayNumber: number): string => {
  // Civil-from-days, H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
};

/** The Shanghai day of an instant, `YYYY-MM-DD`. */
export const shanghaiDay = (at: Instant): string => dayName(Math.floor((at / minute + shanghaiOffsetMinutes) / day));

/** 1970-01-01 was a Thursday. */
const isWeekend = (date: string): boolean => {
  const [year = 1970, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const weekday = (dayNumberOf(year, month, dayOfMonth) + 4) % 7;
  return weekday === 0 || weekday === 6;
};

const dayNumberOf = (year: number, month: number, dayOfMonth: number): number => {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};
