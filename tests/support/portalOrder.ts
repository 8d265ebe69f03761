import type { Case, Urgency } from '#domain/case/case.ts';
import type { CaseCommand, CommandEnvelope } from '#domain/case/command.ts';

/** A work order as the feed brings it to the portal of `unitId`; ids are made of small numbers. */
export const unitId = '430602001001-g1';

const id = (kind: number, n: number): string => `00000000-0000-7000-800${kind}-${String(n).padStart(12, '0')}`;

export const orderChange = (order: {
  readonly n: number;
  readonly urgency: Urgency;
  readonly dispatchedAt: number;
  readonly unitId?: string;
}): { visible: true; seq: number; case: Case; events: []; persons: [] } => ({
  visible: true,
  seq: order.n,
  events: [],
  persons: [],
  case: {
    id: id(1, order.n),
    number: '20261123-007-0001-8',
    version: 3,
    state: 'dispatched',
    intake: {
      channel: 'call',
      network: '12345',
      line: '12345',
      callId: null,
      callerId: null,
      takerId: 'wang.min',
      seatId: 'A07',
      at: 0,
    },
    content: {
      title: '下水道堵塞',
      description: '污水外溢',
      place: { text: '保利西街', unitId: null, detail: '' },
      category: null,
      urgency: order.urgency,
      occurredAt: '',
      demand: '',
      secret: false,
      consents: [],
    },
    triage: null,
    assignments: [
      {
        id: id(2, order.n),
        unitId: order.unitId ?? unitId,
        kind: 'lead',
        state: 'dispatched',
        dispatchedAt: order.dispatchedAt,
        signedAt: null,
        signedBy: null,
        contacts: [],
        feedback: null,
      },
    ],
    promise: '',
    answer: null,
    notAccepted: null,
    followUps: [],
    createdAt: 0,
    updatedAt: order.dispatchedAt,
    closedAt: null,
  },
});

/** What the unit may do with it; `n` makes the command's id. */
export const commandFor = (
  { case: known }: ReturnType<typeof orderChange>,
  n: number,
  what: 'sign' | 'no_answer' | 'visit' | 'feed_back',
): CommandEnvelope => ({
  id: id(3, n),
  tenant: { city: '430600', mode: 'live' },
  caseId: known.id,
  actor: { userId: 'wangge.guoliang1', role: 'grid_worker', unitId },
  seatId: null,
  at: 2_000 + n,
  baseVersion: known.version,
  rules: { clocks: '2026-11-01', lists: '2026-11-01' },
  persons: [],
  command: commandOf(known.assignments[0]?.id ?? '', what),
});

const commandOf = (assignmentId: string, what: 'sign' | 'no_answer' | 'visit' | 'feed_back'): CaseCommand => {
  switch (what) {
    case 'sign':
      return { type: 'sign', assignmentId };
    case 'no_answer':
      return { type: 'record_contact', assignmentId, contact: { at: 2_000, channel: 'call', outcome: what, seconds: 0, callId: null, note: '' } };
    case 'visit':
      return {
        type: 'record_contact',
        assignmentId,
        contact: { at: 2_000, channel: 'visit', outcome: 'reached', seconds: 0, callId: null, note: '在门口见到', photos: [{ fileId: id(4, 1), kind: 'before' }] },
      };
    case 'feed_back':
      return { type: 'feed_back', assignmentId, feedback: { found: '隔油池满', done: '已清掏', solved: 'yes', photos: [] } };
    default:
      return what satisfies never;
  }
};
