import type { Assignment, Case, CaseState, ContactEvidence, ContentFields, FieldEdits } from './case.ts';
import type { RequestDecision, UnitRequest } from './caseRecords.ts';
import { progressOf } from './caseProgress.ts';
import type { NewAssignment } from './command.ts';
import type { CaseEvent, EventEnvelope } from './event.ts';
import { lineOfRole } from './ownership.ts';
import { lastRequest } from './unitRequests.ts';

/** Thrown when a history does not begin with `taken_in`: data is damaged, never a user's mistake. */
export class BrokenHistory extends Error {
  constructor(caseId: string) {
    super(`history of case ${caseId} does not begin with taken_in`);
    this.name = 'BrokenHistory';
  }
}

/** Applies one event. Pure, total over every history that `decide()` can make. */
export const evolve = (state: Case | null, envelope: EventEnvelope): Case => {
  const { event, version } = envelope;
  const at = envelope.acceptedAt ?? envelope.at;
  if (event.type === 'taken_in') {
    return {
      id: envelope.caseId,
      number: event.number,
      version,
      state: 'taken_in',
      intake: event.intake,
      content: event.content,
      triage: null,
      assignments: [],
      promise: '',
      answer: null,
      notAccepted: null,
      followUps: [],
      owner: { line: event.intake.line ?? '12345', userId: event.intake.takerId, since: event.intake.at },
      hops: 0,
      createdAt: event.intake.at,
      updatedAt: at,
      closedAt: null,
    };
  }
  if (state === null) throw new BrokenHistory(envelope.caseId);
  const next: Case = { ...state, ...changeOf(state, event, envelope), version, updatedAt: at };
  return endings.has(next.state) ? next : { ...next, state: progressOf(next) };
};

/** A case stays there whatever happens to its shares; only an event that says so leads away. */
const endings: ReadonlySet<CaseState> = new Set(['answered', 'not_accepted', 'closed', 'void', 'merged']);

const changeOf = (
  state: Case,
  event: Exclude<CaseEvent, { type: 'taken_in' }>,
  envelope: EventEnvelope,
): Partial<Case> => {
  const at = envelope.acceptedAt ?? envelope.at;
  switch (event.type) {
    case 'content_edited':
      return {
        content: withFields(state.content, event.fields),
        fieldEdits: { ...state.fieldEdits, ...editsOf(event.fields, envelope) },
      };
    case 'triaged':
      return { triage: event.triage, firstTriage: state.firstTriage ?? state.triage ?? event.triage, ...takenInAtDesk(state, envelope) };
    case 'reclassified':
      return { triage: event.triage, firstTriage: state.firstTriage ?? state.triage ?? event.triage };
    case 'dispatched':
      return {
        assignments: [...state.assignments, ...event.assignments.map((each) => newAssignment(each, envelope, { transfer: event.transfer }))],
        ...(event.promise === '' ? {} : { promise: event.promise }),
      };
    case 'sub_assigned': {
      const { transfer } = state.assignments.find(({ id }) => id === event.assignmentId) ?? {};
      const below = event.assignments.map((each) => newAssignment(each, envelope, { transfer, parentId: event.assignmentId }));
      const above = changed(state, event.assignmentId, () => ({ state: 'handling' })).assignments ?? [];
      return { assignments: [...above, ...below] };
    }
    case 'signed':
      return changed(state, event.assignmentId, () => ({ state: 'signed', signedAt: at, signedBy: envelope.actor.userId }));
    case 'contact_recorded':
      return changed(state, event.assignmentId, (assignment) => ({
        state: 'handling',
        contacts: [...assignment.contacts, event.contact],
      }));
    case 'arrived':
      return changed(state, event.assignmentId, () => ({ state: 'handling', arrival: event.arrival }));
    case 'fed_back':
      return changed(state, event.assignmentId, () => ({ state: 'fed_back', feedback: event.feedback }));
    case 'rechecked':
      return changed(state, event.assignmentId, () => ({ state: 'done', recheck: event.recheck }));
    case 'requested':
      return { requests: [...(state.requests ?? []), event.request] };
    case 'request_decided':
      return afterDecision(state, event, envelope);
    case 'resumed':
      return changed(state, event.assignmentId, ({ pauses = [] }) => ({
        pauses: pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
      }));
    case 'info_asked':
      return { question: event.question };
    case 'info_given':
      return { question: undefined };
    case 'answered':
      return { state: 'answered', answer: event.answer };
    case 'not_accepted':
      return { state: 'not_accepted', notAccepted: { reason: event.reason, explanation: event.explanation } };
    case 'followed_up':
      return { followUps: [...state.followUps, event.followUp] };
    case 'invited_by_sms':
      return {};
    case 'reworked':
      return {
        assignments: state.assignments.map((each) =>
          event.assignmentIds.includes(each.id) ? { ...each, state: 'rework', reworks: (each.reworks ?? 0) + 1 } : each,
        ),
      };
    case 'verified':
      return { assignments: state.assignments.map((each) => (each.state === 'returned' ? each : { ...each, state: 'done' })) };
    case 'closed':
      return { state: 'closed', closedAt: at };
    case 'secrecy_changed':
      return { content: { ...state.content, secret: event.secret } };
    case 'call_recorded':
      return { calls: [...(state.calls ?? []), event.call] };
    case 'promised':
      return { promise: event.promise.text, promises: [...(state.promises ?? []), event.promise] };
    case 'consent_recorded': {
      const others = state.content.consents.filter((consent) => consent !== event.record.consent);
      const consents = event.record.given ? [...others, event.record.consent] : others;
      return { content: { ...state.content, consents }, consentRecords: [...(state.consentRecords ?? []), event.record] };
    }
    case 'handover_offered':
      return { handover: event.handover };
    case 'handover_accepted':
      return { handover: undefined, owner: event.owner, hops: (state.hops ?? 0) + 1 };
    case 'handover_ended':
      return { handover: undefined };
    case 'supervised':
      return { supervisions: [...(state.supervisions ?? []), event.supervision] };
    case 'escalated':
      return { escalations: [...(state.escalations ?? []), event.escalation] };
    case 'merged':
      return { state: 'merged', mergedInto: { caseId: event.intoCaseId, number: event.intoNumber } };
    case 'split':
      return { state: 'triaged', mergedInto: undefined };
    case 'absorbed':
      return { absorbed: [...(state.absorbed ?? []), event.absorbed] };
    case 'released':
      return { absorbed: (state.absorbed ?? []).filter(({ caseId }) => caseId !== event.caseId) };
    case 'voided':
      return { state: 'void', voidReason: event.reason };
    default:
      return event satisfies never;
  }
};

