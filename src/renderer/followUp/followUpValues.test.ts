import { describe, expect, it } from 'vitest';
import type { FollowUpValues } from '#contract/workstation/followUps.ts';
import { consequenceOf, emptyValues, followUpOf, isComplaint, openQuestion } from './followUpValues.ts';

const values = (more: Partial<FollowUpValues>): FollowUpValues => ({ ...emptyValues, ...more });
const call = { callId: 'c', seconds: 42 };

describe('a follow-up form', () => {
  it.each<[Partial<FollowUpValues>, ReturnType<typeof consequenceOf>]>([
    [{}, null],
    [{ contacted: 'yes' }, null],
    [{ contacted: 'yes', solved: 'yes', satisfied: 'very' }, 'close'],
    [{ contacted: 'yes', solved: 'yes', satisfied: 'no' }, null],
    [{ contacted: 'yes', solved: 'no', satisfied: 'no', reason: 'came_back' }, 'rework'],
    [{ contacted: 'yes', solved: 'partly', satisfied: 'fair', note: '还差一半' }, 'rework'],
    [{ contacted: 'no' }, null],
    [{ contacted: 'no', missed: 'busy' }, 'later'],
    [{ contacted: 'no', missed: 'call_later' }, null],
    [{ contacted: 'no', missed: 'call_later', callAgainAt: 999 }, null],
    [{ contacted: 'no', missed: 'call_later', callAgainAt: 1_001 }, 'later'],
  ])('%o leads to %s', (more, consequence) => {
    expect(consequenceOf(values(more), 'first', 1_000)).toBe(consequence);
  });

  it('stands beside the first when it is the second', () => {
    expect(consequenceOf(values({ contacted: 'yes', solved: 'no', satisfied: 'no' }), 'second', 0)).toBe('beside');
  });

  it('carries what belongs to the way it went and nothing else', () => {
    const mixed = values({ contacted: 'yes', solved: 'yes', satisfied: 'very', reason: 'came_back', missed: 'busy', callAgainAt: 5, note: '谢谢' });
    expect(followUpOf(mixed, 'first', call)).toEqual({ contacted: true, solved: 'yes', satisfied: 'very', note: '谢谢', channel: 'phone', sample: 'first', call });
    expect(followUpOf({ ...mixed, contacted: 'no', missed: 'call_later' }, 'first', undefined)).toEqual({
      contacted: false, solved: null, satisfied: null, note: '谢谢', channel: 'phone', sample: 'first', missed: 'call_later', callAgainAt: 5,
    });
  });

  it('asks one question after the other', () => {
    const asked = [{}, { contacted: 'no' as const }, { contacted: 'yes' as const }, { contacted: 'yes' as const, solved: 'no' as const }, { contacted: 'no' as const, missed: 'busy' as const }];
    expect(asked.map((each) => openQuestion(values(each)))).toEqual(['contacted', 'missed', 'solved', 'satisfied', null]);
    expect(isComplaint(values({ contacted: 'yes', solved: 'partly' }))).toBe(true);
  });
});
