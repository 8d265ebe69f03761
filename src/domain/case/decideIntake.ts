import { accept, isBlank, refuse, withOwn, type Command, type Events } from './answer.ts';
import type { Case, ContentFields } from './case.ts';
import { parseCaseNumber } from './caseNumber.ts';
import { isUndecided } from './caseProgress.ts';
import type { CommandEnvelope } from './command.ts';
import type { DecideContext } from './decideContext.ts';
import type { CaseEvent } from './event.ts';
import type { RefusalCode } from './refusal.ts';
import { diversionRefusal, triageRefusal } from './safety.ts';

export const takeIn = ({ number, intake, content }: Command<'take_in'>): Events => {
  if (parseCaseNumber(number) === null) return refuse('number_invalid', { number });
  if (isBlank(content.description) && isBlank(content.title)) return refuse('content_empty');
  return accept({ type: 'taken_in', number, intake, content });
};

/** 问题上报: the same take-in, with a number the central has set aside and the reporter's unit on record. */
export const report = (
  { channel, content, callerId, attachments }: Command<'report'>,
  { actor, at }: CommandEnvelope,
  { reportNumber }: DecideContext,
): Events => {
  if (isBlank(content.description) && isBlank(content.title) && attachments.length === 0) return refuse('content_empty');
  return accept({
    type: 'taken_in',
    number: reportNumber,
    intake: {
      channel,
      network: channel === 'web' ? '12345' : 'grid',
      line: null,
      callId: null,
      callerId,
      takerId: actor.userId,
      seatId: null,
      at,
      reporterUnitId: actor.unitId,
      attachments,
    },
    content,
  });
};

/** Central order wins; what somebody else wrote since the author looked, and is now overwritten, stays in the history. */
export const editContent = (state: Case, { fields }: Command<'edit_content'>, { baseVersion, actor }: CommandEnvelope): Events => {
  if (state.content.secret && fields.secret === false && actor.role !== 'shift_lead') return refuse('secrecy_needs_lead');
  const unseen = Object.entries(state.fieldEdits ?? {})
    .filter(([, edit]) => edit.version > baseVersion && edit.by !== actor.userId)
    .map(([field]) => field as keyof ContentFields);
  const overwrote: ContentFields = Object.fromEntries(
    unseen.filter((field) => fields[field] !== undefined).map((field) => [field, state.content[field]]),
  );
  return accept({ type: 'content_edited', fields, overwrote });
};

export const triage = (state: Case, command: Command<'triage'>, { actor, at }: CommandEnvelope): Events => {
  const refusal = triageRefusal(command.triage, state.triage);
  if (refusal !== null) return refuse(refusal);
  return accept({ type: 'triaged', triage: { ...command.triage, at, by: actor.userId } });
};

/** The final class beside the first; it moves no clock that has stopped and opens nothing. */
export const reclassify = (state: Case, { category, urgency, verdict, reason }: Command<'reclassify'>, { actor, at }: CommandEnvelope): Events => {
  if (state.triage === null) return refuse('wrong_state', { state: state.state });
  if (isBlank(reason)) return refuse('reason_required');
  const triage = { ...state.triage, category, urgency, verdict, overrideReason: reason, at, by: actor.userId };
  return accept({ type: 'reclassified', triage, reason });
};

/** Direct answer and refusal to accept both end the case at once, and neither may end a case with a red flag. */
export const finishAtDesk = (state: Case, problem: RefusalCode | null, event: CaseEvent): Events => {
  if (!isUndecided(state)) return refuse('wrong_state', { state: state.state });
  if (problem !== null) return refuse(problem);
  const refusal = diversionRefusal(state, 'work_order', []);
  return refusal === null ? accept(event, { type: 'closed' }) : refuse(refusal);
};

/** Anybody at the desk may hide a caller; only the lead may show him again. */
export const flagSecret = (state: Case, { secret, reason }: Command<'flag_secret'>, { actor }: CommandEnvelope): Events => {
  if (!secret && actor.role !== 'shift_lead') return refuse('secrecy_needs_lead');
  if (isBlank(reason)) return refuse('reason_required');
  return state.content.secret === secret ? accept() : accept({ type: 'secrecy_changed', secret, reason });
};

export const askInfo = (state: Case, { assignmentId, text }: Command<'ask_info'>, envelope: CommandEnvelope): Events => {
  const { actor, at } = envelope;
  if (isBlank(text)) return refuse('reason_required');
  if (state.question !== undefined || state.state === 'verified') return refuse('wrong_state', { state: state.state });
  const asked = accept({ type: 'info_asked', question: { text, unitId: actor.unitId, at, by: actor.userId } });
  if (actor.unitId === null) return asked;
  return withOwn(state, assignmentId ?? '', envelope, ({ state: each }) =>
    each === 'done' || each === 'fed_back' ? refuse('wrong_state', { state: each }) : asked,
  );
};

export const giveInfo = (state: Case, { text }: Command<'give_info'>): Events => {
  if (state.question === undefined) return refuse('wrong_state', { state: state.state });
  return isBlank(text) ? refuse('content_empty') : accept({ type: 'info_given', text });
};
