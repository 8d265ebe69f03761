import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { overrideReasonsFileSchema, triageFileSchema, triageWordsFileSchema } from './rules.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../resources/rules/${name}.json`, import.meta.url), 'utf8'));

describe('the words for the rules that ship', () => {
  const triage = triageFileSchema.parse(read('triage'));
  const words = triageWordsFileSchema.parse(read('triageWords'));

  it('name every cue and rule in both languages', () => {
    const named = [...triage.cues.map(({ rule }) => rule), ...triage.rules.map(({ code }) => code), 'model', 'risk_too_high', 'risk_too_low', 'unclear', 'brief', 'sentence', 'no_second_authority', 'second_authority_needed', 'red_flag'];
    expect(named.filter((code) => words.rules[code] === undefined)).toEqual([]);
  });

  it('ask every question in English, with every answer', () => {
    for (const { id, options } of triage.questions) {
      expect(words.questions[id]?.text ?? `${id} missing`).toMatch(/\?|\./u);
      expect(Object.keys(words.questions[id]?.options ?? {}).sort()).toEqual(options.map(({ key }) => key).sort());
    }
  });

  it('offer reasons that one key can choose', () => {
    const { reasons } = overrideReasonsFileSchema.parse(read('overrideReasons'));
    expect(reasons.length).toBeLessThanOrEqual(9);
    expect(reasons.at(-1)?.id).toBe('other');
  });
});
