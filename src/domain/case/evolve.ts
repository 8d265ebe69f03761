import type { Assignment, Case, ContentFields, FieldEdits } from './case.ts';
import { progressOf } from './caseProgress.ts';
import type { CaseEvent, EventEnvelope } from './event.ts';

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
      createdAt: event.intake.at,
      updatedAt: at,
      closedAt: null,
    };
  }
  if (state === null) throw new BrokenHistory(envelope.caseId);
  return { ...state, ...changeOf(state, event, envelope), version, updatedAt: at };
};

const changeOf = (
  state: Case,
  event: Exclude<CaseEvent, { type: 'taken_in' }>,
  envelope: EventEnvelope,
): Partial<Case> => {
  switch (event.type) {
    case 'content_edited':
      return {
        content: withFields(state.content, event.fields),
        fieldEdits: { ...state.fieldEdits, ...editsOf(event.fields, envelope) },
      };
    case 'triaged':
      return { triage: event.triage, state: state.state === 'taken_in' ? 'triaged' : state.state };
    case 'dispatched':
      return advanced([
        ...state.assignments,
        ...event.assignments.map((each) => newAssignment(each, envelope.acceptedAt)),
      ], { promise: event.promise === '' ? state.promise : event.promise });
    case 'signed':
      return changed(state, event.assignmentId, () => ({
        state: 'signed',
        signedAt: envelope.acceptedAt ?? envelope.at,
        signedBy: envelope.actor.userId,
      }));
    case 'contact_recorded':
      return changed(state, event.assignmentId, (assignment) => ({
        state: 'handling',
        contacts: [...assignment.contacts, event.contact],
      }));
    case 'fed_back':
      return changed(state, event.assignmentId, () => ({ state: 'fed_back', feedback: event.feedback }));
    case 'answered':
      return { state: 'answered', answer: event.answer };
    case 'not_accepted':
      return { state: 'not_accepted', notAccepted: { reason: event.reason, explanation: event.explanation } };
    case 'followed_up':
      return { followUps: [...state.followUps, event.followUp] };
    case 'reworked':
      return advanced(
        state.assignments.map((each) => (event.assignmentIds.includes(each.id) ? { ...each, state: 'rework' } : each)),
      );
    case 'verified':
      return advanced(state.assignments.map((each) => ({ ...each, state: 'done' })));
    case 'closed':
      return { state: 'closed', closedAt: envelope.acceptedAt ?? envelope.at };
    default:
      return event satisfies never;
  }
};

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

const advanced = (assignments: readonly Assignment[], more: Partial<Case> = {}): Partial<Case> => ({
  ...more,
  assignments,
  state: progressOf(assignments),
});

const changed = (state: Case, id: string, change: (assignment: Assignment) => Partial<Assignment>): Partial<Case> =>
  advanced(state.assignments.map((each) => (each.id === id ? { ...each, ...change(each) } : each)));

const newAssignment = (
  { id, unitId, kind }: Pick<Assignment, 'id' | 'unitId' | 'kind'>,
  dispatchedAt: number | null,
): Assignment => ({
  id,
  unitId,
  kind,
  state: 'dispatched',
  dispatchedAt,
  signedAt: null,
  signedBy: null,
  contacts: [],
  feedback: null,
});
