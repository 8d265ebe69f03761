import type { Case } from '../case/case.ts';
import type { EscalationStep } from '../case/caseRecords.ts';
import type { CaseEvent, EventEnvelope } from '../case/event.ts';
import { isBad } from '../case/followUpFacts.ts';
import type { Viewer } from '../case/visibility.ts';
import type { Role } from '../tenant.ts';
import type { NoticeKind, NoticeRules } from './noticeRules.ts';

/** What an event is news of, before anybody asks for whom. */
export interface News {
  readonly kind: NoticeKind;
  readonly step: EscalationStep | null;
}

const say = (kind: NoticeKind, step: EscalationStep | null = null): News => ({ kind, step });

/**
 * Whether an event is news for this viewer, and what news. What it is stands here; who is told stands in the rules. The
 * event has already passed "who sees what"; nobody is told of what he did himself.
 */
export const noticeOf = (viewer: Viewer, userId: string | null, state: Case, { event, actor }: EventEnvelope, { rules }: NoticeRules): News | null => {
  if (userId !== null && actor.userId === userId) return null;
  const role = roleOf(viewer);
  const isUnit = role === 'unit_handler' || role === 'grid_worker';
  const news = isUnit ? unitNews(viewer.unitId, state, event) : deskNews(viewer, event);
  if (news === null) return null;
  const own = userId !== null && (state.intake.takerId === userId || state.owner?.userId === userId);
  const told = rules.some(
    (rule) => rule.kind === news.kind && rule.roles.includes(role) && (rule.scope === 'all' || own) && (rule.step === undefined || rule.step === news.step),
  );
  return told ? news : null;
};

/** A seat's own token is nobody in particular at its line. */
const roleOf = ({ role, line }: Viewer): Role => (role === 'seat' ? (line === '110' ? 'taker_110' : 'taker_12345') : role);

/** News some of the events are; the others are none. */
type Table = { readonly [Type in CaseEvent['type']]?: (event: Extract<CaseEvent, { readonly type: Type }>) => News | null };

const read = <Type extends CaseEvent['type']>(table: Table, event: Extract<CaseEvent, { readonly type: Type }>): News | null => {
  const entry = table[event.type] as ((each: typeof event) => News | null) | undefined;
  return entry?.(event) ?? null;
};

const askedKind = { return: 'return_asked', extension: 'extension_asked', suspension: 'suspension_asked', exception: 'exception_asked' } as const;

const unitNews = (unitId: string | null, state: Case, event: CaseEvent): News | null => {
  const isOwn = (id: string | null): boolean => id === null || state.assignments.some((each) => each.id === id && each.unitId === unitId);
  const given = ({ assignments }: { readonly assignments: readonly { readonly unitId: string }[] }): News | null =>
    assignments.some((each) => each.unitId === unitId) ? say('new_task') : null;
  return read(
    {
      dispatched: given,
      sub_assigned: given,
      reworked: ({ assignmentIds }) => (assignmentIds.some(isOwn) ? say('rework') : null),
      supervised: ({ supervision }) => (isOwn(supervision.assignmentId) ? say(supervision.kind) : null),
      request_decided: ({ assignmentId, decision }) => (isOwn(assignmentId) ? say(decision.approved ? 'request_granted' : 'request_denied') : null),
      // What the units it handed work to ask of it.
      requested: ({ request }) => (isOwn(request.assignmentId) ? null : say(askedKind[request.kind])),
      escalated: ({ escalation }) => {
        if (escalation.unitId !== unitId) return null;
        return escalation.to === 'unit' ? say('clock_amber', 'unit') : say('below_late', 'parent');
      },
      info_given: () => say('question'),
    },
    event,
  );
};

const deskNews = ({ line }: Viewer, event: CaseEvent): News | null =>
  read(
    {
      requested: ({ request }) => say(askedKind[request.kind]),
      // Back at the desk: somebody has to find the next unit.
      request_decided: ({ request, decision, reassigned }) => (request === 'return' && decision.approved && reassigned === null ? say('returned') : null),
      escalated: ({ escalation }) => say('clock_red', escalation.to),
      fed_back: () => say('to_follow_up'),
      reworked: () => say('rework'),
      followed_up: ({ followUp }) => (followUp.channel === 'sms' && followUp.contacted && isBad(followUp) ? say('unhappy') : null),
      info_asked: () => say('question'),
      handover_offered: ({ handover }) => (handover.toLine === line ? say('handover') : null),
      taken_in: ({ intake }) => (intake.channel === 'grid' || intake.channel === 'web' ? say('reported') : null),
    },
    event,
  );
