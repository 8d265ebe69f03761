import type { FollowUpValues } from '#contract/workstation/followUps.ts';
import type { FollowUp } from '#domain/case/case.ts';
import { isBad } from '#domain/case/followUpFacts.ts';

export const emptyValues: FollowUpValues = { contacted: null, solved: null, satisfied: null, reason: null, missed: null, callAgainAt: null, note: '' };

/** What saving would do; null while something is missing. */
export type Consequence = 'later' | 'rework' | 'close' | 'beside';

/** The caller was reached and is not content. */
export const isComplaint = ({ contacted, solved, satisfied }: FollowUpValues): boolean =>
  contacted === 'yes' && ((solved !== null && solved !== 'yes') || satisfied === 'no');

export const consequenceOf = (values: FollowUpValues, sample: 'first' | 'second', now: number): Consequence | null => {
  const { contacted, solved, satisfied, reason, missed, callAgainAt, note } = values;
  if (contacted === null) return null;
  if (contacted === 'no') {
    if (missed === null || (missed === 'call_later' && (callAgainAt === null || callAgainAt <= now))) return null;
    return 'later';
  }
  if (solved === null || satisfied === null) return null;
  if (sample === 'second') return 'beside';
  if (!isBad({ solved, satisfied })) return 'close';
  return reason === null && note.trim() === '' ? null : 'rework';
};

/** The answer as a command carries it: only what belongs to the way it went. */
export const followUpOf = (
  { contacted, solved, satisfied, reason, missed, callAgainAt, note }: FollowUpValues,
  sample: 'first' | 'second',
  call: FollowUp['call'],
): Omit<FollowUp, 'at' | 'by'> => {
  const common = { note, channel: 'phone' as const, sample, ...(call === undefined ? {} : { call }) };
  if (contacted !== 'yes') {
    return {
      ...common,
      contacted: false,
      solved: null,
      satisfied: null,
      ...(missed === null ? {} : { missed }),
      ...(missed === 'call_later' && callAgainAt !== null ? { callAgainAt } : {}),
    };
  }
  const bad = isBad({ solved, satisfied });
  return { ...common, contacted: true, solved, satisfied, ...(bad && reason !== null ? { reason } : {}) };
};

type Question = 'contacted' | 'missed' | 'solved' | 'satisfied';

/** The question that a plain digit answers now, and its answers in their order on the screen. */
export const openQuestion = ({ contacted, solved, satisfied, missed }: FollowUpValues): Question | null => {
  if (contacted === null) return 'contacted';
  if (contacted === 'no') return missed === null ? 'missed' : null;
  if (solved === null) return 'solved';
  return satisfied === null ? 'satisfied' : null;
};

export const choices = {
  contacted: ['yes', 'no'],
  missed: ['no_answer', 'busy', 'call_later', 'wrong_number'],
  solved: ['yes', 'partly', 'no'],
  satisfied: ['very', 'yes', 'fair', 'no'],
} as const satisfies { readonly [Name in Question]: readonly NonNullable<FollowUpValues[Name]>[] };
