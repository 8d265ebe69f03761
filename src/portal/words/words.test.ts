import { describe, expect, it } from 'vitest';
import { errorKinds } from '#contract/errors.ts';
import { en } from './en.ts';
import { createI18n, wordsOf } from './words.ts';
import { errorWords } from './errorWords.ts';
import { zhCN } from './zhCN.ts';

const holes = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '').sort();

describe('the dictionaries', () => {
  it('have the same keys, none empty, and the same values to fill in', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
    for (const [key, chinese] of Object.entries(zhCN)) {
      const english = en[key as keyof typeof zhCN];
      expect(english.trim(), key).not.toBe('');
      expect(holes(english), key).toEqual(holes(chinese));
    }
  });

  it('are in their own language', () => {
    const hanInEnglish = Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(hanInEnglish.map(([key]) => key)).toEqual(['language.zh-CN']);
    const latinOnly = Object.entries(zhCN).filter(([, text]) => !/\p{Script=Han}/u.test(text.replace(/\{\{\w+\}\}/gu, '')));
    expect(latinOnly.map(([key]) => key)).toEqual(['language.en', 'folder.counted', 'network.12345', 'network.110']);
  });

  it('have a sentence for every kind of error and for a refusal by its rule', async () => {
    const words = wordsOf(await createI18n('zh-CN'));
    for (const kind of Object.keys(errorKinds) as (keyof typeof errorKinds)[]) {
      expect(errorWords({ kind, code: 'anything' }, words)).toBe(zhCN[`error.${kind}`]);
    }
    expect(errorWords({ kind: 'refused', code: 'already_signed' }, words)).toBe('已有人签收');
    expect(errorWords({ kind: 'forbidden', code: 'no_unit' }, words)).toBe(zhCN['error.no_unit']);
  });

  it('fill in values', async () => {
    const instance = await createI18n('en');
    expect(wordsOf(instance).t('clock.left', { time: '0:12' })).toBe('0:12 left');
  });
});
