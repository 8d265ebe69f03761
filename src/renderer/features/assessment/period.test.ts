import { describe, expect, it } from 'vitest';
import { baseOf, dayText, daysOf, rangeOf, rangeOfDays } from './period.ts';

const now = Date.parse('2026-11-24T17:30:00Z'); // 25th, half past one in the morning in Shanghai
const days = ({ from, to }: { from: number; to: number }) => [dayText(from), dayText(to - 1)];

describe('a period of the assessment', () => {
  it.each<[Parameters<typeof rangeOf>[0], string[]]>([
    ['days7', ['2026-11-19', '2026-11-25']],
    ['days30', ['2026-10-27', '2026-11-25']],
    ['month', ['2026-11-01', '2026-11-25']],
    ['lastMonth', ['2026-10-01', '2026-10-31']],
  ])('%s is %s in whole days of Shanghai', (period, expected) => {
    expect(days(rangeOf(period, now))).toEqual(expected);
  });

  it('is compared with as many days before it, or the same days a year ago', () => {
    const range = rangeOf('days7', now);
    expect(days(baseOf('before', range))).toEqual(['2026-11-12', '2026-11-18']);
    expect(days(baseOf('yearBefore', range))).toEqual(['2025-11-19', '2025-11-25']);
    expect(daysOf(baseOf('before', range))).toBe(7);
  });

  it('takes two days by hand, both included, in order', () => {
    expect(rangeOfDays('2026-11-01', '2026-11-01')).toEqual({ from: Date.parse('2026-10-31T16:00:00Z'), to: Date.parse('2026-11-01T16:00:00Z') });
    expect([rangeOfDays('2026-11-02', '2026-11-01'), rangeOfDays('', '2026-11-01')]).toEqual([null, null]);
  });
});
