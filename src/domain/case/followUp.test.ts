import { describe, expect, it } from 'vitest';
import { contact, feedBack, followUp, lastAnswer, noAnswer, people, runSteps, toFedBack, type Step } from '../../../tests/support/caseRun.ts';
import { decideContext } from '../../../tests/support/ruleBook.ts';
import type { Case, FollowUp } from './case.ts';
import type { CaseCommand } from './command.ts';
import { compareNeeds, followUpNeed, isForCaller, type FollowUpNeed } from './followUpNeed.ts';
import { isSampled } from './followUpSample.ts';

const { taker, grid, system } = people;
const { rules } = decideContext;
const minute = 60_000;

const missed = (why: NonNullable<FollowUp['missed']>, callAgainAt?: number): CaseCommand => ({
  type: 'follow_up',
  followUp: { contacted: false, solved: null, satisfied: null, note: '', missed: why, ...(callAgainAt === undefined ? {} : { callAgainAt }) },
});
const unhappy = (more: Partial<FollowUp>): CaseCommand => ({
  type: 'follow_up',
  followUp: { contacted: true, solved: 'no', satisfied: 'no', note: '', ...more },
});
const byText = (satisfied: 'very' | 'no'): CaseCommand => ({
  type: 'follow_up',
  followUp: { contacted: true, solved: satisfied === 'no' ? 'no' : 'yes', satisfied, note: '', channel: 'sms', sample: 'second' },
});
const stateAfter = (...steps: readonly Step[]): Case => {
  const { state } = runSteps([...toFedBack, ...steps]);
  if (state === null) throw new Error('no case');
  return state;
};
const needAfter = (...steps: readonly Step[]): FollowUpNeed | null => followUpNeed(stateAfter(...steps), rules);

describe('following up', () => {
  it('sends unsatisfactory work back in the same step, with the reason in words', () => {
    const { state, events } = runSteps([...toFedBack, [taker, unhappy({ reason: 'came_back', note: '昨晚又堵' })]]);
    expect(state?.state).toBe('rework');
    expect(events.at(-1)?.event).toMatchObject({ type: 'reworked', assignmentIds: ['a1'], reason: '处理后又出现：昨晚又堵' });
  });

  it('wants the reason when it is not solved, and a reason from the list', () => {
    expect(lastAnswer([...toFedBack, [taker, unhappy({})]])).toBe('reason_required');
    expect(lastAnswer([...toFedBack, [taker, unhappy({ reason: 'moon' })]])).toBe('reason_not_in_list');
    expect(lastAnswer([...toFedBack, [taker, unhappy({ note: '没人来' })]])).toBeNull();
  });

  it('comes back after a missed call, and at the time the caller names', () => {
    expect(needAfter()).toMatchObject({ sample: 'first', notBefore: 0, attempts: 0, sampled: true, unhappy: false });
    expect(needAfter([taker, noAnswer])).toMatchObject({ attempts: 1, notBefore: 9_000 + 120 * minute, appointment: false });
    expect(needAfter([taker, missed('busy')])).toMatchObject({ attempts: 1, notBefore: 9_000 + 15 * minute });
    expect(needAfter([taker, missed('call_later', 5_000_000)])).toMatchObject({ attempts: 0, notBefore: 5_000_000, appointment: true });
    expect(lastAnswer([...toFedBack, [taker, missed('call_later')]])).toBe('follow_up_incomplete');
    expect(lastAnswer([...toFedBack, [taker, missed('call_later', 9_000)]])).toBe('follow_up_incomplete');
  });

  it('counts attempts anew after the work was done again, and remembers who was not content', () => {
    const again: readonly Step[] = [[taker, noAnswer], [taker, unhappy({ note: '还堵' })], [grid, contact(), 20_000], [grid, feedBack(), 30_000]];
    expect(needAfter(...again)).toMatchObject({ attempts: 0, unhappy: true, fedBackAt: 30_000 });
    const verify: CaseCommand = { type: 'verify', basis: 'unreachable', note: '' };
    expect(lastAnswer([...toFedBack, [taker, noAnswer], [taker, noAnswer], [taker, missed('call_later', 10_000)], [taker, verify]])).toBe('attempts_missing');
  });

  it('lets a content text message close the case, and a discontented one only raise it', () => {
    expect(stateAfter([system, byText('very')])).toMatchObject({ state: 'closed', followUps: [{ channel: 'sms', sample: 'first', by: 'system' }] });
    const raised = stateAfter([system, byText('no')]);
    expect(raised.state).toBe('fed_back');
    expect(followUpNeed(raised, rules)?.unhappy).toBe(true);
    expect(lastAnswer([...toFedBack, [system, byText('no')], [system, byText('very')]])).toBe('already_decided');
  });

  it('stands beside the call when it comes later', () => {
    const state = stateAfter([taker, followUp('yes')], [taker, { type: 'close' }], [system, byText('no')]);
    expect(state.state).toBe('closed');
    expect(state.followUps.map(({ sample, satisfied }) => [sample, satisfied])).toEqual([['first', 'very'], ['second', 'no']]);
  });

  it('lets only text messages in by the system', () => {
    expect(lastAnswer([...toFedBack, [system, followUp('yes')]])).toBe('role_not_allowed');
  });
});

describe('the sampling rule', () => {
  const with_ = (share: number, effectiveFrom: string, category: string | null = null) => ({
    ...rules,
    loop: { ...rules.loop, followUp: { ...rules.loop.followUp, samplings: [{ effectiveFrom, rules: [{ category, urgency: null, share, second: 1 }] }] } },
  });

  it('counts from its day on, for its category', () => {
    const state = stateAfter();
    expect(isSampled(state, with_(0, '1970-01-01'))).toBe(false);
    expect(isSampled(state, with_(0, '1970-01-02'))).toBe(true);
    expect(isSampled(state, with_(0, '1970-01-01', 'shirong'))).toBe(false);
    expect(isSampled(state, with_(0, '1970-01-01', 'jiaotong'))).toBe(true);
  });

  it('asks a second, other person within its days', () => {
    const need = followUpNeed(stateAfter([taker, followUp('yes')]), with_(1, '1970-01-01'));
    expect(need).toMatchObject({ sample: 'second', askedBy: 'wang.min', until: 9_000 + 3 * 86_400_000 });
    if (need === null) throw new Error('no need');
    expect([isForCaller(need, 'wang.min', 10_000), isForCaller(need, 'li.qiang', 10_000), isForCaller(need, 'li.qiang', 9_000 + 3 * 86_400_000)]).toEqual([false, true, false]);
  });
});

describe('the order of the queue', () => {
  const need = (more: Partial<FollowUpNeed>): FollowUpNeed => ({
    sample: 'first', urgency: 'normal', fedBackAt: 1_000, notBefore: 0, appointment: false, until: null, attempts: 0, sampled: true, unhappy: false, askedBy: null, ...more,
  });

  it('puts appointments that have come first, then the discontented, then urgency, then waiting; what may not be called yet comes last', () => {
    const order = [
      need({ appointment: true, notBefore: 4_000 }),
      need({ unhappy: true }),
      need({ urgency: 'urgent' }),
      need({ fedBackAt: 500 }),
      need({}),
      need({ sampled: false, urgency: 'critical' }),
      need({ sample: 'second' }),
      need({ notBefore: 6_000, urgency: 'critical' }),
      need({ notBefore: 7_000, appointment: true }),
    ];
    const mixed = [4, 8, 2, 6, 0, 7, 1, 5, 3].flatMap((index) => order[index] ?? []);
    expect(mixed.sort((left, right) => compareNeeds(left, right, 5_000))).toEqual(order);
  });
});
