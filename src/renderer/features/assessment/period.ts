/** A span of time; `to` is not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const periods = ['days7', 'days30', 'days90', 'year', 'month', 'lastMonth', 'own'] as const;
export type Period = (typeof periods)[number];
export const bases = ['before', 'yearBefore', 'own'] as const;
export type Base = (typeof bases)[number];

const day = 86_400_000;
/** 中国 has had one time zone and no summer time since 1992: a day begins at the same distance from UTC. */
const shanghai = 8 * 3_600_000;

/** Midnight in Shanghai of the day that holds `at`. */
const midnight = (at: number): number => Math.floor((at + shanghai) / day) * day - shanghai;

/** First midnight of a month in Shanghai, `months` away from the one that holds `at`. */
const monthStart = (at: number, months: number): number => {
  const local = new Date(at + shanghai);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1) - shanghai;
};

/** Whole days of Shanghai, today's included. */
export const rangeOf = (period: Exclude<Period, 'own'>, now: number): Range => {
  const tomorrow = midnight(now) + day;
  switch (period) {
    case 'days7':
      return { from: tomorrow - 7 * day, to: tomorrow };
    case 'days30':
      return { from: tomorrow - 30 * day, to: tomorrow };
    case 'days90':
      return { from: tomorrow - 90 * day, to: tomorrow };
    case 'year':
      return { from: tomorrow - 365 * day, to: tomorrow };
    case 'month':
      return { from: monthStart(now, 0), to: tomorrow };
    case 'lastMonth':
      return { from: monthStart(now, -1), to: monthStart(now, 0) };
    default:
      return period satisfies never;
  }
};

/** What a period is compared with: the span just before it, or the same days a year earlier. */
export const baseOf = (base: Exclude<Base, 'own'>, { from, to }: Range): Range =>
  base === 'before' ? { from: from - (to - from), to: from } : { from: from - 365 * day, to: to - 365 * day };

/** `2026-11-24` of the day in Shanghai that holds `at`. */
export const dayText = (at: number): string => new Date(at + shanghai).toISOString().slice(0, 10);

/** From the first to the last day, both included; null when one is missing or they are the wrong way round. */
export const rangeOfDays = (first: string, last: string): Range | null => {
  const [from, to] = [Date.parse(`${first}T00:00:00Z`) - shanghai, Date.parse(`${last}T00:00:00Z`) - shanghai + day];
  return Number.isNaN(from) || Number.isNaN(to) || from >= to || from < 0 ? null : { from, to };
};

/** Whole days a range covers, at least one. */
export const daysOf = ({ from, to }: Range): number => Math.max(1, Math.round((to - from) / day));
