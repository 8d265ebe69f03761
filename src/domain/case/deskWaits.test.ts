import { describe, expect, it } from 'vitest';
import { dispatchTo, people, returnIt, runSteps, takeIn, toSigned, triaged, type Step } from '../../../tests/support/caseRun.ts';
import { deskWaitsOf } from './deskWaits.ts';

const { taker, police, grid, lead } = people;
const waits = (...steps: readonly Step[]): readonly string[] => {
  const { state } = runSteps(steps);
  if (state === null) throw new Error('no case');
  return deskWaitsOf(state);
};

describe('what waits for the desk', () => {
  it('a report until it is sent to somebody', () => {
    const content = takeIn.type === 'take_in' ? takeIn.content : null;
    if (content === null) throw new Error('no content');
    const report: Step = [grid, { type: 'report', channel: 'grid', content, callerId: null, attachments: [] }];
    expect(waits(report)).toEqual(['take_in:12345']);
    expect(waits(report, [taker, triaged()])).toEqual(['take_in:12345']);
    expect(waits(report, [taker, triaged()], [taker, dispatchTo('g1')])).toEqual([]);
  });

  it('an offered case for the other line only, and after that for who accepted it', () => {
    const offered: readonly Step[] = [
      [taker, takeIn],
      [taker, { type: 'offer_handover', handover: { kind: 'one_key', toLine: '110', reason: '属警情' }, consent: false, promise: '' }],
    ];
    expect(waits(...offered)).toEqual(['accept:110']);
    expect(waits(...offered, [police, { type: 'accept_handover' }])).toEqual(['take_in:110']);
  });

  it('a question, a request, and nothing of what is over', () => {
    const asked: readonly Step[] = [...toSigned, [grid, returnIt()], [grid, { type: 'ask_info', assignmentId: 'a1', text: '哪个门牌' }]];
    expect(waits(...asked)).toEqual(['tell:12345', 'decide']);
    expect(waits(...asked, [lead, { type: 'void', reason: '测试' }])).toEqual([]);
  });
});
