import type { Assignment, Case, CaseState, ContentFields } from './case.ts';
import { isOver, isUndecided } from './caseProgress.ts';
import { parseCaseNumber } from './caseNumber.ts';
import type { CaseCommand, CommandEnvelope } from './command.ts';
import { provesContact } from './contactEvidence.ts';
import type { DecideContext } from './decideContext.ts';
import type { CaseEvent } from './event.ts';
import { mayGive } from './permissions.ts';
import type { Decision, RefusalCode } from './refusal.ts';
import { diversionRefusal, triageRefusal } from './safety.ts';

type Events = Decision<readonly CaseEvent[]>;
type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { readonly type: Type }>;

const accept = (...events: readonly CaseEvent[]): Events => ({ ok: true, value: events });
const refuse = (code: RefusalCode, detail: Readonly<Record<string, string>> = {}): Events => ({
  ok: false,
  refusal: { code, detail },
});

/**
 * Decides a command on the case as it stands: the events it makes, or the rule that refuses it. The same function runs
 * at a seat (on its projection) and centrally (on the truth); it looks at nothing but its arguments.
 */
export const decide = (state: Case | null, envelope: CommandEnvelope, context: DecideContext): Events => {
  const { command, actor } = envelope;
  if (!mayGive(actor.role, command.type)) return refuse('role_not_allowed', { role: actor.role });
  if (command.type === 'take_in') return state === null ? takeIn(command) : refuse('case_exists');
  if (state === null) return refuse('case_unknown');
  if (isOver(state)) return refuse('case_closed', { number: state.number });

  switch (command.type) {
    case 'edit_content':
      return editContent(state, command, envelope);
    case 'triage':
      return triage(state, command, envelope);
    case 'dispatch':
      return dispatch(state, command, context);
    case 'sign':
      return withOwn(state, command.assignmentId, envelope, (assignment) =>
        assignment.signedAt === null ? accept({ type: 'signed', assignmentId: assignment.id }) : refuse('already_signed'),
      );
    case 'record_contact':
      return withOwn(state, command.assignmentId, envelope, (assignment) =>
        canWork(assignment)
          ? accept({ type: 'contact_recorded', assignmentId: assignment.id, contact: command.contact })
          : refuse('wrong_state', { state: assignment.state }),
      );
    case 'feed_back':
      return withOwn(state, command.assignmentId, envelope, (assignment) =>
        feedBack(assignment, command, envelope.at),
      );
    case 'answer':
      return finishAtDesk(state, command.answer.trim() === '' ? 'answer_empty' : null, {
        type: 'answered',
        answer: command.answer,
      });
    case 'not_accept':
      return finishAtDesk(
        state,
        context.rules.notAcceptedReasons.some(({ id }) => id === command.reason) ? null : 'reason_not_in_list',
        { type: 'not_accepted', reason: command.reason, explanation: command.explanation },
      );
    case 'follow_up':
      return followUp(state, command, envelope);
    case 'close':
      return state.state === 'verified' ? accept({ type: 'closed' }) : refuse('follow_up_required', { state: state.state });
    default:
      return command satisfies never;
  }
};

const takeIn = ({ number, intake, content }: Command<'take_in'>): Events => {
  if (parseCaseNumber(number) === null) return refuse('number_invalid', { number });
  if (content.description.trim() === '' && content.title.trim() === '') return refuse('content_empty');
  return accept({ type: 'taken_in', number, intake, content });
};

/** Central order wins; what somebody else wrote since the author looked, and is now overwritten, stays in the history. */
const editContent = (
  state: Case,
  { fields }: Command<'edit_content'>,
  { baseVersion, actor }: CommandEnvelope,
): Events => {
  const unseen = Object.entries(state.fieldEdits ?? {})
    .filter(([, edit]) => edit.version > baseVersion && edit.by !== actor.userId)
    .map(([field]) => field as keyof ContentFields);
  const overwrote: ContentFields = Object.fromEntries(
    unseen.filter((field) => fields[field] !== undefined).map((field) => [field, state.content[field]]),
  );
  return accept({ type: 'content_edited', fields, overwrote });
};

