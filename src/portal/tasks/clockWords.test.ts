import { describe, expect, it } from 'vitest';
import { createI18n, wordsOf } from '../words/words.ts';
import { limitWords, timeLeftWords } from './clockWords.ts';

const clock = { assignmentId: '', unitId: '', kind: 'sign', startedAt: 0, amberAt: 0, dueAt: 15 * 60_000, stoppedAt: null, pausedAt: null } as const;

describe('a clock in words', () => {
  it('prints hours and minutes, from two days on days; never 0:00 while time is left', async () => {
    const words = wordsOf(await createI18n('zh-CN'));
    expect(timeLeftWords(clock, 3 * 60_000, words)).toBe('剩 0:12');
    expect(timeLeftWords(clock, 15 * 60_000 - 1, words)).toBe('剩 0:01');
    expect(timeLeftWords(clock, 19 * 60_000 + 59_999, words)).toBe('超 0:04');
    expect(timeLeftWords({ ...clock, dueAt: 3 * 86_400_000 }, 0, words)).toBe('剩 3 天');
    expect(timeLeftWords({ ...clock, dueAt: 30 * 3_600_000 }, 0, words)).toBe('剩 30:00');
  });

  it('names the limit of the matrix', async () => {
    const words = wordsOf(await createI18n('zh-CN'));
    expect(limitWords('sign', 'urgent', words)).toBe('15 分钟');
    expect(limitWords('contact', 'urgent', words)).toBe('2 小时');
    expect(limitWords('sign', 'normal', words)).toBe('4 个工作小时');
    expect(limitWords('done', 'normal', words)).toBe('5 个工作日');
  });
});
