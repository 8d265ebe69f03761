import type { NoticeKind } from '#contract/central/loop.ts';
import type { Case } from '#domain/case/case.ts';
import type { EscalationStep } from '#domain/case/caseRecords.ts';
import type { CaseEvent, EventEnvelope } from '#domain/case/event.ts';
import type { Viewer } from '#domain/case/visibility.ts';

interface Said {
  readonly kind: NoticeKind;
  readonly step: EscalationStep | null;
}

const say = (kind: NoticeKind, step: EscalationStep | null = null): Said => ({ kind, step });

/**
 * Whether an event is news for this viewer, and what news: the rules per role. The event has already passed "who sees what";
 * nobody is told of what he did himself.
 */
export const noticeOf = (viewer: Viewer, userId: string | null, state: Case, { event, actor }: EventEnvelope): Said | null => {
  if (userId !== null && actor.userId === userId) return null;
  switch (viewer.role) {
    case 'unit_handler':
    case 'grid_worker':
      return forUnit(viewer.unitId, state, event);
    case 'shift_lead':
      return forLead(event) ?? forDesk(event);
    case 'taker_12345':
    case 'taker_110':
    case 'seat':
      return forDesk(event);
    case 'supervisor':
      return event.type === 'escalated' && event.escalation.to === 'supervisor' ? say('clock_red', 'supervisor') : null;
    case 'trainer':
    case 'admin':
      return null;
    default:
      return viewer.role satisfies never;
  }
};

/** Rules for some of the events; of the others nobody is told. */
type Rules = { readonly [Type in CaseEvent['type']]?: (event: Extract<CaseEvent, { readonly type: Type }>) => Said | null };

const ruled = <Type extends CaseEvent['type']>(rules: Rules, event: Extract<CaseEvent, { readonly type: Type }>): Said | null => {
  const rule = rules[event.type] as ((each: typeof event) => Said | null) | undefined;
  return rule?.(event) ?? null;
};

const askedKind = { return: 'return_asked', extension: 'extension_asked', suspension: 'suspension_asked', exception: 'exception_asked' } as const;

const forUnit = (unitId: string | null, state: Case, event: CaseEvent): Said | null => {
  const isOwn = (id: string | null): boolean => id === null || state.assignments.some((each) => each.id === id && each.unitId === unitId);
  const given = ({ assignments }: { readonly assignments: readonly { readonly unitId: string }[] }): Said | null =>
    assignments.some((each) => each.unitId === unitId) ? say('new_task') : null;
  return ruled(
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

const forLead = (event: CaseEvent): Said | null =>
  ruled(
    {
      requested: ({ request }) => say(askedKind[request.kind]),
      escalated: ({ escalation }) => (escalation.to === 'shift_lead' ? say('clock_red', 'shift_lead') : null),
    },
    event,
  );

const forDesk = (event: CaseEvent): Said | null =>
  ruled(
    {
      fed_back: () => say('to_follow_up'),
      info_asked: () => say('question'),
      handover_offered: () => say('handover'),
      taken_in: ({ intake }) => (intake.channel === 'grid' || intake.channel === 'web' ? say('reported') : null),
    },
    event,
  );
