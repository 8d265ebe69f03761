import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCaseNumber, parseCaseNumber } from './caseNumber.ts';

const numbers = fc.record({
  day: fc
    .tuple(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, day]) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`),
  block: fc.integer({ min: 1, max: 999 }),
  counter: fc.integer({ min: 1, max: 9999 }),
});

describe('a case number', () => {
  it('is read back as it was given, with or without its hyphens', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const text = formatCaseNumber(number);
        expect(text).toMatch(/^\d{8}-\d{3}-\d{4}-\d$/);
        expect(parseCaseNumber(text)).toEqual(number);
        expect(parseCaseNumber(` ${text.replaceAll('-', '')} `)).toEqual(number);
      }),
    );
  });

  it('finds every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const digits = formatCaseNumber(number).replaceAll('-', '');
        for (let at = 0; at < digits.length; at += 1) {
          for (let wrong = 0; wrong < 10; wrong += 1) {
            if (String(wrong) === digits[at]) continue;
            expect(parseCaseNumber(digits.slice(0, at) + String(wrong) + digits.slice(at + 1))).toBeNull();
          }
          const [one, two] = [digits.charAt(at), digits.charAt(at + 1)];
          if (two === '' || one === two) continue;
          expect(parseCaseNumber(digits.slice(0, at) + two + one + digits.slice(at + 2))).toBeNull();
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([0, 1000, 1.5])('is never given for block %s', (block) => {
    expect(() => formatCaseNumber({ day: '20261123', block, counter: 1 })).toThrow(RangeError);
  });

  it.each(['', '20261123', 'abc', '1'.repeat(40)])('is not read from %j', (text) => {
    expect(parseCaseNumber(text)).toBeNull();
  });
});
