import { accept, isBlank, refuse, withOwn, type Command, type Events } from './answer.ts';
import type { Assignment, Case } from './case.ts';
import type { Transfer } from './caseRecords.ts';
import type { CommandEnvelope, NewAssignment } from './command.ts';
import { contactedAt } from './contactEvidence.ts';
import type { DecideContext } from './decideContext.ts';
import { diversionRefusal } from './safety.ts';
import { isBelow } from './unitChain.ts';
import { isSuspended, pendingRequest } from './unitRequests.ts';

/** Gives units a share of the case: one lead for each kind of transfer, joint units and re-checks beside it. */
export const addShares = (state: Case, command: Command<'dispatch'>, { unit }: DecideContext): Events => {
  if (state.triage === null || state.state === 'verified' || state.question !== undefined) return refuse('wrong_state', { state: state.state });
  if (repeats(state, command.assignments)) return refuse('wrong_state', { state: state.state });
  const units = command.assignments.map(({ unitId }) => unit(unitId));
  const unknown = command.assignments.find((_, index) => units[index] === null);
  if (unknown !== undefined) return refuse('unit_unknown', { unit: unknown.unitId });
  if (leadsAfter(state, command) !== 1) return refuse('lead_assignment_required');
  const refusal = diversionRefusal(state, command.transfer, units);
  if (refusal !== null) return refuse(refusal);
  return accept({ type: 'dispatched', transfer: command.transfer, assignments: command.assignments, promise: command.promise });
};

/** Leads of this kind of transfer once the command is done; joint units and re-checks may also join another kind's lead. */
const leadsAfter = (state: Case, { transfer, assignments }: Command<'dispatch'>): number => {
  const live = state.assignments.filter(({ state: each, kind }) => each !== 'returned' && kind === 'lead');
  const given = assignments.filter(({ kind }) => kind === 'lead').length;
  const same = live.filter((each) => transferOf(each) === transfer).length;
  return given === 0 && live.length > 0 ? 1 : same + given;
};

export const transferOf = ({ transfer }: Assignment): Transfer => transfer ?? 'work_order';

/** A unit has one live share of a case; a second one under the same id could not be told apart. */
export const repeats = (state: Case, given: readonly NewAssignment[]): boolean => {
  const live = [...state.assignments.filter((each) => each.state !== 'returned'), ...given].map(({ unitId }) => unitId);
  const ids = [...state.assignments, ...given].map(({ id }) => id);
  return new Set(ids).size < ids.length || new Set(live).size < live.length;
};

/** 逐级派单: city → district → street → community → grid, each step its own sign-off. */
export const subAssign = (state: Case, command: Command<'sub_assign'>, envelope: CommandEnvelope, { unit }: DecideContext): Events =>
  withOwn(state, command.assignmentId, envelope, (assignment) => {
    if (!canWork(assignment)) return refuse('wrong_state', { state: assignment.state });
    if (pendingRequest(state, assignment.id) !== null) return refuse('request_pending');
    if (command.assignments.length === 0 || repeats(state, command.assignments)) return refuse('wrong_state', { state: state.state });
    for (const { unitId } of command.assignments) {
      const target = unit(unitId);
      if (target === null) return refuse('unit_unknown', { unit: unitId });
      if (!isBelow(target, assignment.unitId, unit)) return refuse('not_below_you', { unit: unitId });
    }
    return accept({ type: 'sub_assigned', assignmentId: assignment.id, assignments: command.assignments });
  });

export const sign = (state: Case, { assignmentId }: Command<'sign'>, envelope: CommandEnvelope): Events =>
  withOwn(state, assignmentId, envelope, (assignment) =>
    assignment.signedAt === null && pendingRequest(state, assignmentId)?.kind !== 'return'
      ? accept({ type: 'signed', assignmentId })
      : refuse(assignment.signedAt === null ? 'request_pending' : 'already_signed'),
  );

