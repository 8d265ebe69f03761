import { Timeline } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { EventEnvelope } from '#domain/case/event.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';

/** The history of a case in words, newest first. */
export const CaseTimeline = ({ events }: { readonly events: readonly EventEnvelope[] }) => (
  <Timeline bulletSize={14} lineWidth={2} active={events.length}>
    {[...events].reverse().map((envelope) => (
      <Timeline.Item key={envelope.version} title={<Title envelope={envelope} />}>
        <Line envelope={envelope} />
      </Timeline.Item>
    ))}
  </Timeline>
);

const Title = ({ envelope: { event } }: { readonly envelope: EventEnvelope }) => {
  const { t } = useTranslation();
  const verdict = event.type === 'triaged' ? t(`cases.verdict.${event.triage.verdict}`) : '';
  return <span className="t13">{t(`cases.event.${event.type}`, { verdict })}</span>;
};

const Line = ({ envelope }: { readonly envelope: EventEnvelope }) => {
  const { t } = useTranslation();
  const { event } = envelope;
  const unit = useUnitPath(
    event.type === 'dispatched' || event.type === 'sub_assigned' ? (event.assignments[0]?.unitId ?? null) : event.type === 'call_recorded' ? event.call.unitId : null,
  );
  const at = envelope.acceptedAt ?? envelope.at;
  const words = [`${monthDay(at)} ${wallTime(at)}`, envelope.actor.userId, unit?.join(' › '), textOf(t, envelope)];
  return <span className="muted t12">{words.filter(Boolean).join(' · ')}</span>;
};

const textOf = (t: TFunction, { event }: EventEnvelope): string => {
  switch (event.type) {
    case 'dispatched':
      return event.promise;
    case 'contact_recorded':
      return event.contact.channel === 'call'
        ? t(`cases.contact.${event.contact.outcome}`, { n: event.contact.seconds })
        : `${t(`cases.contact.${event.contact.channel}`)} ${event.contact.note}`;
    case 'call_recorded':
      return `${t(`cases.calledTo.${event.call.to}`)} · ${t(`cases.contact.${event.call.outcome}`, { n: event.call.seconds })}`;
    case 'fed_back':
      return `${event.feedback.found} ${event.feedback.done}`;
    case 'answered':
      return event.answer;
    case 'not_accepted':
      return event.explanation;
    case 'followed_up':
      return event.followUp.note;
    case 'content_edited':
      return Object.values(event.overwrote).length > 0 ? JSON.stringify(event.overwrote) : '';
    case 'triaged':
      return event.triage.overrideReason ?? '';
    case 'split':
    case 'merged':
      // One key gives no words of its own, but a reason all the same.
      return event.reason === 'same_event' || event.reason === 'not_same_event' ? t(`cases.mergeReason.${event.reason}`) : event.reason;
    case 'reclassified':
    case 'voided':
    case 'secrecy_changed':
      return event.reason;
    case 'arrived':
      return event.arrival.measures;
    case 'rechecked':
      return event.recheck.note;
    case 'requested':
      // The reason of a return is an id in the city's list; the basis says it in words.
      return event.request.kind === 'return' ? event.request.basis : event.request.reason;
    case 'request_decided':
      return event.decision.note;
    case 'resumed':
    case 'handover_ended':
      return event.note;
    case 'info_asked':
      return event.question.text;
    case 'info_given':
      return event.text;
    case 'promised':
      return event.promise.text;
    case 'handover_offered':
      return event.handover.reason;
    case 'supervised':
      return event.supervision.text;
    case 'reworked':
      return event.reason ?? '';
    case 'verified':
      return event.note ?? '';
    case 'absorbed':
      return event.absorbed.number;
    case 'escalated':
    case 'sub_assigned':
    case 'consent_recorded':
    case 'handover_accepted':
    case 'released':
    case 'taken_in':
    case 'signed':
    case 'closed':
    case 'invited_by_sms':
      return '';
    default:
      return event satisfies never;
  }
};
