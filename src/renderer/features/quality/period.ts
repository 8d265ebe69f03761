/** What a board can be asked for; `own` is from day to day, both included. */
export type PeriodName = 'today' | 'week' | 'month' | 'quarter' | 'own';

const day = 24 * 3_600_000;
/** Asia/Shanghai has had no summer time since 1991. */
const offset = 8 * 3_600_000;
const lengths = { today: 1, week: 7, month: 30, quarter: 90 } as const;

/** `2026-11-24` of an instant in Asia/Shanghai. */
export const shanghaiDayOf = (at: number): string => new Date(at + offset).toISOString().slice(0, 10);

const startOf = (name: string): number => Date.parse(`${name}T00:00:00Z`) - offset;

/** Whole days in Asia/Shanghai up to and with today; `to` is exclusive. */
export const periodOf = (name: PeriodName, own: { readonly from: string; readonly to: string }, now: number): { readonly from: number; readonly to: number } => {
  if (name === 'own') {
    const [from, to] = [startOf(own.from), startOf(own.to) + day];
    return Number.isNaN(from) || Number.isNaN(to) || to <= from ? { from: 0, to: 0 } : { from, to };
  }
  const to = startOf(shanghaiDayOf(now)) + day;
  return { from: to - lengths[name] * day, to };
};
