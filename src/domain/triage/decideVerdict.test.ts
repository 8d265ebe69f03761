import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FiredRule, GivenAnswer } from './applyRules.ts';
import { decideVerdict } from './decideVerdict.ts';
import type { Opinion } from './opinion.ts';
import type { BoundaryRule, Thresholds } from './triageRules.ts';

const thresholds: Thresholds = { divert: 0.1, held: 0.05, briefly: 0.03, briefLetters: 16, doubt: 0.3, figurative: 0.01, sentence: 0.9, police: 0.75, emergency: 0.1, unclearLetters: 8, unclearCategory: 0.4 };
const heard = (risk: number): Opinion => ({ risk, joint: 0.1, emergency: 0, worstSentence: 0, categories: [], units: [], because: [] });
const rule = (more: Partial<BoundaryRule>): FiredRule => ({
  rule: { code: 'a_rule', basis: 'B1', all: [], any: [], none: [], force: null, hold: false, redFlag: null, services: [], emergency: false, ...more },
  cues: [],
});
const nobodyHarmed: GivenAnswer = { question: 'done', key: 'n', label: '没有', consequence: '', force: null, weight: -2, emergency: null, redFlag: null, services: [], clears: [] };

const decided = (risk: number, { brief = false, unclear = false, fired = [] as readonly FiredRule[], answers = [] as readonly GivenAnswer[] } = {}) =>
  decideVerdict(heard(risk), fired, answers, [], 0, { brief, unclear }, thresholds);

describe('the line below which a call is diverted', () => {
  it.each([
    ['plain', 0.09, {}, 'non_police', 'threshold'],
    ['plain', 0.11, {}, 'undecided', 'threshold'],
    ['held by a rule', 0.06, { fired: [rule({ hold: true })] }, 'undecided', 'a_rule'],
    ['held by a rule', 0.04, { fired: [rule({ hold: true })] }, 'non_police', 'threshold'],
    ['of few words', 0.04, { brief: true }, 'undecided', 'brief'],
    ['of few words', 0.02, { brief: true }, 'non_police', 'threshold'],
    ['of few words and held', 0.04, { brief: true, fired: [rule({ hold: true })] }, 'undecided', 'a_rule'],
    ['of few words, after an answer', 0.15, { brief: true, answers: [nobodyHarmed] }, 'non_police', 'threshold'],
    ['of which nothing is understood', 0.01, { unclear: true }, 'undecided', 'unclear'],
  ] as const)('%s, at a risk of %d', (_name, risk, more, verdict, because) => {
    expect(decided(risk, more)).toMatchObject({ verdict, because });
  });

  it('is never passed by a rule that forces police, whatever the text sounds like', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), fc.boolean(), (risk, brief, unclear) => {
        expect(decided(risk, { brief, unclear, fired: [rule({ force: 'police' })] }).verdict).not.toBe('non_police');
      }),
    );
  });
});
