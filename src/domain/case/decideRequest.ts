import { accept, isBlank, refuse, withOwn, type Command, type Events } from './answer.ts';
import type { Assignment, Case } from './case.ts';
import type { RequestDecision, RequestKind } from './caseRecords.ts';
import { after, clocksOf } from './clocks.ts';
import type { CommandEnvelope } from './command.ts';
import { canWork, repeats } from './decideAssignment.ts';
import type { DecideContext } from './decideContext.ts';
import { descendants } from './descendants.ts';
import { isArbitrated, isSuspended, lastRequest, pendingRequest } from './unitRequests.ts';

const asked = (
  assignment: Assignment,
  kind: RequestKind,
  { at, actor }: CommandEnvelope,
  words: { readonly reason: string; readonly basis?: string; readonly minutes?: number },
): Events =>
  accept({
    type: 'requested',
    request: {
      kind,
      assignmentId: assignment.id,
      unitId: assignment.unitId,
      reason: words.reason,
      basis: words.basis ?? '',
      minutes: words.minutes ?? null,
      at,
      by: actor.userId,
      decision: null,
    },
  });

/** Rule 8: within its own clock, once per unit, with a reason from the list and its legal basis; nothing returns after an arbitration. */
export const requestReturn = (state: Case, command: Command<'request_return'>, envelope: CommandEnvelope, context: DecideContext): Events =>
  withOwn(state, command.assignmentId, envelope, (assignment) => {
    const { rules, calendar } = context;
    if (isArbitrated(state)) return refuse('arbitration_binds');
    if (state.requests?.some(({ kind, unitId }) => kind === 'return' && unitId === assignment.unitId) === true) return refuse('return_used');
    if (!['dispatched', 'signed', 'handling'].includes(assignment.state)) return refuse('wrong_state', { state: assignment.state });
    if (pendingRequest(state, assignment.id) !== null) return refuse('request_pending');
    if (isSuspended(assignment)) return refuse('suspended');
    if (descendants(state, assignment.id).some(({ state: each }) => each !== 'returned')) return refuse('sub_assignments_open');
    if (!rules.loop.returnReasons.some(({ id }) => id === command.reason)) return refuse('reason_not_in_list');
    if (isBlank(command.basis)) return refuse('basis_required');
    const limit = rules.loop.returnLimits.find(({ urgency }) => urgency === urgencyOf(state));
    const { dispatchedAt, pauses = [] } = assignment;
    if (limit !== undefined && dispatchedAt !== null && envelope.at > after(dispatchedAt, limit.minutes, limit.time, pauses, calendar)) {
      return refuse('return_too_late');
    }
    return asked(assignment, 'return', envelope, command);
  });

/** Rule 8: once, before the clock has run out, at most as long again as the limit itself. */
export const requestExtension = (state: Case, command: Command<'request_extension'>, envelope: CommandEnvelope, context: DecideContext): Events =>
  withOwn(state, command.assignmentId, envelope, (assignment) => {
    const { rules, calendar } = context;
    if (!canWork(assignment)) return refuse('wrong_state', { state: assignment.state });
    if (lastRequest(state, assignment.id, 'extension') !== null) return refuse('extension_used');
    if (pendingRequest(state, assignment.id) !== null) return refuse('request_pending');
    if (isBlank(command.reason)) return refuse('reason_required');
    const limit = rules.clocks.find(({ urgency, kind }) => urgency === urgencyOf(state) && kind === 'done');
    if (limit !== undefined && command.minutes > limit.minutes) return refuse('extension_too_long', { minutes: String(limit.minutes) });
    const due = clocksOf(state, rules.clocks, calendar).find(({ assignmentId, kind }) => assignmentId === assignment.id && kind === 'done');
    if (due !== undefined && envelope.at >= due.dueAt) return refuse('extension_too_late');
    return asked(assignment, 'extension', envelope, command);
  });

