import { describe, expect, it } from 'vitest';
import * as en from './en/all.ts';
import * as zh from './zh-CN/all.ts';

const keysOf = (tree: object, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`),
  );
const textOf = (tree: object, key: string): string =>
  key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], tree) as string;
const slotsOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, slot]) => slot ?? '').sort();

describe('the dictionaries', () => {
  it('have the same keys', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
  });

  it('fill the same slots', () => {
    for (const key of keysOf(zh)) expect(slotsOf(textOf(en, key)), key).toEqual(slotsOf(textOf(zh, key)));
  });

  it('leave no text empty and no Chinese in the English', () => {
    for (const key of keysOf(zh)) {
      expect(textOf(zh, key).trim(), key).not.toBe('');
      if (key !== 'app.language') expect(textOf(en, key), key).not.toMatch(/[\u4e00-\u9fff]/u);
    }
  });
});
