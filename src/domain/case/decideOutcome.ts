import { accept, isBlank, refuse, type Command, type Events } from './answer.ts';
import type { Case } from './case.ts';
import type { CommandEnvelope } from './command.ts';
import type { DecideContext } from './decideContext.ts';
import { urgencyOf } from './decideRequest.ts';
import type { CaseEvent } from './event.ts';
import { isSampled } from './followUpSample.ts';

/** Asks the caller. A first sample settles the case; a second one, asked by somebody else, only stands beside it. */
export const followUp = (state: Case, command: Command<'follow_up'>, { actor, at }: CommandEnvelope): Events => {
  const { contacted, solved, satisfied, sample } = command.followUp;
  if (contacted && (solved === null || satisfied === null)) return refuse('follow_up_incomplete');
  const asked: CaseEvent = { type: 'followed_up', followUp: { ...command.followUp, at, by: actor.userId } };
  if (sample === 'second') {
    const first = state.followUps.filter((each) => each.sample !== 'second' && each.contacted);
    if (first.length === 0) return refuse('wrong_state', { state: state.state });
    return first.some(({ by }) => by === actor.userId) ? refuse('same_sampler') : accept(asked);
  }
  if (actor.role === 'supervisor') return refuse('role_not_allowed', { role: actor.role });
  if (state.state !== 'fed_back') return refuse('wrong_state', { state: state.state });
  if (!contacted) return accept(asked);
  const good = solved === 'yes' && satisfied !== 'no';
  return accept(asked, good ? { type: 'verified', basis: 'follow_up' } : { type: 'reworked', assignmentIds: fedBack(state), reason: command.followUp.note });
};

const fedBack = (state: Case): readonly string[] =>
  state.assignments.filter(({ state: each, kind }) => each === 'fed_back' && kind !== 'recheck').map(({ id }) => id);

/** Without the caller's word only where the sampling rule passes him over, he left no number, or he was tried often enough. */
export const verify = (state: Case, { basis, note }: Command<'verify'>, { rules }: DecideContext): Events => {
  if (state.state !== 'fed_back') return refuse('wrong_state', { state: state.state });
  const { followUp: rule } = rules.loop;
  const attempts = state.followUps.filter(({ contacted }) => !contacted).length;
  switch (basis) {
    case 'not_sampled':
      if (isSampled(state.id, urgencyOf(state), rule)) return refuse('sampled');
      break;
    case 'no_caller':
      if (state.intake.callerId !== null) return refuse('caller_known');
      break;
    case 'unreachable':
      if (attempts < rule.attempts) return refuse('attempts_missing', { attempts: String(attempts), needed: String(rule.attempts) });
      break;
    default:
      return basis satisfies never;
  }
  return accept({ type: 'verified', basis, note });
};

export const close = (state: Case): Events =>
  state.state === 'verified' ? accept({ type: 'closed' }) : refuse('follow_up_required', { state: state.state });

/** 重办: the lead sends back what was fed back or verified; a unit sends back what it handed down. */
export const rework = (state: Case, { assignmentIds, reason }: Command<'rework'>, { actor }: CommandEnvelope): Events => {
  if (isBlank(reason)) return refuse('reason_required');
  if (assignmentIds.length === 0) return refuse('assignment_unknown');
  for (const id of assignmentIds) {
    const assignment = state.assignments.find((each) => each.id === id);
    if (assignment === undefined) return refuse('assignment_unknown');
    const own = state.assignments.some((each) => each.id === assignment.parentId && each.unitId === actor.unitId);
    if (actor.role !== 'shift_lead' && !own) return refuse('not_your_assignment');
    const isDone = assignment.state === 'fed_back' || (assignment.state === 'done' && state.state === 'verified');
    if (!isDone || assignment.kind === 'recheck') return refuse('wrong_state', { state: assignment.state });
  }
  return accept({ type: 'reworked', assignmentIds, reason });
};

export const supervise = (state: Case, { supervision }: Command<'supervise'>, { actor, at }: CommandEnvelope): Events => {
  const { kind, assignmentId, text } = supervision;
  if (kind === 'supervise' && actor.role !== 'shift_lead' && actor.role !== 'supervisor') return refuse('role_not_allowed', { role: actor.role });
  if (isBlank(text)) return refuse('reason_required');
  if (assignmentId !== null && !state.assignments.some(({ id }) => id === assignmentId)) return refuse('assignment_unknown');
  if (!state.assignments.some(({ state: each }) => each !== 'returned' && each !== 'done')) return refuse('wrong_state', { state: state.state });
  return accept({ type: 'supervised', supervision: { ...supervision, at, by: actor.userId } });
};

/** Each step of each clock once, however many jobs and nodes ask for it. */
export const escalate = (state: Case, { assignmentId, clock, to }: Command<'escalate'>, { at }: CommandEnvelope, { unit }: DecideContext): Events => {
  const assignment = state.assignments.find(({ id }) => id === assignmentId);
  if (assignment === undefined) return refuse('assignment_unknown');
  const said = state.escalations?.some((each) => each.assignmentId === assignmentId && each.clock === clock && each.to === to);
  if (said === true) return refuse('already_escalated');
  if (['done', 'returned'].includes(assignment.state)) return refuse('wrong_state', { state: assignment.state });
  const parent = unit(assignment.unitId)?.parentId ?? null;
  const unitId = to === 'unit' ? assignment.unitId : to === 'parent' ? parent : null;
  return accept({ type: 'escalated', escalation: { assignmentId, clock, to, unitId, at } });
};
