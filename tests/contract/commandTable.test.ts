import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandSchema } from '#contract/case.ts';

const typesIn = (file: string): readonly string[] =>
  [...readFileSync(new URL(`../../docs/operations/${file}`, import.meta.url), 'utf8').matchAll(/^\| `(\w+)` \|/gmu)].map(([, type]) => type ?? '').sort();

describe('the table of who does what where', () => {
  it.each(['cases.md', 'cases.zh-CN.md'])('%s names every command once', (file) => {
    expect(typesIn(file)).toEqual(commandSchema.options.map(({ shape }) => shape.type.value).sort());
  });
});
