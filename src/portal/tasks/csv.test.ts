import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('cells with commas, quotes and lines survive; what looks like a formula is text', () => {
  expect(csvOf([['编号', '情况'], ['1', '说“好”, "行"\n两行'], ['=1+1', '-2'], ['@a', '+86']])).toBe(
    '\uFEFF编号,情况\r\n1,"说“好”, ""行""\n两行"\r\n\'=1+1,\'-2\r\n\'@a,\'+86\r\n',
  );
});
