import type { TFunction } from 'i18next';
import type { Assignment, TriageRecord } from '#domain/case/case.ts';
import type { NewAssignment } from '#domain/case/command.ts';
import type { CaseEvent } from '#domain/case/event.ts';

/** Names that the history needs. */
export interface HistoryNames {
  readonly unit: (unitId: string) => string;
  readonly category: (id: string | null) => string;
  readonly returnReason: (id: string) => string;
  readonly notAcceptedReason: (id: string) => string;
  /** Unit ids by share, also of those given back. */
  readonly shares: readonly Pick<Assignment, 'id' | 'unitId'>[];
}

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part != null && part.trim() !== '').join(' · ');

/** What an event says beside its title: to whom, from what to what, why. */
export const eventText = (t: TFunction, event: CaseEvent, names: HistoryNames): string => {
  const unitOf = (shareId: string): string => names.unit(names.shares.find(({ id }) => id === shareId)?.unitId ?? '');
  const units = (given: readonly NewAssignment[]): string => given.map(({ unitId, kind }) => `${t(`cases.kind.${kind}`)} ${names.unit(unitId)}`).join(t('triage.listComma'));
  const classOf = ({ verdict, category, urgency }: TriageRecord): string => joined(t(`cases.verdict.${verdict}`), names.category(category), t(`cases.urgency.${urgency}`));
  switch (event.type) {
    case 'taken_in':
      return joined(t(`cases.channel.${event.intake.channel}`), event.intake.reporterUnitId == null ? '' : names.unit(event.intake.reporterUnitId));
    case 'content_edited': {
      const fields = Object.keys(event.fields).flatMap((field) => fieldWord(t, field));
      const lost = Object.values(event.overwrote).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
      return joined(fields.join(t('triage.listComma')), lost.length === 0 ? '' : t('cases.history.overwrote', { text: lost.join(' / ') }));
    }
    case 'triaged':
      return joined(classOf(event.triage), event.triage.overrideReason);
    case 'reclassified':
      return joined(t('cases.history.becomes', { to: classOf(event.triage) }), event.reason);
    case 'dispatched':
      return joined(event.transfer === 'police_dispatch' ? t('cases.police') : '', units(event.assignments), event.promise === '' ? '' : t('cases.history.promised', { text: event.promise }));
    case 'sub_assigned':
      return joined(unitOf(event.assignmentId), units(event.assignments));
    case 'signed':
      return unitOf(event.assignmentId);
    case 'contact_recorded':
      return joined(
        unitOf(event.assignmentId),
        event.contact.channel === 'call' ? t(`cases.contact.${event.contact.outcome}`, { n: event.contact.seconds }) : t(`cases.contact.${event.contact.channel}`),
        event.contact.note,
      );
    case 'arrived':
      return joined(unitOf(event.assignmentId), event.arrival.officers, event.arrival.measures);
    case 'fed_back':
      return joined(unitOf(event.assignmentId), t(`cases.history.solved.${event.feedback.solved}`), event.feedback.found, event.feedback.done);
    case 'rechecked':
      return joined(unitOf(event.assignmentId), t(event.recheck.passed ? 'cases.history.passed' : 'cases.history.failed'), event.recheck.note);
    case 'requested': {
      const { kind, unitId, reason, basis, minutes } = event.request;
      return joined(
        t(`cases.request.title.${kind}`),
        names.unit(unitId),
        kind === 'return' ? names.returnReason(reason) : reason,
        basis === '' ? '' : t('cases.request.basis', { text: basis }),
        minutes === null ? '' : t('cases.request.minutes', { n: minutes }),
      );
    }
    case 'request_decided':
      return joined(
        t(`cases.request.title.${event.request}`),
        unitOf(event.assignmentId),
        t(event.decision.approved ? 'cases.request.approve' : 'cases.request.deny'),
        event.decision.arbitration ? t('cases.history.arbitration') : '',
        event.reassigned === null ? '' : t('cases.history.reassigned', { unit: names.unit(event.reassigned.unitId) }),
        event.decision.note,
      );
    case 'resumed':
      return joined(unitOf(event.assignmentId), event.note);
    case 'info_asked':
      return joined(event.question.unitId === null ? '' : names.unit(event.question.unitId), event.question.text);
    case 'info_given':
      return event.text;
    case 'answered':
      return event.answer;
    case 'not_accepted':
      return joined(names.notAcceptedReason(event.reason), event.explanation);
    case 'followed_up':
      return event.followUp.note;
    case 'reworked':
      return joined(event.assignmentIds.map(unitOf).join(t('triage.listComma')), event.reason);
    case 'verified':
      return joined(t(`cases.history.verified.${event.basis ?? 'follow_up'}`), event.note);
    case 'secrecy_changed':
      return joined(t(event.secret ? 'cases.history.hidden' : 'cases.history.shown'), event.reason);
    case 'promised':
      return event.promise.text;
    case 'consent_recorded':
      return joined(t(`form.consent.${event.record.consent}`), t(event.record.given ? 'acts.consent.yes' : 'acts.consent.no'));
    case 'handover_offered':
      return joined(t('acts.handOver.line', { line: event.handover.toLine }), t(`acts.handOver.kinds.${event.handover.kind}`), event.handover.reason);
    case 'handover_accepted':
      return `${event.owner.line} ${event.owner.userId}`;
    case 'handover_ended':
      return joined(t(`cases.history.ended.${event.outcome}`), event.note);
    case 'supervised':
      return joined(
        t(`acts.press.${event.supervision.kind}`),
        event.supervision.assignmentId === null ? t('acts.press.all') : unitOf(event.supervision.assignmentId),
        event.supervision.text,
      );
    case 'escalated':
      return joined(unitOf(event.escalation.assignmentId), t(`cases.clock.${event.escalation.clock}`), t(`cases.history.told.${event.escalation.to}`));
    case 'merged':
      return joined(event.intoNumber, event.reason === 'same_event' ? t('acts.merge.sameEvent') : event.reason);
    case 'absorbed':
      return event.absorbed.number;
    case 'split':
    case 'voided':
      return event.reason;
    case 'call_recorded':
      return joined(event.call.unitId === null ? '' : names.unit(event.call.unitId), t(`cases.calledTo.${event.call.to}`), t(`cases.contact.${event.call.outcome}`, { n: event.call.seconds }));
    case 'invited_by_sms':
    case 'released':
    case 'closed':
      return '';
    default:
      return event satisfies never;
  }
};

