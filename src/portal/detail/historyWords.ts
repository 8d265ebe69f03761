import type { ContactEvidence } from '#domain/case/case.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { Words } from '../words/words.ts';

/** One event in one sentence. */
export const historyWords = (event: CaseEvent, units: UnitTree, words: Words): string => {
  const { t } = words;
  switch (event.type) {
    case 'taken_in':
      return t('history.taken_in', { number: event.number });
    case 'triaged':
      return t('history.triaged', { urgency: t(`urgency.${event.triage.urgency}`) });
    case 'dispatched':
      return t('history.dispatched', { unit: event.assignments.map(({ unitId }) => units.get(unitId)?.name ?? unitId).join('、') });
    case 'contact_recorded':
      return contactWords(event.contact, words);
    case 'fed_back':
      return t('history.fed_back', { solved: t(`feedback.solved.${event.feedback.solved}`) });
    case 'content_edited':
    case 'signed':
    case 'answered':
    case 'not_accepted':
    case 'followed_up':
    case 'reworked':
    case 'verified':
    case 'closed':
    case 'reclassified':
    case 'sub_assigned':
    case 'arrived':
    case 'rechecked':
    case 'requested':
    case 'request_decided':
    case 'resumed':
    case 'info_asked':
    case 'info_given':
    case 'secrecy_changed':
    case 'call_recorded':
    case 'promised':
    case 'consent_recorded':
    case 'handover_offered':
    case 'handover_accepted':
    case 'handover_ended':
    case 'supervised':
    case 'escalated':
    case 'merged':
    case 'split':
    case 'absorbed':
    case 'released':
    case 'voided':
    case 'invited_by_sms':
      return t(`history.${event.type}`);
    default:
      return event satisfies never;
  }
};

/** `交换机接通来电人，通话 1:42`. */
export const contactWords = ({ channel, outcome, seconds, call, signedBy }: ContactEvidence, { t }: Words): string => {
  if (call !== undefined) return t(`history.call.${call.result}`, { time: durationWords(seconds) });
  if (channel === 'exception') return t(signedBy === undefined ? 'history.contact.exception' : 'history.contact.signed');
  if (outcome === 'no_answer') return t('history.contact.no_answer');
  if (channel === 'call') return t('history.contact.stated');
  return t('history.contact.reached', { channel: t(`contact.channel.${channel}`) });
};

/** `1:42` of 102 seconds. */
export const durationWords = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;
