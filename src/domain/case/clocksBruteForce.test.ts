import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createWorkingCalendar, shanghaiDay, workingMinutesBetween, type HolidayData } from '../calendar/workingCalendar.ts';
import type { Pause } from './caseRecords.ts';
import { after } from './clocks.ts';

const minute = 60_000;
const holidays = JSON.parse(readFileSync(new URL('../../../resources/rules/holidays.json', import.meta.url), 'utf8')) as HolidayData;
const calendar = createWorkingCalendar(holidays);
/** 2025-01-01 00:00 in Shanghai. */
const begin = Date.UTC(2024, 11, 31, 16);
const days = 1_096;
const minutes = days * 1_440;

/** Looks at each minute of three years by itself: is it a working minute? Nothing here is shared with the product's arithmetic. */
const isWorked = new Uint8Array(minutes);
const isOffice = (hour: number): boolean => (hour >= 9 && hour < 12) || (hour >= 14 && hour < 17);
const clock = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short' });

beforeAll(() => {
  for (let day = 0; day < days; day += 1) {
    const parts = Object.fromEntries(clock.formatToParts(begin + day * 1_440 * minute).map(({ type, value }) => [type, value]));
    const date = `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`;
    const weekend = parts['weekday'] === 'Sat' || parts['weekday'] === 'Sun';
    const works = weekend ? holidays.worked.includes(date) : !holidays.off.includes(date);
    for (let each = 0; each < 1_440; each += 1) isWorked[day * 1_440 + each] = works && isOffice(Math.floor(each / 60)) ? 1 : 0;
  }
});

/** Counts minute by minute; the last one counted ends at the answer. */
const counted = (start: number, wanted: number, time: 'working' | 'elapsed', pauses: readonly Pause[]): number => {
  let left = wanted;
  for (let at = start; ; at += minute) {
    if (left === 0) return at;
    const paused = pauses.some(({ from, to }) => at >= from && (to === null || at < to));
    const index = (at - begin) / minute;
    if (!paused && (time === 'elapsed' || isWorked[index] === 1)) left -= 1;
  }
};

const startOfClock = fc.integer({ min: 0, max: minutes - 250_000 }).map((each) => begin + each * minute);

describe('a clock and a counter of single minutes', () => {
  it('end at the same minute, over three years of the Chinese calendar', () => {
    fc.assert(
      fc.property(startOfClock, fc.integer({ min: 1, max: 5_400 }), fc.constantFrom('working' as const, 'elapsed' as const), (start, wanted, time) => {
        expect(after(start, wanted, time, [], calendar)).toBe(counted(start, wanted, time, []));
      }),
      { numRuns: 1_500 },
    );
  });

  it('end at the same minute with suspensions between', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 20_000 })), { maxLength: 4 });
    fc.assert(
      fc.property(startOfClock, fc.integer({ min: 1, max: 5_400 }), fc.constantFrom('working' as const, 'elapsed' as const), gaps, (start, wanted, time, each) => {
        let at = start;
        const pauses = each.map(([run, rest]): Pause => {
          const from = at + run * minute;
          at = from + rest * minute;
          return { from, to: at };
        });
        expect(after(start, wanted, time, pauses, calendar)).toBe(counted(start, wanted, time, pauses));
      }),
      { numRuns: 1_000 },
    );
  });

  it('agree on how much working time lies between two instants', () => {
    fc.assert(
      fc.property(startOfClock, fc.integer({ min: 0, max: 60_000 }), (start, length) => {
        const first = (start - begin) / minute;
        const sum = isWorked.subarray(first, first + length).reduce((total, each) => total + each, 0);
        expect(workingMinutesBetween(start, start + length * minute, calendar)).toBe(sum);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the city’s own days', () => {
  const own = createWorkingCalendar({ ...holidays, city: { off: ['2026-11-24'], worked: ['2026-11-28'], hours: [{ start: 480, end: 1_080 }] } });

  it('prevail over the national notice', () => {
    expect(['2026-11-24', '2026-11-28', '2026-11-25', '2026-11-29'].map(own.isWorkingDay)).toEqual([false, true, true, false]);
  });

  it('bring their own hours', () => {
    // Wednesday 08:00 in Shanghai, 600 minutes: the same day, 18:00.
    const eight = Date.UTC(2026, 10, 25, 0);
    expect(after(eight, 600, 'working', [], own)).toBe(eight + 600 * minute);
    expect(shanghaiDay(after(eight, 601, 'working', [], own))).toBe('2026-11-26');
  });
});

describe('a suspended clock', () => {
  it('stands still: its end does not come nearer nor go by', () => {
    const start = begin + 10 * 1_440 * minute;
    expect(after(start, 100, 'elapsed', [{ from: start + 40 * minute, to: null }], calendar)).toBe(start + 100 * minute);
    expect(after(start, 100, 'elapsed', [{ from: start + 40 * minute, to: start + 90 * minute }], calendar)).toBe(start + 150 * minute);
  });
});