/** What a unit says of a contact. The exchange's record and a signature are not its to give. */
export const recordContact = (state: Case, { assignmentId, contact }: Command<'record_contact'>, envelope: CommandEnvelope): Events =>
  withWork(state, assignmentId, envelope, () => {
    const { at, channel, outcome, seconds, note, photos } = contact;
    const stated = { at, channel, outcome, seconds, callId: null, note, ...(photos === undefined ? {} : { photos }) };
    return accept({ type: 'contact_recorded', assignmentId, contact: stated });
  });

/** What the exchange says of a call it made for a unit; also while the unit waits for a decision, for the call has happened. */
export const recordContactCall = (state: Case, { assignmentId, contact }: Command<'record_contact_call'>): Events => {
  const assignment = state.assignments.find(({ id }) => id === assignmentId);
  if (assignment === undefined) return refuse('assignment_unknown');
  return canWork(assignment) ? accept({ type: 'contact_recorded', assignmentId, contact }) : refuse('wrong_state', { state: assignment.state });
};

/** 处警单: only a police dispatch has one. */
export const recordArrival = (state: Case, { assignmentId, arrival }: Command<'record_arrival'>, envelope: CommandEnvelope): Events =>
  withWork(state, assignmentId, envelope, (assignment) =>
    transferOf(assignment) === 'police_dispatch'
      ? accept({ type: 'arrived', assignmentId, arrival })
      : refuse('wrong_state', { state: assignment.state }),
  );

/** Rule 9 (provesContact): a unit may feed back only with a contact on record, or a signed exception; police who were on the scene met people there. */
export const feedBack = (state: Case, { assignmentId, feedback }: Command<'feed_back'>, envelope: CommandEnvelope): Events =>
  withWork(state, assignmentId, envelope, (assignment) => {
    const police = transferOf(assignment) === 'police_dispatch';
    if (assignment.kind === 'recheck') return refuse('wrong_state', { state: assignment.state });
    if (isBlank(feedback.found) || isBlank(feedback.done)) return refuse('feedback_empty');
    if (feedback.unsolvedReason !== undefined && feedback.solved !== 'yes' && isBlank(feedback.unsolvedReason)) {
      return refuse('unsolved_reason_required');
    }
    const below = state.assignments.filter(({ parentId, state: each }) => parentId === assignment.id && each !== 'returned');
    if (below.some(({ state: each }) => each !== 'fed_back' && each !== 'done')) return refuse('sub_assignments_open');
    if (police && assignment.arrival === undefined) return refuse('arrival_required');
    if (!police && contactedAt(state, assignment) === null) return refuse('contact_evidence_required');
    return accept({ type: 'fed_back', assignmentId, feedback: { ...feedback, at: envelope.at } });
  });

/** Somebody else's look at the finished work: passed, or back to be done again. */
export const recheck = (state: Case, { assignmentId, passed, note, photos }: Command<'recheck'>, envelope: CommandEnvelope): Events =>
  withWork(state, assignmentId, envelope, (assignment) => {
    if (assignment.kind !== 'recheck') return refuse('wrong_state', { state: assignment.state });
    if (!passed && isBlank(note)) return refuse('reason_required');
    const done = { type: 'rechecked' as const, assignmentId, recheck: { passed, note, photos, at: envelope.at } };
    const again = state.assignments.filter(({ kind, state: each }) => kind !== 'recheck' && each === 'fed_back').map(({ id }) => id);
    return passed || again.length === 0 ? accept(done) : accept(done, { type: 'reworked', assignmentIds: again, reason: note });
  });

const withWork = (state: Case, id: string, envelope: CommandEnvelope, act: (assignment: Assignment) => Events): Events =>
  withOwn(state, id, envelope, (assignment) => {
    if (!canWork(assignment)) return refuse('wrong_state', { state: assignment.state });
    if (isSuspended(assignment)) return refuse('suspended');
    return pendingRequest(state, id)?.kind === 'return' ? refuse('request_pending') : act(assignment);
  });

export const canWork = ({ state }: Assignment): boolean => state === 'signed' || state === 'handling' || state === 'rework';
