import { describe, expect, it } from 'vitest';
import { dispatchTo, lastAnswer, people, runSteps, takeIn, toFedBack, triaged, type Step } from '../../../tests/support/caseRun.ts';
import type { CaseContent } from './case.ts';
import type { CaseCommand } from './command.ts';
import { readTextReply, textMessagesOf } from './textMessages.ts';

const { taker } = people;
const templates = { accepted: '受理 {number}', finished: '反馈 {number}', invited: '邀请 {number}' };
const invite: CaseCommand = { type: 'invite_by_sms' };

const takenIn = (content: Partial<CaseContent>): Step => {
  if (takeIn.type !== 'take_in') throw new Error('not a take-in');
  return [taker, { ...takeIn, content: { ...takeIn.content, consents: ['handover', 'sms'], ...content } }];
};
const fedBackWith = (content: Partial<CaseContent>): readonly Step[] => [takenIn(content), ...toFedBack.slice(1)];
const messagesOf = (steps: readonly Step[]) => {
  const { state, events } = runSteps(steps);
  return state === null ? [] : textMessagesOf(state, events, { templates });
};

describe('text messages', () => {
  it('tell the number once and ask when all is fed back, each named by what caused it', () => {
    const number = '20261123-007-0001';
    const made = messagesOf([...fedBackWith({}), [taker, dispatchTo('g2', 'r1', 'recheck')], [taker, invite]]);
    expect(made.map(({ template }) => template)).toEqual(['accepted', 'invited']);
    expect(made[0]?.text).toContain(number);
    expect(messagesOf(fedBackWith({})).map(({ template }) => template)).toEqual(['accepted', 'finished']);
    expect(new Set(messagesOf(fedBackWith({})).map(({ cause }) => cause)).size).toBe(2);
  });

  it.each<[string, readonly Step[]]>([
    ['did not agree', fedBackWith({ consents: ['handover'] })],
    ['asked for secrecy', fedBackWith({ secret: true })],
    ['is in danger', fedBackWith({ urgency: 'critical' }).map(([actor, command]): Step => (command.type === 'triage' ? [actor, { ...command, triage: { ...command.triage, urgency: 'critical' } }] : [actor, command]))],
    ['cannot speak freely', fedBackWith({}).map(([actor, command]): Step => (command.type === 'triage' ? [actor, { ...triaged('joint'), triage: { ...command.triage, verdict: 'joint', redFlags: ['cannot_speak'] } } as CaseCommand] : [actor, command]))],
  ])('never reach a caller who %s', (_why, steps) => {
    expect(messagesOf(steps)).toEqual([]);
    expect(lastAnswer([...steps, [taker, invite]])).not.toBeNull();
  });

  it('are invited to while the case waits for the caller only', () => {
    expect(lastAnswer([...fedBackWith({}), [taker, invite]])).toBeNull();
    expect(lastAnswer([...fedBackWith({}).slice(0, 3), [taker, invite]])).toBe('wrong_state');
  });
});

describe('an answer', () => {
  const read = (text: string) => readTextReply(text, { optOutWords: ['TD', '退订'] });
  it.each([
    ['1', 'very', ''], ['２', 'yes', ''], [' 3。', 'fair', ''], ['4，还是吵', 'no', '还是吵'], ['4 还是吵', 'no', '还是吵'],
  ])('%s is %s', (text, satisfied, note) => {
    expect(read(text)).toEqual({ type: 'answer', satisfied, solved: satisfied === 'no' ? 'no' : 'yes', note });
  });
  it.each(['td', 'ＴＤ', '退订'])('%s ends the messages', (text) => expect(read(text)).toEqual({ type: 'opt_out' }));
  it.each(['', '好', '5', '12', '谢谢'])('"%s" is left to a person', (text) => expect(read(text)).toEqual({ type: 'unclear' }));
});
