import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskPhone } from './mask.ts';

describe('a masked number', () => {
  it('keeps the ends of a mobile number', () => {
    expect(maskPhone('138-1234 5678')).toBe('138****5678');
    expect(maskPhone('+8613812345678')).toBe('861******5678');
    expect(maskPhone('')).toBe('');
    expect(maskPhone('110')).toBe('****');
  });

  it('never has more than seven digits, and none of the middle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,20}$/), (digits) => {
        const shown = maskPhone(digits);
        const [head = '', tail = ''] = shown.split(/\*+/);
        expect(shown).toMatch(/^\d{0,3}\*{4,}\d{0,4}$/);
        expect(digits.startsWith(head) && digits.endsWith(tail)).toBe(true);
        expect(head.length + tail.length).toBeLessThanOrEqual(Math.max(0, digits.length - 3));
      }),
    );
  });
});

describe('a masked name', () => {
  it('is the family name alone', () => {
    expect(['王小敏', '李强', ' 赵 ', ''].map(maskName)).toEqual(['王**', '李*', '赵*', '']);
  });

  it('never holds a given name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((name) => name.trim() !== ''), (name) => {
        expect([...maskName(name)].slice(1).every((letter) => letter === '*')).toBe(true);
      }),
    );
  });
});