const words = ['title', 'description', 'place', 'occurredAt', 'demand', 'category', 'urgency', 'secret', 'consents'] as const;
const fieldWord = (t: TFunction, field: string): readonly string[] => {
  const known = words.find((each) => each === field);
  return known === undefined ? [] : [t(`cases.history.field.${known}`)];
};

/** Every unit a history speaks of. */
export const unitsOf = (events: readonly { readonly event: CaseEvent }[]): readonly string[] =>
  events.flatMap(({ event }) => {
    switch (event.type) {
      case 'dispatched':
      case 'sub_assigned':
        return event.assignments.map(({ unitId }) => unitId);
      case 'requested':
        return [event.request.unitId];
      case 'request_decided':
        return event.reassigned === null ? [] : [event.reassigned.unitId];
      case 'info_asked':
        return event.question.unitId ?? [];
      case 'taken_in':
        return event.intake.reporterUnitId ?? [];
      case 'call_recorded':
        return event.call.unitId ?? [];
      case 'content_edited': case 'triaged': case 'reclassified': case 'signed': case 'contact_recorded': case 'arrived': case 'fed_back': case 'rechecked':
      case 'resumed': case 'info_given': case 'answered': case 'not_accepted': case 'followed_up': case 'reworked': case 'verified': case 'closed':
      case 'secrecy_changed': case 'promised': case 'consent_recorded': case 'handover_offered': case 'handover_accepted': case 'handover_ended':
      case 'supervised': case 'escalated': case 'merged': case 'split': case 'absorbed': case 'released': case 'voided': case 'invited_by_sms':
        return [];
      default:
        return event satisfies never;
    }
  });
