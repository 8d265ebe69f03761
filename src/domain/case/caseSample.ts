import type { Assignment, Case, Person } from './case.ts';
import type { EventEnvelope } from './event.ts';

/** Invented cases for the tests of this folder; nobody's real data. */
export const sampleAssignment = (change: Partial<Assignment> = {}): Assignment => ({
  id: 'a1',
  unitId: 'g1',
  kind: 'lead',
  state: 'dispatched',
  dispatchedAt: 0,
  signedAt: null,
  signedBy: null,
  contacts: [],
  feedback: null,
  ...change,
});

export const sampleCaller: Person = { id: 'person-1', name: '王小敏', phone: '13812345678' };

export const sampleCase = (change: Partial<Case> = {}): Case => ({
  id: 'case-1',
  number: '20261123-007-0001-8',
  version: 1,
  state: 'dispatched',
  intake: {
    channel: 'call',
    network: '12345',
    line: '12345',
    callId: 'call-1',
    callerId: sampleCaller.id,
    takerId: 'wang.min',
    seatId: 'A07',
    at: 0,
  },
  content: {
    title: '',
    description: '下水道堵塞',
    place: { text: '保利西街', unitId: 'g1', detail: '' },
    category: 'shirong.xiashui',
    urgency: 'urgent',
    occurredAt: '',
    demand: '',
    secret: false,
    consents: [],
  },
  triage: null,
  assignments: [sampleAssignment()],
  promise: '',
  answer: null,
  notAccepted: null,
  followUps: [],
  createdAt: 0,
  updatedAt: 0,
  closedAt: null,
  ...change,
});

/** The take-in and one dispatch per assignment, as the case's history has them. */
export const sampleHistory = ({ id, number, intake, content, assignments }: Case): readonly EventEnvelope[] =>
  [
    { type: 'taken_in' as const, number, intake, content },
    ...assignments.map((each) => ({ type: 'dispatched' as const, transfer: 'work_order' as const, assignments: [each], promise: '' })),
    ...assignments.map((each) => ({ type: 'signed' as const, assignmentId: each.id })),
  ].map((event, index) => ({
    caseId: id,
    version: index + 1,
    commandId: `command-${index}`,
    actor: { userId: 'wang.min', role: 'taker_12345', unitId: null },
    seatId: 'A07',
    at: 0,
    acceptedAt: 0,
    rules: { clocks: '1', lists: '1' },
    schema: 1,
    event,
  }));
