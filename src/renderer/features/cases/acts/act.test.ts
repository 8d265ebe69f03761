import { describe, expect, it } from 'vitest';
import { dispatchTo, envelopeOf, people, runSteps, takeIn, toFedBack, toSigned, triaged, type Step } from '../../../../../tests/support/caseRun.ts';
import { decideContext } from '../../../../../tests/support/ruleBook.ts';
import type { Actor } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import { acts, offerOf, trialOf, type Act } from './act.ts';

const { taker, police, lead, grid } = people;

/** What the desk is offered after these steps: name, or name and why not. */
const offered = (actor: Actor, steps: readonly Step[]): readonly string[] => {
  const { state } = runSteps(steps);
  if (state === null) throw new Error('no case');
  return acts.flatMap((act) => {
    const trial = trialOf(act, state);
    if (trial === null) return [];
    const decision = decide(state, envelopeOf(state, actor, trial, 9_000), decideContext);
    const offer = offerOf(act, decision.ok ? null : decision.refusal);
    return offer === null ? [] : [offer.why === null ? act : `${act}: ${offer.why.code}`];
  });
};
const always: readonly Act[] = ['edit', 'hand_over'];

describe('what the desk is offered', () => {
  it('first of all to send, answer or refuse what nobody has', () => {
    expect(offered(taker, [[taker, takeIn]]).slice(0, 3)).toEqual(['dispatch', 'answer', 'not_accept']);
    expect(offered(taker, [[taker, takeIn], [taker, triaged()]]).slice(0, 3)).toEqual(['dispatch', 'answer', 'not_accept']);
  });

  it('not to answer away what may be dangerous, with the reason', () => {
    const list = offered(taker, [[taker, takeIn], [taker, triaged('police')]]);
    expect(list.slice(0, 3)).toEqual(['dispatch', 'answer: red_flag_forbids_diversion', 'not_accept: red_flag_forbids_diversion']);
  });

  it('to press, to add a unit, never to void, while a unit works; the lead voids', () => {
    const list = offered(taker, toSigned);
    expect(list).toEqual(['press', 'share', ...always, 'reclassify', 'secrecy', 'ask', 'promise', 'consent', 'merge']);
    expect(offered(lead, toSigned)).toEqual([...list, 'void']);
  });

  it('to send finished work back to the lead alone', () => {
    expect(offered(lead, toFedBack)).toContain('rework');
    expect(offered(taker, toFedBack)).not.toContain('rework');
  });

  it('to resume what is suspended, to the lead', () => {
    const suspended: readonly Step[] = [
      ...toSigned,
      [grid, { type: 'request_suspension', assignmentId: 'a1', reason: '汛期' }],
      [lead, { type: 'decide_request', request: 'suspension', assignmentId: 'a1', approved: true, note: '', reassign: null }],
    ];
    expect(offered(lead, suspended)).toContain('resume');
    expect(offered(taker, suspended)).not.toContain('resume');
  });

  it('says who must lift secrecy, and who holds a case on offer', () => {
    expect(offered(taker, [...toSigned, [taker, { type: 'flag_secret', secret: true, reason: '怕报复' }]])).toContain('secrecy: secrecy_needs_lead');
    const away: readonly Step[] = [
      [taker, takeIn], [taker, triaged()], [taker, dispatchTo('g1')],
      [taker, { type: 'offer_handover', handover: { kind: 'one_key', toLine: '110', reason: '属警情' }, consent: false, promise: '' }],
    ];
    expect(offered(taker, away)).toContain('hand_over: handover_pending');
    expect(offered(police, away)).toContain('merge: not_owner');
  });

  it('nothing but the final class of a closed case', () => {
    expect(offered(lead, [...toFedBack, [taker, { type: 'follow_up', followUp: { contacted: true, solved: 'yes', satisfied: 'yes', note: '' } }], [taker, { type: 'close' }]])).toEqual(['reclassify']);
  });
});
