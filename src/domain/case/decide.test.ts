import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedCall } from '../../../tests/support/caseRun.ts';
import { decideContext } from '../../../tests/support/ruleBook.ts';
import type { Case, CaseState } from './case.ts';
import { formatCaseNumber } from './caseNumber.ts';
import type { Actor, CaseCommand, CommandEnvelope } from './command.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { RefusalCode } from './refusal.ts';
import { toEventEnvelopes } from './toEventEnvelopes.ts';

const taker: Actor = { userId: 'wang.min', role: 'taker_12345', unitId: null };
const shiftLead: Actor = { userId: 'chen.jing', role: 'shift_lead', unitId: null };
const grid: Actor = { userId: 'wangge1', role: 'grid_worker', unitId: 'g1' };
const system: Actor = { userId: 'system', role: 'system', unitId: null };
const otherGrid: Actor = { userId: 'wangge2', role: 'grid_worker', unitId: 'g2' };

const takeIn: CaseCommand = {
  type: 'take_in',
  number: formatCaseNumber({ day: '20261123', block: 7, counter: 1 }),
  intake: {
    channel: 'call',
    network: '12345',
    line: '12345',
    callId: 'call-1',
    callerId: 'person-1',
    takerId: 'wang.min',
    seatId: 'A07',
    at: 1_000,
  },
  content: {
    title: '下水道堵塞',
    description: '保利西街下水道堵塞，路面湿滑',
    place: { text: '保利西街', unitId: 'g1', detail: '' },
    category: 'shirong.xiashui',
    urgency: 'urgent',
    occurredAt: '',
    demand: '疏通',
    secret: false,
    consents: ['handover'],
  },
};
const triaged = (verdict: 'non_police' | 'police', overrideReason: string | null = null): CaseCommand => ({
  type: 'triage',
  triage: {
    verdict,
    engineVerdict: 'non_police',
    category: 'shirong.xiashui',
    urgency: 'urgent',
    redFlags: [],
    rulesVersion: '1',
    overrideReason,
  },
});
const dispatch: CaseCommand = {
  type: 'dispatch',
  transfer: 'work_order',
  assignments: [{ id: 'a1', unitId: 'g1', kind: 'lead' }],
  promise: '两小时内联系您',
};
const sign: CaseCommand = { type: 'sign', assignmentId: 'a1' };
/** What a unit says of a call of its own: on nobody's record. */
const statedCall: CaseCommand = {
  type: 'record_contact',
  assignmentId: 'a1',
  contact: { at: 2_000, channel: 'call', outcome: 'reached', seconds: 600, callId: 'call-9', note: '打通了' },
};
const statedException: CaseCommand = {
  type: 'record_contact',
  assignmentId: 'a1',
  contact: { at: 2_000, channel: 'exception', outcome: 'no_answer', seconds: 0, callId: null, note: '空号，本人签名' },
};
const visitWithoutPhoto: CaseCommand = {
  type: 'record_contact',
  assignmentId: 'a1',
  contact: { at: 2_000, channel: 'visit', outcome: 'reached', seconds: 0, callId: null, note: '见到本人' },
};
const visitToNobody: CaseCommand = {
  type: 'record_contact',
  assignmentId: 'a1',
  contact: { at: 2_000, channel: 'visit', outcome: 'no_answer', seconds: 0, callId: null, note: '家中无人' },
};
const feedBack: CaseCommand = {
  type: 'feed_back',
  assignmentId: 'a1',
  feedback: { found: '门面油污', done: '已疏通', solved: 'yes', photos: [] },
};
const followUp = (solved: 'yes' | 'no'): CaseCommand => ({
  type: 'follow_up',
  followUp: { contacted: true, solved, satisfied: 'very', note: solved === 'yes' ? '' : '还在漏' },
});

let commands = 0;
const envelope = (actor: Actor, command: CaseCommand, baseVersion = 0): CommandEnvelope => ({
  id: `command-${(commands += 1)}`,
  tenant: { city: '430600', mode: 'live' },
  caseId: 'case-1',
  actor,
  seatId: null,
  at: 5_000,
  baseVersion,
  rules: { clocks: '1', lists: '1' },
  persons: [],
  command,
});

type Step = readonly [Actor, CaseCommand];

