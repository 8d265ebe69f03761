import { accept, isBlank, refuse, type Command, type Events } from './answer.ts';
import type { Case } from './case.ts';
import type { CommandEnvelope } from './command.ts';
import type { DecideContext } from './decideContext.ts';
import type { CaseEvent } from './event.ts';
import { isHolder, lineOfRole } from './ownership.ts';
import { diversionRefusal } from './safety.ts';

/**
 * Rules 1 and 2: the case and the call go to the other line, or to a colleague of the same; whoever took it first keeps it until
 * somebody accepts in person. A diversion from 110 records the caller's consent and what was promised, and never carries danger
 * away: unless police have been sent already, only a three-way call may go on with what is not clearly non-police.
 */
export const offerHandover = (state: Case, command: Command<'offer_handover'>, envelope: CommandEnvelope, { unit }: DecideContext): Events => {
  const { handover, consent, promise } = command;
  const by = { at: envelope.at, by: envelope.actor.userId };
  if (!isHolder(state, envelope.actor.role)) return refuse('not_owner', { line: state.owner?.line ?? '' });
  if (state.handover !== undefined) return refuse('handover_pending');
  if (isBlank(handover.reason)) return refuse('reason_required');
  if (handover.toLine === '12345' && state.owner?.line !== '12345') {
    if (state.triage === null) return refuse('wrong_state', { state: state.state });
    const sent = state.assignments.filter(({ state: each }) => each !== 'returned');
    const refusal = diversionRefusal(state, 'work_order', sent.map(({ unitId }) => unit(unitId)));
    if (handover.kind !== 'three_way' && refusal !== null) return refuse(refusal);
    if (!consent) return refuse('consent_required');
    if (isBlank(promise)) return refuse('promise_required');
  }
  const records: readonly CaseEvent[] = [
    ...(consent ? [{ type: 'consent_recorded' as const, record: { consent: 'handover' as const, given: true, ...by } }] : []),
    ...(isBlank(promise) ? [] : [{ type: 'promised' as const, promise: { text: promise, dueAt: null, ...by } }]),
  ];
  return accept(...records, { type: 'handover_offered', handover: { ...handover, ...by } });
};

/** In person: by somebody of the line it is offered to, never by who offers it. */
export const acceptHandover = (state: Case, envelope: CommandEnvelope): Events => {
  const { handover } = state;
  if (handover === undefined) return refuse('no_handover');
  const { actor, at } = envelope;
  if (!isOfferedTo(state, envelope)) return refuse('not_owner', { line: handover.toLine });
  if (handover.by === actor.userId) return refuse('accept_in_person');
  return accept({ type: 'handover_accepted', owner: { line: handover.toLine, userId: actor.userId, since: at } });
};

/** The other side declines with a word, or the sender finds nobody or takes it back: it never left him. */
export const endHandover = (state: Case, { outcome, note }: Command<'end_handover'>, envelope: CommandEnvelope): Events => {
  if (state.handover === undefined) return refuse('no_handover');
  if (outcome === 'declined') {
    if (!isOfferedTo(state, envelope)) return refuse('not_owner', { line: state.handover.toLine });
    if (isBlank(note)) return refuse('reason_required');
  } else if (!isHolder(state, envelope.actor.role)) return refuse('not_owner', { line: state.owner?.line ?? '' });
  return accept({ type: 'handover_ended', outcome, note });
};

const isOfferedTo = ({ handover }: Case, { actor }: CommandEnvelope): boolean => {
  const line = lineOfRole(actor.role);
  return line === null || line === handover?.toLine;
};
