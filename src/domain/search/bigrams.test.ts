import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexText, searchPhrase } from './bigrams.ts';

/** What SQLite FTS5 does with an expression of phrases: tokens in sequence, the last one as a prefix after `*`. */
const matches = (index: string, expression: string): boolean => {
  const tokens = index.split(' ');
  return expression.split(' AND ').every((phrase) => {
    const [, inside = '', star] = /^"(.*)"(\*?)$/u.exec(phrase) ?? [];
    const wanted = inside.split(' ');
    return tokens.some((_, at) =>
      wanted.every((word, index) => {
        const token = tokens[at + index];
        return token !== undefined && (star === '*' && index === wanted.length - 1 ? token.startsWith(word) : token === word);
      }),
    );
  });
};
const finds = (text: string, query: string): boolean => {
  const expression = searchPhrase(query);
  return expression !== null && matches(indexText(text), expression);
};

const han = fc.stringMatching(/^[一二三火灾路口𠮷㐂々]{1,12}$/u);

describe('bigrams', () => {
  it('find every part of a Chinese text that includes() finds, from one character on', () => {
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), (text, from, length) => {
        const letters = [...text];
        const start = from % letters.length;
        const query = letters.slice(start, start + 1 + (length % (letters.length - start))).join('');
        expect(finds(text, query)).toBe(true);
      }),
    );
  });

  it('find nothing in a Chinese text that includes() does not find', () => {
    fc.assert(
      fc.property(han, han, (text, query) => {
        expect(finds(text, query)).toBe(text.includes(query));
      }),
    );
  });

  it.each([
    ['保利西街下水道堵塞', '下水道', true],
    ['保利西街下水道堵塞', '水下', false],
    ['湘FA1234 追尾', 'fa1234', true],
    ['湘ＦＡ１２３４', '湘FA12', true],
    ['巴陵中路12号3单元', '12号', true],
    ['火', '火', true],
    ['着火了', '火', true],
  ])('look for %j by %j: %s', (text, query, found) => {
    expect(finds(text, query)).toBe(found);
  });

  it.each(['', '  ', '，。！', '"*('])('have nothing to look for in %j', (query) => {
    expect(searchPhrase(query)).toBeNull();
  });

  it('never let a query break out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        expect(searchPhrase(query) ?? '"x"').toMatch(/^"[\p{L}\p{N} ]+"\*?( AND "[\p{L}\p{N} ]+"\*?)*$/u);
      }),
    );
  });
});