export const requestSuspension = (state: Case, command: Command<'request_suspension'>, envelope: CommandEnvelope): Events =>
  withOwn(state, command.assignmentId, envelope, (assignment) => {
    if (!canWork(assignment)) return refuse('wrong_state', { state: assignment.state });
    if (isSuspended(assignment)) return refuse('suspended');
    if (pendingRequest(state, assignment.id) !== null) return refuse('request_pending');
    return isBlank(command.reason) ? refuse('reason_required') : asked(assignment, 'suspension', envelope, command);
  });

/** Rule 9: the exchange could not make the call. Whoever decides the unit's requests signs that it may feed back without. */
export const requestException = (state: Case, command: Command<'request_exception'>, envelope: CommandEnvelope): Events =>
  withOwn(state, command.assignmentId, envelope, (assignment) => {
    if (!canWork(assignment)) return refuse('wrong_state', { state: assignment.state });
    if (isSuspended(assignment)) return refuse('suspended');
    if (pendingRequest(state, assignment.id) !== null) return refuse('request_pending');
    return isBlank(command.reason) ? refuse('reason_required') : asked(assignment, 'exception', envelope, command);
  });

/**
 * 审定. The first decision stands: whoever comes second is told so. From the third return of the case on it is an arbitration:
 * granting it must name the unit, and no unit may return the case any more.
 */
export const decideRequest = (state: Case, command: Command<'decide_request'>, envelope: CommandEnvelope, { rules, unit }: DecideContext): Events => {
  const { assignmentId, request, approved, note, reassign } = command;
  const assignment = state.assignments.find(({ id }) => id === assignmentId);
  if (assignment === undefined) return refuse('assignment_unknown');
  if (!mayDecide(state, assignment, envelope)) return refuse('not_your_assignment');
  const open = lastRequest(state, assignmentId, request);
  if (open === null) return refuse('no_request');
  if (open.decision !== null) return refuse('already_decided', { by: open.decision.by, approved: String(open.decision.approved) });
  if (!approved && isBlank(note)) return refuse('reason_required');
  if (reassign !== null) {
    if (request !== 'return' || !approved) return refuse('wrong_state', { state: state.state });
    const others: Case = { ...state, assignments: state.assignments.map((each) => (each.id === assignmentId ? { ...each, state: 'returned' } : each)) };
    if (repeats(others, [reassign])) return refuse('wrong_state', { state: state.state });
    if (unit(reassign.unitId) === null) return refuse('unit_unknown', { unit: reassign.unitId });
  }
  const returns = (state.requests ?? []).filter(({ kind }) => kind === 'return').length;
  const arbitration = request === 'return' && returns >= rules.loop.arbitrationAt;
  if (arbitration && approved && reassign === null) return refuse('arbitration_names_unit');
  const decision: RequestDecision = { approved, note, arbitration, at: envelope.at, by: envelope.actor.userId };
  return accept({ type: 'request_decided', request, assignmentId, decision, minutes: approved ? open.minutes : null, reassigned: reassign && { ...reassign, kind: assignment.kind } });
};

/** The shift lead decides for the city; a unit only on what it handed down itself. */
const mayDecide = (state: Case, { parentId }: Assignment, { actor }: CommandEnvelope): boolean =>
  actor.role === 'shift_lead' || state.assignments.some(({ id, unitId }) => id === parentId && unitId === actor.unitId);

/** The clock goes on: in the caller's favour, so nobody needs to approve it. */
export const resume = (state: Case, { assignmentId, note }: Command<'resume'>, envelope: CommandEnvelope): Events => {
  const act = (assignment: Assignment): Events =>
    isSuspended(assignment) ? accept({ type: 'resumed', assignmentId, note }) : refuse('not_suspended');
  if (envelope.actor.role !== 'shift_lead') return withOwn(state, assignmentId, envelope, act);
  const assignment = state.assignments.find(({ id }) => id === assignmentId);
  return assignment === undefined ? refuse('assignment_unknown') : act(assignment);
};

export const urgencyOf = ({ triage, content }: Case) => triage?.urgency ?? content.urgency;
