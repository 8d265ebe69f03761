import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, createWorkingCalendar, dayName, shanghaiDay, workingDayMinutes, type HolidayData } from './workingCalendar.ts';

const holidays = JSON.parse(readFileSync(new URL('../../../resources/rules/holidays.json', import.meta.url), 'utf8')) as HolidayData;
const calendar = createWorkingCalendar(holidays);
const minute = 60_000;
const shanghai = (text: string): number => Date.parse(`${text}+08:00`);

describe('the working calendar', () => {
  it('names days as the calendar does, whatever the machine’s time zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString();
        expect(dayName(day)).toBe(iso.slice(0, iso.indexOf('T')).replace(/^\+0*/u, ''));
      }),
      { examples: [[0], [-1], [11_016], [20_454]] },
    );
  });

  it('begins its day at midnight in Shanghai', () => {
    expect(shanghaiDay(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(shanghaiDay(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  });

  it.each([
    ['2026-10-01', false, 'National Day'],
    ['2026-10-10', true, 'a Saturday worked for it'],
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2025-01-26', true, 'a Sunday worked for Spring Festival'],
    ['2025-01-28', false, 'Spring Festival'],
  ])('knows %s', (day, working) => {
    expect(calendar.isWorkingDay(day)).toBe(working);
  });

  it.each([
    ['within the morning', '2026-11-23T09:30', 60, '2026-11-23T10:30'],
    ['over noon', '2026-11-23T11:30', 60, '2026-11-23T14:30'],
    ['from the night', '2026-11-23T03:00', 30, '2026-11-23T09:30'],
    ['over the weekend', '2026-11-20T16:30', 60, '2026-11-23T09:30'],
    ['over the holidays, with a worked Sunday before them', '2026-09-30T16:00', 120, '2026-10-08T10:00'],
    ['for five working days', '2026-11-23T09:00', 5 * 360, '2026-11-27T17:00'],
  ])('counts %s', (_name, start, minutes, due) => {
    expect(new Date(addWorkingMinutes(shanghai(start), minutes, calendar)).toISOString()).toBe(new Date(shanghai(due)).toISOString());
  });

  it('counts like somebody who looks at every single minute', () => {
    const isWorking = (at: number): boolean => {
      const ofDay = Math.floor((at / minute + 480) % 1_440);
      return calendar.isWorkingDay(shanghaiDay(at)) && calendar.hours.some(({ start, end }) => ofDay >= start && ofDay < end);
    };
    const startsAt = fc.integer({ min: shanghai('2025-01-01T00:00') / minute, max: shanghai('2027-11-01T00:00') / minute });
    fc.assert(
      fc.property(startsAt, fc.integer({ min: 1, max: 800 }), (start, minutes) => {
        let at = start * minute;
        for (let left = minutes; left > 0; at += minute) if (isWorking(at)) left -= 1;
        expect(addWorkingMinutes(start * minute, minutes, calendar)).toBe(at);
      }),
      { numRuns: 60 },
    );
  });

  it('ends also for a calendar in which nobody ever works', () => {
    expect(addWorkingMinutes(0, 60, { isWorkingDay: () => false, hours: calendar.hours })).toBe(60 * minute);
  });

  it('has six hours a day', () => {
    expect(workingDayMinutes(calendar)).toBe(360);
  });
});
