import type { Instant } from '../tenant.ts';
import type { Assignment, Case, Person } from './case.ts';
import type { PoliceReport } from './caseRecords.ts';
import { transferOf } from './decideAssignment.ts';
import { urgencyOf } from './decideRequest.ts';

/** The three forms of a police dispatch; one case number stands on all of them. */
export type PoliceFormKind = 'alarm' | 'dispatch' | 'feedback';

/** What a row of a form is called; each side has its own words for these. */
export type PoliceFormField =
  | 'number' | 'taken_at' | 'channel' | 'taker' | 'seat' | 'caller' | 'phone' | 'place' | 'occurred_at' | 'description' | 'category' | 'urgency' | 'red_flags'
  | 'unit' | 'dispatched_at' | 'signed_at' | 'sign_minutes' | 'arrived_at' | 'arrival_minutes' | 'officers' | 'measures'
  | 'fed_back_at' | 'outcome' | 'found' | 'done' | 'injured' | 'dead' | 'rescued' | 'taken_away' | 'handed_to' | 'solved';

/** Turns facts into a reader's words. */
export interface PoliceFormWords {
  readonly at: (instant: Instant) => string;
  readonly unit: (unitId: string) => string;
  readonly category: (id: string) => string;
  readonly urgency: (urgency: Case['content']['urgency']) => string;
  readonly channel: (channel: Case['intake']['channel']) => string;
  readonly redFlag: (code: string) => string;
  readonly outcome: (outcome: PoliceReport['outcome']) => string;
  readonly solved: (solved: 'yes' | 'partly' | 'no') => string;
  readonly minutes: (minutes: number) => string;
  /** Stands where a police unit has not yet written. */
  readonly missing: string;
}

export interface PoliceForm {
  readonly kind: PoliceFormKind;
  /** The share it belongs to; null on the alarm form, of which a case has one. */
  readonly assignmentId: string | null;
  /** Everything that belongs on it has been written. */
  readonly isComplete: boolean;
  readonly rows: readonly { readonly field: PoliceFormField; readonly value: string }[];
}

type Facts = readonly (readonly [PoliceFormField, string | null])[];

/** 接警单 of the case, 处警单 and 反馈单 of each police share. Empty when no police were sent. Persons are shown as the viewer has them. */
export const policeFormsOf = (state: Case, persons: readonly Person[], words: PoliceFormWords): readonly PoliceForm[] => {
  const shares = state.assignments.filter((each) => transferOf(each) === 'police_dispatch' && each.state !== 'returned');
  if (shares.length === 0) return [];
  const form = (kind: PoliceFormKind, assignmentId: string | null, facts: Facts, isComplete: boolean): PoliceForm => ({
    kind,
    assignmentId,
    isComplete,
    rows: [['number', state.number] as const, ...facts].map(([field, value]) => ({ field, value: value === null || value === '' ? words.missing : value })),
  });
  return [
    form('alarm', null, alarmFacts(state, persons, words), true),
    ...shares.flatMap((share) => [
      form('dispatch', share.id, dispatchFacts(share, words), share.signedAt !== null && share.arrival !== undefined),
      form('feedback', share.id, feedbackFacts(share, words), share.feedback !== null),
    ]),
  ];
};

const alarmFacts = (state: Case, persons: readonly Person[], words: PoliceFormWords): Facts => {
  const { intake, content, triage } = state;
  const caller = persons.find(({ id }) => id === intake.callerId);
  const category = triage?.category ?? content.category;
  return [
    ['taken_at', words.at(intake.at)],
    ['channel', words.channel(intake.channel)],
    ['taker', intake.takerId],
    ['seat', intake.seatId],
    ['caller', caller?.name ?? null],
    ['phone', caller?.phone ?? null],
    ['place', [content.place.text, content.place.detail].filter((part) => part !== '').join(' ')],
    ['occurred_at', content.occurredAt],
    ['description', content.description],
    ['category', category === null ? null : words.category(category)],
    ['urgency', words.urgency(urgencyOf(state))],
    ['red_flags', (triage?.redFlags ?? []).map(words.redFlag).join(' ')],
  ];
};

const dispatchFacts = ({ unitId, dispatchedAt, signedAt, arrival }: Assignment, words: PoliceFormWords): Facts => [
  ['unit', words.unit(unitId)],
  ['dispatched_at', dispatchedAt === null ? null : words.at(dispatchedAt)],
  ['signed_at', signedAt === null ? null : words.at(signedAt)],
  ['sign_minutes', span(dispatchedAt, signedAt, words)],
  ['arrived_at', arrival === undefined ? null : words.at(arrival.at)],
  ['arrival_minutes', span(dispatchedAt, arrival?.at ?? null, words)],
  ['officers', arrival?.officers ?? null],
  ['measures', arrival?.measures ?? null],
];

const feedbackFacts = ({ unitId, feedback }: Assignment, words: PoliceFormWords): Facts => {
  const report = feedback?.police;
  const count = (persons: number | undefined): string | null => (persons === undefined ? null : String(persons));
  return [
    ['unit', words.unit(unitId)],
    ['fed_back_at', feedback === null ? null : words.at(feedback.at)],
    ['outcome', report === undefined ? null : words.outcome(report.outcome)],
    ['found', feedback?.found ?? null],
    ['done', feedback?.done ?? null],
    ['injured', count(report?.injured)],
    ['dead', count(report?.dead)],
    ['rescued', count(report?.rescued)],
    ['taken_away', count(report?.takenAway)],
    ['handed_to', report?.handedTo ?? null],
    ['solved', feedback === null ? null : words.solved(feedback.solved)],
  ];
};

/** Whole minutes from one to the other; a device's clock may be before the central's, never less than none. */
const span = (from: Instant | null, to: Instant | null, words: PoliceFormWords): string | null =>
  from === null || to === null ? null : words.minutes(Math.max(0, Math.round((to - from) / 60_000)));
