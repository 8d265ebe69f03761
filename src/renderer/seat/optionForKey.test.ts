import { describe, expect, it } from 'vitest';
import { optionForKey } from './optionForKey.ts';

const question = (...labels: readonly string[]) => ({ id: 'q', text: '?', options: labels.map((label, index) => ({ key: String(index + 1), label, consequence: '' })) });

describe('the key of an answer', () => {
  it('is its number, or Y and N where one answer says so', () => {
    const danger = question('没有危险', '有人受伤', '说不清');
    expect([optionForKey(danger, '2'), optionForKey(danger, 'N'), optionForKey(danger, 'y'), optionForKey(danger, '4')]).toEqual(['2', '1', '2', null]);
  });

  it('is nothing where two answers say yes', () => {
    expect(optionForKey(question('有，一个人', '有，很多人', '没有'), 'Y')).toBeNull();
    expect(optionForKey(question('Yes, now', 'No'), 'Y')).toBe('1');
  });
});
