import type { TimelineEntry } from '#domain/replay/seatView.ts';
import type { TFunction } from 'i18next';

export const timelineKinds = [
  'rang', 'history_shown', 'answered', 'muted', 'unmuted', 'held', 'resumed', 'recording_on', 'recording_paused', 'ended_caller', 'ended_seat', 'ended_missed', 'ended_abandoned',
  'ended_failed', 'ended_transferred', 'location_sip', 'location_operator', 'location_failed', 'identified', 'case_carried', 'came_back', 'joined', 'transfer_asked', 'transfer_failed', 'transfer_done', 'draft_opened', 'field_edited', 'triage_shown', 'question_answered', 'looked_up', 'submitted_dispatched',
  'submitted_answered', 'submitted_merged', 'submitted_handed_over', 'submitted_not_accepted', 'disposition_set', 'microphone_silent', 'phone_lost', 'warning_shown',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const fields = [
  'place', 'category', 'urgency', 'description', 'occurredAt', 'callerName', 'callerPhone', 'secret', 'demand', 'consents', 'unitId',
] as const;
const verdicts = ['police', 'non_police', 'joint', 'undecided'] as const;
const dispositions = ['silent', 'wrong_number', 'prank', 'nuisance', 'enquiry', 'abandoned', 'case'] as const;

/** The entry in words. A kind of a newer station shows by its name. */
export const timelineText = (t: TFunction, { kind, values }: TimelineEntry): string => {
  const known = timelineKinds.find((each) => each === kind);
  if (known === undefined) return kind;
  if (known === 'field_edited') {
    const field = fields.find((each) => each === values['field']);
    return t('timeline.kind.field_edited', { field: field === undefined ? '' : t(`timeline.field.${field}`) });
  }
  if (known === 'triage_shown') {
    const verdict = verdicts.find((each) => each === values['verdict']);
    const name = verdict === undefined ? '' : t(`timeline.verdict.${verdict}`);
    return values['redFlags'] === '0' ? t('timeline.kind.triage_shown', { verdict: name }) : t('timeline.redFlag', { verdict: name });
  }
  if (known === 'disposition_set') {
    const disposition = dispositions.find((each) => each === values['disposition']);
    return t('timeline.kind.disposition_set', { disposition: disposition === undefined ? '' : t(`timeline.disposition.${disposition}`) });
  }
  const { line = '', cases = '', open = '', option = '', query = '', to = '', number = '' } = values;
  return t(`timeline.kind.${known}`, { line, cases, open, option, query, to, number });
};
