import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { triageFileSchema } from '../../contract/rules.ts';
import type { TriageRules } from '../triage/triageRules.ts';
import { checkTriageRules, type TriageProblemCode } from './checkTriageRules.ts';

const shipped: TriageRules = triageFileSchema.parse(JSON.parse(readFileSync(new URL('../../../resources/rules/triage.json', import.meta.url), 'utf8')));
const [cue, rule, question] = [shipped.cues[0], shipped.rules[0], shipped.questions[0]];
if (cue === undefined || rule === undefined || question === undefined) throw new Error('the shipped rules are empty');
const [option] = question.options;
if (option === undefined) throw new Error('a question without an answer');

const codesOf = (change: Partial<TriageRules>): readonly (readonly [string, TriageProblemCode])[] => checkTriageRules({ ...shipped, ...change }).map(({ field, code }) => [field, code]);
const withQuestion = (change: Partial<typeof question>): Partial<TriageRules> => ({ questions: [{ ...question, ...change }, ...shipped.questions.slice(1)] });

describe('triage rules before they are published', () => {
  it('that ship have nothing wrong', () => {
    expect(checkTriageRules(shipped)).toEqual([]);
  });

  it.each<[string, Partial<TriageRules>, string, TriageProblemCode]>([
    ['a cue without words', { cues: [{ ...cue, words: [] }, ...shipped.cues.slice(1)] }, 'words', 'words_missing'],
    ['two cues of one name', { cues: [...shipped.cues, cue] }, 'rule', 'name_twice'],
    ['a rule over a cue that nobody knows', { rules: [{ ...rule, any: ['nonsense'] }] }, 'any', 'cue_unknown'],
    ['a rule without a condition', { rules: [{ ...rule, all: [], any: [] }] }, 'any', 'conditions_missing'],
    ['a rule that does nothing', { rules: [{ ...rule, force: null, hold: false, redFlag: null, services: [], emergency: false }] }, 'force', 'without_effect'],
    ['a question without words', withQuestion({ text: ' ' }), 'text', 'text_missing'],
    ['a question that is never asked', withQuestion({ when: [] }), 'when', 'when_missing'],
    ['a question of a category that nobody knows', withQuestion({ when: ['category:nowhere'] }), 'when', 'category_unknown'],
    ['a question with one answer', withQuestion({ options: [option] }), 'options', 'options_few'],
    ['an answer without a key', withQuestion({ options: [option, { ...option, key: 'x' }] }), 'options.1.key', 'key_wrong'],
    ['two answers on one key', withQuestion({ options: [option, option] }), 'options.1.key', 'key_twice'],
    ['an answer without words', withQuestion({ options: [option, { ...option, key: '9', label: '' }] }), 'options.1.label', 'label_missing'],
    ['thresholds that cross', { thresholds: { ...shipped.thresholds, divert: 0.9 } }, 'divert', 'thresholds_crossed'],
  ])('may not have %s', (_name, change, field, code) => {
    expect(codesOf(change)).toContainEqual([field, code]);
  });
});