/** What came from the street belongs to whoever at the desk is the first to say what it is. */
const takenInAtDesk = ({ intake, triage, owner }: Case, { actor, acceptedAt, at }: EventEnvelope): Pick<Case, 'owner'> | null =>
  intake.line === null && triage === null && owner !== undefined
    ? { owner: { line: lineOfRole(actor.role) ?? owner.line, userId: actor.userId, since: acceptedAt ?? at } }
    : null;

/** What an approval does to the share, beside standing in the record. */
const afterDecision = (
  state: Case,
  { request, assignmentId, decision, minutes, reassigned }: Extract<CaseEvent, { type: 'request_decided' }>,
  envelope: EventEnvelope,
): Partial<Case> => {
  const open = lastRequest(state, assignmentId, request);
  const requests = (state.requests ?? []).map((each) => (each === open ? { ...each, decision } : each));
  if (!decision.approved) return { requests };
  const before = state.assignments.find(({ id }) => id === assignmentId);
  const { assignments = [] } = changed(state, assignmentId, ({ contacts, pauses = [], extraMinutes = 0 }) => {
    switch (request) {
      case 'return':
        return { state: 'returned' };
      case 'extension':
        return { extraMinutes: extraMinutes + (minutes ?? 0) };
      case 'suspension':
        return { pauses: [...pauses, { from: envelope.acceptedAt ?? envelope.at, to: null }] };
      case 'exception':
        return { state: 'handling', contacts: [...contacts, signedException(open, decision)] };
      default:
        return request satisfies never;
    }
  });
  if (reassigned === null) return { requests, assignments };
  return { requests, assignments: [...assignments, newAssignment(reassigned, envelope, { transfer: before?.transfer, parentId: before?.parentId })] };
};

/** In time when it was asked for in time: a signature that comes late is not the unit's delay. */
const signedException = (open: UnitRequest | null, { by, at }: RequestDecision): ContactEvidence => ({
  at: open?.at ?? at,
  channel: 'exception',
  outcome: 'no_answer',
  seconds: 0,
  callId: null,
  note: open?.reason ?? '',
  signedBy: by,
});

const editsOf = (fields: ContentFields, { version, actor }: EventEnvelope): FieldEdits =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([field]) => [field, { version, by: actor.userId }]),
  );

/** Fields that are given replace the present ones; undefined leaves them. */
export const withFields = <Content extends object>(
  content: Content,
  fields: { readonly [Field in keyof Content]?: Content[Field] | undefined },
): Content =>
  ({ ...content, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) });

const changed = (state: Case, id: string, change: (assignment: Assignment) => Partial<Assignment>): Partial<Case> => ({
  assignments: state.assignments.map((each) => (each.id === id ? { ...each, ...change(each) } : each)),
});

const newAssignment = (
  { id, unitId, kind }: NewAssignment,
  { acceptedAt }: EventEnvelope,
  { transfer, parentId }: Pick<Assignment, 'transfer' | 'parentId'>,
): Assignment => ({
  id,
  unitId,
  kind,
  state: 'dispatched',
  ...(transfer === undefined ? {} : { transfer }),
  ...(parentId === undefined ? {} : { parentId }),
  dispatchedAt: acceptedAt,
  signedAt: null,
  signedBy: null,
  contacts: [],
  feedback: null,
});
