import { accept, isBlank, refuse, type Command, type Events } from './answer.ts';
import type { Case } from './case.ts';
import type { CommandEnvelope } from './command.ts';
import type { DecideContext } from './decideContext.ts';

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
