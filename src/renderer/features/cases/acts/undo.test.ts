import { describe, expect, it } from 'vitest';
import { envelopeOf, people, runSteps, toSigned } from '../../../../../tests/support/caseRun.ts';
import { decideContext } from '../../../../../tests/support/ruleBook.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import { evolve } from '#domain/case/evolve.ts';
import { toEventEnvelopes } from '#domain/case/toEventEnvelopes.ts';
import { inverseOf } from './undo.ts';

const given = (state: Case, command: CaseCommand): Case => {
  const envelope = envelopeOf(state, people.lead, command, 9_000);
  const decision = decide(state, envelope, decideContext);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return toEventEnvelopes(state, envelope, decision.value, 9_000).reduce<Case>((before, event) => evolve(before, event), state);
};

describe('undo', () => {
  it.each<[string, CaseCommand]>([
    ['a merge', { type: 'merge', intoCaseId: 'other', intoNumber: '1', reason: '同一处' }],
    ['an offer', { type: 'offer_handover', handover: { kind: 'one_key', toLine: '110', reason: '属警情' }, consent: false, promise: '' }],
    ['secrecy', { type: 'flag_secret', secret: true, reason: '怕报复' }],
    ['a consent', { type: 'record_consent', consent: 'sms', given: true }],
    ['a class', { type: 'reclassify', category: 'huanbao.linli', urgency: 'normal', verdict: 'joint', reason: '核实' }],
    ['a question', { type: 'ask_info', assignmentId: null, text: '哪个门牌' }],
    ['an edit', { type: 'edit_content', fields: { demand: '尽快', place: { text: '建湘路', unitId: null, detail: '' } } }],
  ])('of %s leads back to what the case was', (_name, command) => {
    const before = runSteps(toSigned).state;
    if (before === null) throw new Error('no case');
    const back = inverseOf(command, before, '撤销');
    expect(back).not.toBeNull();
    const after = given(given(before, command), back ?? command);
    const shown = ({ state, content, owner, handover, question, mergedInto, triage }: Case) => ({
      state, content, owner, handover, question, mergedInto, class: [triage?.verdict, triage?.category, triage?.urgency],
    });
    expect(shown(after)).toEqual(shown(before));
  });

  it('is not offered for what cannot be taken back', () => {
    const before = runSteps(toSigned).state;
    if (before === null) throw new Error('no case');
    expect(inverseOf({ type: 'void', reason: '测试' }, before, '撤销')).toBeNull();
  });
});