const triage = (state: Case, command: Command<'triage'>, { actor, at }: CommandEnvelope): Events => {
  const refusal = triageRefusal(command.triage, state.triage);
  if (refusal !== null) return refuse(refusal);
  if (!isUndecided(state) && state.assignments.length === 0) return refuse('wrong_state', { state: state.state });
  return accept({ type: 'triaged', triage: { ...command.triage, at, by: actor.userId } });
};

const dispatch = (state: Case, command: Command<'dispatch'>, { unit }: DecideContext): Events => {
  if (!canDispatch.has(state.state) || repeats(state, command)) return refuse('wrong_state', { state: state.state });
  const units = command.assignments.map(({ unitId }) => unit(unitId));
  const unknown = command.assignments.find((_, index) => units[index] === null);
  if (unknown !== undefined) return refuse('unit_unknown', { unit: unknown.unitId });
  const leads = command.assignments.filter(({ kind }) => kind === 'lead').length;
  const hasLead = state.assignments.some(({ kind }) => kind === 'lead');
  if (leads + (hasLead ? 1 : 0) !== 1) return refuse('lead_assignment_required');
  const refusal = diversionRefusal(state, command.transfer, units);
  if (refusal !== null) return refuse(refusal);
  return accept({ type: 'dispatched', transfer: command.transfer, assignments: command.assignments, promise: command.promise });
};

/** After triage, and until the caller has said that it is solved. */
const canDispatch: ReadonlySet<CaseState> = new Set(['triaged', 'dispatched', 'signed', 'handling', 'fed_back', 'rework']);

/** A unit has one share of a case; a second one under the same id could not be told apart. */
const repeats = (state: Case, { assignments }: Command<'dispatch'>): boolean => {
  const all = [...state.assignments, ...assignments];
  return new Set(all.map(({ id }) => id)).size < all.length || new Set(all.map(({ unitId }) => unitId)).size < all.length;
};

/** Direct answer and refusal to accept both end the case at once, and neither may end a case with a red flag. */
const finishAtDesk = (state: Case, problem: RefusalCode | null, event: CaseEvent): Events => {
  if (!isUndecided(state)) return refuse('wrong_state', { state: state.state });
  if (problem !== null) return refuse(problem);
  const refusal = diversionRefusal(state, 'work_order', []);
  return refusal === null ? accept(event, { type: 'closed' }) : refuse(refusal);
};

/** Rule 9: a unit may feed back only with a contact on record, or a signed exception. */
const feedBack = (assignment: Assignment, { feedback }: Command<'feed_back'>, at: number): Events => {
  if (!canWork(assignment)) return refuse('wrong_state', { state: assignment.state });
  if (feedback.found.trim() === '' || feedback.done.trim() === '') return refuse('feedback_empty');
  if (!assignment.contacts.some(provesContact)) return refuse('contact_evidence_required');
  return accept({ type: 'fed_back', assignmentId: assignment.id, feedback: { ...feedback, at } });
};

const followUp = (state: Case, command: Command<'follow_up'>, { actor, at }: CommandEnvelope): Events => {
  if (state.state !== 'fed_back') return refuse('wrong_state', { state: state.state });
  const { contacted, solved, satisfied } = command.followUp;
  if (contacted && (solved === null || satisfied === null)) return refuse('follow_up_incomplete');
  const asked: CaseEvent = { type: 'followed_up', followUp: { ...command.followUp, at, by: actor.userId } };
  if (!contacted) return accept(asked);
  const good = solved === 'yes' && satisfied !== 'no';
  const fedBack = state.assignments.filter(({ state: each }) => each === 'fed_back').map(({ id }) => id);
  return accept(asked, good ? { type: 'verified' } : { type: 'reworked', assignmentIds: fedBack });
};

const canWork = ({ state }: Assignment): boolean => state === 'signed' || state === 'handling' || state === 'rework';

/** A unit acts on its own assignment only. */
const withOwn = (
  state: Case,
  assignmentId: string,
  { actor }: CommandEnvelope,
  act: (assignment: Assignment) => Events,
): Events => {
  const assignment = state.assignments.find(({ id }) => id === assignmentId);
  if (assignment === undefined) return refuse('assignment_unknown');
  return assignment.unitId === actor.unitId ? act(assignment) : refuse('not_your_assignment');
};
