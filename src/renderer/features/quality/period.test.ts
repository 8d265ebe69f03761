import { describe, expect, it } from 'vitest';
import { periodOf, shanghaiDayOf } from './period.ts';

const own = { from: '2026-11-01', to: '2026-11-02' };

describe('the period of the board', () => {
  it('is whole days in Asia/Shanghai, also just after their midnight', () => {
    const afterMidnight = Date.UTC(2026, 10, 23, 16, 5);
    expect(shanghaiDayOf(afterMidnight)).toBe('2026-11-24');
    expect(periodOf('today', own, afterMidnight)).toEqual({ from: Date.UTC(2026, 10, 23, 16), to: Date.UTC(2026, 10, 24, 16) });
    expect(periodOf('own', own, afterMidnight)).toEqual({ from: Date.UTC(2026, 9, 31, 16), to: Date.UTC(2026, 10, 2, 16) });
  });

  it('is empty for dates that make none', () => {
    expect(periodOf('own', { from: '2026-11-03', to: '2026-11-02' }, 0)).toEqual({ from: 0, to: 0 });
    expect(periodOf('own', { from: '', to: '2026-11-02' }, 0)).toEqual({ from: 0, to: 0 });
  });
});
