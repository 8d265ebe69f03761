import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mattersOf } from './matters.ts';

it('cuts a call at its turns and keeps every offset', () => {
  const text = '咨询医保怎么交，另外我爸在群里投了十万取不出';
  expect(mattersOf(text).map((matter) => matter.trim())).toEqual([text, '咨询医保怎么交，', '另外我爸在群里投了十万取不出']);
  expect(mattersOf('一件事')).toEqual(['一件事']);
  fc.assert(
    fc.property(fc.string(), (some) => {
      for (const matter of mattersOf(some)) expect(some.slice(matter.length - matter.trimStart().length, matter.length)).toBe(matter.trimStart());
    }),
  );
});
