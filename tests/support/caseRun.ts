import type { Case } from '#domain/case/case.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { Actor, CaseCommand, CommandEnvelope } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import { evolve } from '#domain/case/evolve.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { toEventEnvelopes } from '#domain/case/toEventEnvelopes.ts';
import { decideContext } from './ruleBook.ts';

/** People and commands of invented cases, for tests that drive the rules. */
export const people = {
  taker: { userId: 'wang.min', role: 'taker_12345', unitId: null },
  police: { userId: 'zhao.lei', role: 'taker_110', unitId: null },
  lead: { userId: 'chen.jing', role: 'shift_lead', unitId: null },
  otherLead: { userId: 'liu.fang', role: 'shift_lead', unitId: null },
  supervisor: { userId: 'he.ping', role: 'supervisor', unitId: null },
  street: { userId: 'jiedao', role: 'unit_handler', unitId: 'street' },
  grid: { userId: 'wangge1', role: 'grid_worker', unitId: 'g1' },
  otherGrid: { userId: 'wangge2', role: 'grid_worker', unitId: 'g2' },
  station: { userId: 'pcs', role: 'unit_handler', unitId: 'police' },
  system: { userId: 'system', role: 'system', unitId: null },
} as const satisfies Record<string, Actor>;

export type Step = readonly [Actor, CaseCommand, number?];

export const takeIn: CaseCommand = {
  type: 'take_in',
  number: formatCaseNumber({ day: '20261123', block: 7, counter: 1 }),
  intake: { channel: 'call', network: '12345', line: '12345', callId: 'call-1', callerId: 'person-1', takerId: 'wang.min', seatId: 'A07', at: 1_000 },
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

export const triaged = (verdict: 'non_police' | 'police' | 'joint' = 'non_police'): CaseCommand => ({
  type: 'triage',
  triage: { verdict, engineVerdict: verdict, category: 'shirong.xiashui', urgency: 'urgent', redFlags: [], rulesVersion: '1', overrideReason: null },
});

export const dispatchTo = (unitId: string, id = 'a1', kind: 'lead' | 'joint' | 'recheck' = 'lead', transfer: 'work_order' | 'police_dispatch' = 'work_order'): CaseCommand => ({
  type: 'dispatch',
  transfer,
  assignments: [{ id, unitId, kind }],
  promise: '',
});

/** A visit that met the caller; a call is the exchange's to record (recordedCall). */
export const contact = (assignmentId = 'a1'): CaseCommand => ({
  type: 'record_contact',
  assignmentId,
  contact: {
    at: 2_000, channel: 'visit', outcome: 'reached', seconds: 0, callId: null, note: '在门口见到来电人',
    photos: [{ fileId: '00000000-0000-7000-8000-00000000f001', kind: 'before', at: 2_000 }],
  },
});

/** What the central writes when a call of the unit is over; unanswered with 0 seconds. */
export const recordedCall = (seconds: number, assignmentId = 'a1'): CaseCommand => ({
  type: 'record_contact_call',
  assignmentId,
  contact: {
    at: 2_000, channel: 'call', outcome: seconds > 0 ? 'reached' : 'no_answer', seconds, callId: '00000000-0000-7000-8000-00000000c001', note: '',
    call: {
      startedAt: 1_000, answeredAt: seconds > 0 ? 2_000 : null, endedAt: 2_000 + seconds * 1_000, result: seconds > 0 ? 'answered' : 'no_answer', by: 'wangge1',
    },
  },
});

export const feedBack = (assignmentId = 'a1'): CaseCommand => ({
  type: 'feed_back',
  assignmentId,
  feedback: { found: '门面油污', done: '已疏通', solved: 'yes', photos: [] },
});

export const followUp = (solved: 'yes' | 'no', sample: 'first' | 'second' = 'first'): CaseCommand => ({
  type: 'follow_up',
  followUp: { contacted: true, solved, satisfied: solved === 'yes' ? 'very' : 'no', note: solved === 'yes' ? '' : '还在漏', sample },
});

export const noAnswer: CaseCommand = { type: 'follow_up', followUp: { contacted: false, solved: null, satisfied: null, note: '' } };

export const returnIt = (assignmentId = 'a1'): CaseCommand => ({ type: 'request_return', assignmentId, reason: 'not_duty', basis: '三定方案第四条' });

export const decideOn = (
  request: 'return' | 'extension' | 'suspension' | 'exception',
  approved: boolean,
  assignmentId = 'a1',
  reassign: { readonly id: string; readonly unitId: string; readonly kind: 'lead' } | null = null,
): CaseCommand => ({ type: 'decide_request', request, assignmentId, approved, note: '经核', reassign });

export const toSigned: readonly Step[] = [
  [people.taker, takeIn],
  [people.taker, triaged()],
  [people.taker, dispatchTo('g1')],
  [people.grid, { type: 'sign', assignmentId: 'a1' }],
];
export const toFedBack: readonly Step[] = [...toSigned, [people.grid, contact()], [people.grid, feedBack()]];

export const envelopeOf = (state: Case | null, actor: Actor, command: CaseCommand, at: number): CommandEnvelope => ({
  id: 'command',
  tenant: { city: '430600', mode: 'live' },
  caseId: '00000000-0000-7000-8000-000000000001',
  actor,
  seatId: null,
  at,
  baseVersion: state?.version ?? 0,
  rules: { clocks: '1', lists: '1' },
  persons: [],
  command,
});

export interface Run {
  readonly state: Case | null;
  readonly events: readonly EventEnvelope[];
  /** One entry a step: null when accepted, else the rule. */
  readonly answers: readonly (string | null)[];
}

/** Applies every step that is not refused. The central accepts a step at the time it is given; 9 000 unless told. */
export const runSteps = (steps: readonly Step[], context: DecideContext = decideContext): Run => {
  let state: Case | null = null;
  const events: EventEnvelope[] = [];
  const answers = steps.map(([actor, command, at = 9_000]) => {
    const envelope = envelopeOf(state, actor, command, at);
    const decision = decide(state, envelope, context);
    if (!decision.ok) return decision.refusal.code;
    const made = toEventEnvelopes(state, envelope, decision.value, at);
    events.push(...made);
    state = made.reduce<Case | null>((before, event) => evolve(before, event), state);
    return null;
  });
  return { state, events, answers };
};

/** The answer to the last step. */
export const lastAnswer = (steps: readonly Step[]): string | null => runSteps(steps).answers.at(-1) ?? null;
