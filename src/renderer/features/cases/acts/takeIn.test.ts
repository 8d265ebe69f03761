import { describe, expect, it } from 'vitest';
import { people, runSteps, takeIn, triaged, type Step } from '../../../../../tests/support/caseRun.ts';
import type { Case } from '#domain/case/case.ts';
import type { TriageResult } from '#domain/triage/verdict.ts';
import { decidedOf, emptyTakeIn, takeInCommands } from './takeIn.ts';

const caseAfter = (...steps: readonly Step[]): Case => {
  const { state } = runSteps(steps);
  if (state === null) throw new Error('no case');
  return state;
};
const report = caseAfter([people.taker, takeIn]);
const result: TriageResult = {
  ...{ revision: 1, verdict: 'undecided', emergency: false, services: [], urgency: 'normal', category: 'huanbao.linli', alternatives: [], unit: null },
  ...{ jointUnits: [], confidence: 0.5, risk: 0.5, redFlags: [], evidence: [], whyNot: [], nextQuestion: null, rulesVersion: '7' },
};
const unit = { value: 'g1', label: '第一网格', kind: 'grid', code: null };
const police = { value: 'pcs', label: '派出所', kind: 'police_station', code: 'gongan' };
const given = { result, lead: unit, joint: [], words: '' };

describe('taking in', () => {
  it('settles what the engine left open towards others only with a reason', () => {
    const fields = { ...emptyTakeIn, verdict: 'non_police' as const };
    expect(takeInCommands(report, 'dispatch', fields, given)).toBe('reason');
    const commands = takeInCommands(report, 'dispatch', { ...fields, overrideCode: 'clear' }, { ...given, words: '已问清' });
    expect(commands).toMatchObject([
      { type: 'triage', triage: { verdict: 'non_police', engineVerdict: 'undecided', overrideReason: '已问清', overrideCode: 'clear', rulesVersion: '7' } },
      { type: 'dispatch', transfer: 'work_order', assignments: [{ unitId: 'g1', kind: 'lead' }] },
    ]);
  });

  it('needs no word towards the police, and sends departments along with their own orders', () => {
    const commands = takeInCommands(report, 'dispatch', { ...emptyTakeIn, verdict: 'joint' }, { ...given, lead: police, joint: [unit] });
    expect(typeof commands === 'string' ? commands : commands.map(({ type }) => type)).toEqual(['triage', 'dispatch', 'dispatch']);
  });

  it('asks for a reason whenever a red flag is passed over', () => {
    const flagged = { ...result, verdict: 'non_police' as const, redFlags: [{ code: 'weapon', services: [], start: 0, end: 1 }] };
    expect(decidedOf(report, emptyTakeIn, flagged)).toMatchObject({ verdict: 'non_police', needsReason: true });
  });

  it('lets a recorded verdict stand and says what is missing', () => {
    const known = caseAfter([people.taker, takeIn], [people.taker, triaged()]);
    expect(takeInCommands(known, 'answer', emptyTakeIn, { ...given, result: null })).toBe('text');
    expect(takeInCommands(known, 'not_accept', emptyTakeIn, { ...given, result: null })).toBe('choice');
    expect(takeInCommands(known, 'dispatch', emptyTakeIn, { ...given, result: null, lead: null })).toBe('unit');
    expect(takeInCommands(known, 'answer', { ...emptyTakeIn, answer: '今晚停水' }, { ...given, result: null })).toEqual([{ type: 'answer', answer: '今晚停水' }]);
    expect(takeInCommands(report, 'answer', { ...emptyTakeIn, answer: '今晚停水' }, { ...given, result: null })).toBe('verdict');
  });
});
