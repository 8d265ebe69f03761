import { accept, refuse, type Command, type Events } from './answer.ts';
import type { Case } from './case.ts';
import { isOver } from './caseProgress.ts';
import type { CommandEnvelope } from './command.ts';
import { addShares, feedBack, recheck, recordArrival, recordContact, recordContactCall, sign, subAssign } from './decideAssignment.ts';
import type { DecideContext } from './decideContext.ts';
import { acceptHandover, endHandover, offerHandover } from './decideHandover.ts';
import { askInfo, editContent, finishAtDesk, flagSecret, giveInfo, reclassify, report, takeIn, triage } from './decideIntake.ts';
import { absorb, merge, release, split, voidCase } from './decideMerge.ts';
import { followUp, inviteBySms, verify } from './decideFollowUp.ts';
import { close, escalate, rework, supervise } from './decideOutcome.ts';
import { decideRequest, requestException, requestExtension, requestReturn, requestSuspension, resume } from './decideRequest.ts';
import { isHolder } from './ownership.ts';
import { mayGive } from './permissions.ts';

/**
 * Decides a command on the case as it stands: the events it makes, or the rule that refuses it. The same function runs
 * at a seat (on its projection) and centrally (on the truth); it looks at nothing but its arguments.
 */
export const decide = (state: Case | null, envelope: CommandEnvelope, context: DecideContext): Events => {
  const { command, actor } = envelope;
  if (!mayGive(actor.role, command.type)) return refuse('role_not_allowed', { role: actor.role });
  if (command.type === 'take_in') return state === null ? takeIn(command) : refuse('case_exists');
  if (command.type === 'report') return state === null ? report(command, envelope, context) : refuse('case_exists');
  if (state === null) return refuse('case_unknown');
  return refusalByEnd(state, command) ?? refusalByOwner(state, command, envelope) ?? decideOpen(state, command, envelope, context);
};

type LaterCommand = Exclude<CommandEnvelope['command'], { type: 'take_in' | 'report' }>;

/** What may still be said of a case that has ended: its final class, a second sample, that a merge was wrong. */
const refusalByEnd = (state: Case, command: LaterCommand): Events | null => {
  if (state.state === 'void') return refuse('case_void', { number: state.number });
  if (state.state === 'merged' && command.type !== 'split') return refuse('case_merged', { number: state.mergedInto?.number ?? '' });
  // A call that was on when the case was closed is on record all the same.
  const stillSaid = command.type === 'record_call' || command.type === 'reclassify' || command.type === 'release' || isSecondSample(command);
  return isOver(state) && !stillSaid ? refuse('case_closed', { number: state.number }) : null;
};

const isSecondSample = (command: LaterCommand): boolean => command.type === 'follow_up' && command.followUp.sample === 'second';

/** 首接负责: what ends a case is for the side that holds it. */
const refusalByOwner = (state: Case, { type }: LaterCommand, { actor }: CommandEnvelope): Events | null => {
  const ends = type === 'answer' || type === 'not_accept' || type === 'merge' || type === 'verify' || type === 'close';
  return ends && !isHolder(state, actor.role) ? refuse('not_owner', { line: state.owner?.line ?? '' }) : null;
};

const decideOpen = (state: Case, command: LaterCommand, envelope: CommandEnvelope, context: DecideContext): Events => {
  const by = { at: envelope.at, by: envelope.actor.userId };
  switch (command.type) {
    case 'edit_content':
      return editContent(state, command, envelope);
    case 'triage':
      return triage(state, command, envelope);
    case 'reclassify':
      return reclassify(state, command, envelope);
    case 'dispatch':
      return addShares(state, command, context);
    case 'sub_assign':
      return subAssign(state, command, envelope, context);
    case 'sign':
      return sign(state, command, envelope);
    case 'record_contact':
      return recordContact(state, command, envelope);
    case 'record_contact_call':
      return recordContactCall(state, command);
    case 'record_arrival':
      return recordArrival(state, command, envelope);
    case 'feed_back':
      return feedBack(state, command, envelope);
    case 'recheck':
      return recheck(state, command, envelope);
    case 'request_return':
      return requestReturn(state, command, envelope, context);
    case 'request_extension':
      return requestExtension(state, command, envelope, context);
    case 'request_suspension':
      return requestSuspension(state, command, envelope);
    case 'request_exception':
      return requestException(state, command, envelope);
    case 'decide_request':
      return decideRequest(state, command, envelope, context);
    case 'resume':
      return resume(state, command, envelope);
    case 'ask_info':
      return askInfo(state, command, envelope);
    case 'give_info':
      return giveInfo(state, command);
    case 'answer':
      return finishAtDesk(state, command.answer.trim() === '' ? 'answer_empty' : null, { type: 'answered', answer: command.answer });
    case 'not_accept':
      return notAccept(state, command, context);
    case 'follow_up':
      return followUp(state, command, envelope, context);
    case 'invite_by_sms':
      return inviteBySms(state);
    case 'verify':
      return verify(state, command, context);
    case 'close':
      return close(state);
    case 'flag_secret':
      return flagSecret(state, command, envelope);
    case 'record_call':
      return recordCall(state, command, envelope);
    case 'record_promise':
      return command.text.trim() === ''
        ? refuse('promise_required')
        : accept({ type: 'promised', promise: { text: command.text, dueAt: command.dueAt, ...by } });
    case 'record_consent':
      return accept({ type: 'consent_recorded', record: { consent: command.consent, given: command.given, ...by } });
    case 'offer_handover':
      return offerHandover(state, command, envelope, context);
    case 'accept_handover':
      return acceptHandover(state, envelope);
    case 'end_handover':
      return endHandover(state, command, envelope);
    case 'merge':
      return merge(state, command);
    case 'split':
      return split(state, command);
    case 'supervise':
      return supervise(state, command, envelope);
    case 'rework':
      return rework(state, command, envelope);
    case 'void':
      return voidCase(command);
    case 'escalate':
      return escalate(state, command, envelope, context);
    case 'absorb':
      return absorb(state, command);
    case 'release':
      return release(state, command);
    default:
      return command satisfies never;
  }
};

/** The same call is recorded once, whatever the telephone and the station tell twice. */
const recordCall = (state: Case, { call }: Command<'record_call'>, { at, actor }: CommandEnvelope): Events =>
  state.calls?.some(({ callId }) => callId === call.callId) === true ? refuse('call_recorded') : accept({ type: 'call_recorded', call: { ...call, at, by: actor.userId } });

const notAccept = (state: Case, { reason, explanation }: Command<'not_accept'>, { rules }: DecideContext): Events =>
  finishAtDesk(state, rules.notAcceptedReasons.some(({ id }) => id === reason) ? null : 'reason_not_in_list', {
    type: 'not_accepted',
    reason,
    explanation,
  });
