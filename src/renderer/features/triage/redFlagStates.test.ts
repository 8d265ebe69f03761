import type { TriageResult } from '#domain/triage/verdict.ts';
import { describe, expect, it } from 'vitest';
import { raisedFlags, redFlagStates } from './redFlagStates.ts';

const triage: TriageResult = {
  revision: 1,
  verdict: 'police',
  emergency: true,
  services: ['110'],
  urgency: 'critical',
  category: null,
  alternatives: [],
  unit: null,
  confidence: 1,
  redFlags: [{ code: 'weapon', services: ['110'], start: 0, end: 2 }],
  evidence: [
    { start: 0, end: 2, text: '拿刀', rule: 'weapon', rulesVersion: '1', weight: 8, excludedBecause: null },
    { start: 4, end: 6, text: '受伤', rule: 'injury', rulesVersion: '1', weight: 4, excludedBecause: 'negated' },
    { start: 8, end: 10, text: '小声', rule: 'cannot_speak', rulesVersion: '1', weight: 4, excludedBecause: 'answered' },
  ],
  jointUnits: [],
  risk: 1,
  whyNot: [],
  nextQuestion: null,
  rulesVersion: '1',
};

describe('redFlagStates', () => {
  it('shows what was raised, what was taken back, and what nobody mentioned', () => {
    expect(redFlagStates(triage)).toMatchObject({ weapon: 'hit', injury: 'cleared', cannot_speak_freely: 'cleared', fire: 'open' });
    expect(raisedFlags(triage)).toEqual(['weapon']);
    expect(raisedFlags(null)).toEqual([]);
  });
});
