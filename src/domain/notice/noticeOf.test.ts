import { describe, expect, it } from 'vitest';
import { dispatchTo, feedBack, followUp, people, returnIt, decideOn, runSteps, toFedBack, toSigned, type Step } from '../../../tests/support/caseRun.ts';
import { noticeRules as shipped } from '../../../tests/support/ruleBook.ts';
import type { Viewer } from '../case/visibility.ts';
import type { NoticeRules } from './noticeRules.ts';
import { noticeOf } from './noticeOf.ts';

const { taker, grid, lead, system } = people;
const taker12345: Viewer = { role: 'taker_12345', line: '12345', unitId: null };
const shiftLead: Viewer = { role: 'shift_lead', line: '12345', unitId: null };
const worker: Viewer = { role: 'grid_worker', line: null, unitId: 'g1' };
const supervisor: Viewer = { role: 'supervisor', line: null, unitId: null };

/** What somebody is told of in the whole life of a case. */
const toldOf = (steps: readonly Step[], viewer: Viewer, userId: string | null, by: NoticeRules = shipped) => {
  const { state, events } = runSteps(steps);
  if (state === null) throw new Error('no case');
  return events.flatMap((event) => noticeOf(viewer, userId, state, event, by)?.kind ?? []);
};
const returned: readonly Step[] = [...toSigned, [grid, returnIt()], [lead, decideOn('return', true)]];
const escalate = (to: 'unit' | 'shift_lead' | 'supervisor'): Step => [system, { type: 'escalate', assignmentId: 'a1', clock: 'done', to }];

describe('who is told of what', () => {
  it('the taker of a case: fed back, sent back, returned; nobody else at the desk', () => {
    expect(toldOf([...toFedBack, [lead, { type: 'rework', assignmentIds: ['a1'], reason: '再看' }]], taker12345, 'wang.min')).toEqual(['to_follow_up', 'rework']);
    expect(toldOf(returned, taker12345, 'wang.min')).toEqual(['returned']);
    expect(toldOf([...toFedBack, [lead, { type: 'rework', assignmentIds: ['a1'], reason: '再看' }]], taker12345, 'li.qiang')).toEqual([]);
    expect(toldOf(toFedBack, taker12345, null)).toEqual([]);
  });

  it('the shift lead: what is asked of him and what went as far as to him', () => {
    expect(toldOf(returned, shiftLead, 'chen.jing')).toEqual(['return_asked']);
    expect(toldOf([...toSigned, escalate('unit'), escalate('shift_lead'), escalate('supervisor')], shiftLead, 'chen.jing')).toEqual(['clock_red']);
    expect(toldOf([...toSigned, escalate('shift_lead'), escalate('supervisor')], supervisor, 'he.ping')).toEqual(['clock_red']);
  });

  it('a unit: its own work only', () => {
    expect(toldOf([...toFedBack, [taker, followUp('no')]], worker, 'wangge1')).toEqual(['new_task', 'rework']);
    expect(toldOf([...toSigned, [taker, dispatchTo('g2', 'a2', 'joint')]], worker, 'wangge1')).toEqual(['new_task']);
  });

  it('nobody of what he did himself, and nobody of what no line names', () => {
    expect(toldOf([...toFedBack, [taker, followUp('no')]], taker12345, 'wang.min')).toEqual(['to_follow_up']);
    expect(toldOf([...toFedBack, [grid, feedBack()]], taker12345, 'wang.min', { version: '1', rules: [] })).toEqual([]);
  });
});