/** Applies every step that is not refused; returns the case and the refusals. */
const run = (steps: readonly Step[]): { state: Case | null; refusals: RefusalCode[]; states: (CaseState | undefined)[] } => {
  let state: Case | null = null;
  const refusals: RefusalCode[] = [];
  const states: (CaseState | undefined)[] = [];
  for (const [actor, command] of steps) {
    const given = envelope(actor, command, state?.version ?? 0);
    const decision = decide(state, given, decideContext);
    if (decision.ok) {
      for (const event of toEventEnvelopes(state, given, decision.value, 9_000)) state = evolve(state, event);
    } else refusals.push(decision.refusal.code);
    states.push(state?.state);
  }
  return { state, refusals, states };
};

const toDispatched: readonly Step[] = [
  [taker, takeIn],
  [taker, triaged('non_police')],
  [taker, dispatch],
];

describe('the life of a case', () => {
  it('runs from take-in to close', () => {
    const { refusals, states, state } = run([
      ...toDispatched,
      [grid, sign],
      [system, recordedCall(102)],
      [grid, feedBack],
      [taker, followUp('yes')],
      [taker, { type: 'close' }],
    ]);
    expect(refusals).toEqual([]);
    expect(states).toEqual(['taken_in', 'triaged', 'dispatched', 'signed', 'handling', 'fed_back', 'verified', 'closed']);
    expect(state?.assignments[0]).toMatchObject({ dispatchedAt: 9_000, signedBy: 'wangge1' });
  });

  it('goes back for rework when the caller is not helped', () => {
    const { state } = run([...toDispatched, [grid, sign], [system, recordedCall(5)], [grid, feedBack], [taker, followUp('no')]]);
    expect(state?.state).toBe('rework');
  });

  it('closes at once with a direct answer', () => {
    const { state } = run([[taker, takeIn], [taker, triaged('non_police')], [taker, { type: 'answer', answer: '带身份证' }]]);
    expect(state).toMatchObject({ state: 'closed', answer: '带身份证' });
  });

  it('keeps the telephone’s record of a call, once, also of a case that was closed meanwhile', () => {
    const call: CaseCommand = { type: 'record_call', call: { callId: 'call-2', to: 'unit', unitId: 'g1', outcome: 'reached', seconds: 31 } };
    const closed: readonly Step[] = [[taker, takeIn], [taker, triaged('non_police')], [taker, { type: 'answer', answer: '带身份证' }]];
    const { state, refusals } = run([...closed, [taker, call], [taker, call], [grid, call]]);
    expect(state?.calls).toEqual([{ callId: 'call-2', to: 'unit', unitId: 'g1', outcome: 'reached', seconds: 31, at: expect.any(Number) as number, by: 'wang.min' }]);
    expect(state?.state).toBe('closed');
    expect(refusals).toEqual(['call_recorded', 'role_not_allowed']);
  });

  it.each<[string, readonly Step[], RefusalCode]>([
    ['feedback without contact evidence', [...toDispatched, [grid, sign], [grid, feedBack]], 'contact_evidence_required'],
    ['a call that is only stated as evidence', [...toDispatched, [grid, sign], [grid, statedCall], [grid, feedBack]], 'contact_evidence_required'],
    ['an exception that nobody but the worker signed', [...toDispatched, [grid, sign], [grid, statedException], [grid, feedBack]], 'contact_evidence_required'],
    ['a visit without a photo as evidence', [...toDispatched, [grid, sign], [grid, visitWithoutPhoto], [grid, feedBack]], 'contact_evidence_required'],
    ['a call on the exchange’s record, written by the unit itself', [...toDispatched, [grid, sign], [grid, recordedCall(60)]], 'role_not_allowed'],
    ['a call that nobody answered as evidence', [...toDispatched, [grid, sign], [system, recordedCall(0)], [grid, feedBack]], 'contact_evidence_required'],
    ['a visit that met nobody as evidence', [...toDispatched, [grid, sign], [grid, visitToNobody], [grid, feedBack]], 'contact_evidence_required'],
    ['a second share for the same unit', [...toDispatched, [taker, { ...dispatch, assignments: [{ id: 'a2', unitId: 'g1', kind: 'joint' }] }]], 'wrong_state'],
    ['another grid’s sign', [...toDispatched, [otherGrid, sign]], 'not_your_assignment'],
    ['a grid worker who dispatches', [[taker, takeIn], [grid, dispatch]], 'role_not_allowed'],
    ['a second sign', [...toDispatched, [grid, sign], [grid, sign]], 'already_signed'],
    ['closing before the follow-up', [...toDispatched, [taker, { type: 'close' }]], 'follow_up_required'],
    ['a reason that is not in the list', [[taker, takeIn], [taker, { type: 'not_accept', reason: 'nope', explanation: '' }]], 'reason_not_in_list'],
    ['overriding the engine without a reason', [[taker, takeIn], [taker, triaged('police')]], 'override_reason_required'],
    ['diverting a police matter', [[taker, takeIn], [taker, triaged('police', '有威胁')], [taker, dispatch]], 'red_flag_forbids_diversion'],
    ['answering a police matter away', [[taker, takeIn], [taker, triaged('police', '有威胁')], [taker, { type: 'answer', answer: '好' }]], 'red_flag_forbids_diversion'],
    ['taking in twice', [[taker, takeIn], [taker, takeIn]], 'case_exists'],
    ['dispatching to an unknown unit', [[taker, takeIn], [taker, triaged('non_police')], [taker, { ...dispatch, assignments: [{ id: 'a', unitId: 'x', kind: 'lead' }] }]], 'unit_unknown'],
  ])('refuses %s, naming the rule', (_name, steps, code) => {
    expect(run(steps).refusals).toEqual([code]);
  });

  describe('a late edit', () => {
    const washed: CaseCommand = { type: 'edit_content', fields: { demand: '冲洗' } };
    const { state } = run([...toDispatched, [shiftLead, { type: 'edit_content', fields: { demand: '疏通并防滑', title: '路滑' } }]]);
    const overwritten = (actor: Actor, baseVersion: number) => {
      const decision = decide(state, envelope(actor, washed, baseVersion), decideContext);
      return decision.ok && decision.value[0]?.type === 'content_edited' ? decision.value[0].overwrote : null;
    };

    it('keeps what somebody else wrote in the same field since', () => {
      expect(overwritten(taker, 3)).toEqual({ demand: '疏通并防滑' });
    });
    it('overwrites nothing when its author had seen it, or had written it himself', () => {
      expect(overwritten(taker, 4)).toEqual({});
      expect(overwritten(shiftLead, 3)).toEqual({});
    });
    it('overwrites nothing while others only worked on the case', () => {
      const worked = run([...toDispatched, [grid, sign]]).state;
      expect(decide(worked, envelope(taker, washed, 1), decideContext)).toEqual({
        ok: true,
        value: [{ ...washed, type: 'content_edited', overwrote: {} }],
      });
    });
  });

  it('lets nobody drop a red flag of an earlier triage without a reason', () => {
    const alarmed: CaseCommand = {
      type: 'triage',
      triage: { verdict: 'police', engineVerdict: 'police', category: null, urgency: 'critical', redFlags: ['weapon'], rulesVersion: '1', overrideReason: null },
    };
    expect(run([[taker, takeIn], [taker, alarmed], [taker, triaged('non_police')]]).refusals).toEqual(['override_reason_required']);
    expect(run([[taker, takeIn], [taker, alarmed], [taker, triaged('non_police', '误报，已当面核实')]]).refusals).toEqual([]);
  });

  const arrows: Readonly<Record<string, readonly CaseState[]>> = {
    none: ['taken_in'],
    taken_in: ['triaged', 'closed'],
    triaged: ['dispatched', 'closed'],
    dispatched: ['signed'],
    signed: ['handling'],
    handling: ['fed_back'],
    fed_back: ['verified', 'rework'],
    rework: ['handling', 'fed_back'],
    verified: ['closed'],
    closed: [],
  };

  it('never leaves the diagram, whatever is asked in whatever order', () => {
    const step = fc.tuple(
      fc.constantFrom(taker, grid, otherGrid, system),
      fc.constantFrom<CaseCommand>(
        takeIn, triaged('non_police'), dispatch, sign, recordedCall(0), recordedCall(60), feedBack, followUp('yes'), followUp('no'),
        { type: 'close' }, { type: 'answer', answer: '好' }, { type: 'not_accept', reason: 'court', explanation: '' },
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { states, state } = run(steps);
        let before = 'none';
        for (const now of states) {
          const name = now ?? 'none';
          if (name !== before) expect(arrows[before], `${before} → ${name}`).toContain(name);
          before = name;
        }
        if (state?.state === 'closed' && state.assignments.length > 0) expect(state.followUps.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
