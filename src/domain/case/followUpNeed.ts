import type { Instant } from '../tenant.ts';
import type { Case, Urgency } from './case.ts';
import { fedBackAt, isBad, missedAttempts, missedSince } from './followUpFacts.ts';
import type { RuleBook } from './ruleBook.ts';
import { isSampled, isSampledTwice } from './followUpSample.ts';

/** Why and when a caller is to be asked. */
export interface FollowUpNeed {
  readonly sample: 'first' | 'second';
  readonly urgency: Urgency;
  readonly fedBackAt: Instant;
  /** Nobody calls before: the caller named a time, or did not answer just now. 0: at once. */
  readonly notBefore: Instant;
  /** `notBefore` is a time the caller named. */
  readonly appointment: boolean;
  /** After this nobody asks any more; null: until it is settled. */
  readonly until: Instant | null;
  readonly attempts: number;
  /** The sampling rule picks him; the others may be verified without a call. */
  readonly sampled: boolean;
  /** He was not content before: the work was sent back once, or he said so by text message. */
  readonly unhappy: boolean;
  /** Who asked first: the second sample is for somebody else. */
  readonly askedBy: string | null;
}

const day = 86_400_000;
const minute = 60_000;

/** What the desk has to ask of this caller, or null when nothing. */
export const followUpNeed = (state: Case, book: Pick<RuleBook, 'categories' | 'loop'>): FollowUpNeed | null => {
  const at = fedBackAt(state);
  if (at === null) return null;
  const { retryMinutes, secondDays } = book.loop.followUp;
  const common = {
    urgency: state.triage?.urgency ?? state.content.urgency,
    fedBackAt: at,
    unhappy: state.assignments.some(({ reworks = 0 }) => reworks > 0) || state.followUps.some((each) => each.channel === 'sms' && each.contacted && isBad(each)),
  };
  if (state.state === 'fed_back') {
    const last = missedSince(state).at(-1);
    const appointment = last?.missed === 'call_later' && last.callAgainAt !== undefined;
    const notBefore = last === undefined ? 0 : appointment ? (last.callAgainAt ?? 0) : last.at + retryMinutes[last.missed ?? 'no_answer'] * minute;
    return { ...common, sample: 'first', notBefore, appointment, until: null, attempts: missedAttempts(state), sampled: isSampled(state, book), askedBy: null };
  }
  if (state.state !== 'verified' && state.state !== 'closed') return null;
  const first = state.followUps.findLast(({ contacted, sample, channel }) => contacted && sample !== 'second' && channel !== 'sms');
  const again = state.followUps.filter(({ sample }) => sample === 'second');
  if (first === undefined || !isSampledTwice(state, book) || again.some(({ contacted }) => contacted)) return null;
  const tried = again.at(-1);
  return {
    ...common,
    sample: 'second',
    notBefore: tried === undefined ? 0 : (tried.callAgainAt ?? tried.at + retryMinutes[tried.missed ?? 'no_answer'] * minute),
    appointment: tried?.callAgainAt !== undefined,
    until: first.at + secondDays * day,
    attempts: again.length,
    sampled: true,
    askedBy: first.by,
  };
};

/** Whether this person may ask, and it is not too late. */
export const isForCaller = ({ askedBy, until }: FollowUpNeed, userId: string, now: Instant): boolean =>
  askedBy !== userId && (until === null || until > now);

const urgencyOrder: readonly Urgency[] = ['critical', 'urgent', 'hard', 'normal', 'consult'];

/**
 * Most pressing first: who may be called now before who may not yet; of those an appointment that has come, then callers who
 * were not content, then those the sampling rule picks; urgent before others, then whoever has waited longest.
 */
export const compareNeeds = (left: FollowUpNeed, right: FollowUpNeed, now: Instant): number => {
  const rank = (need: FollowUpNeed): readonly number[] => {
    const waits = need.notBefore > now;
    return [
      waits ? 1 : 0,
      waits ? need.notBefore : 0,
      need.appointment ? 0 : 1,
      need.sample === 'first' ? 0 : 1,
      need.unhappy ? 0 : 1,
      need.sampled ? 0 : 1,
      urgencyOrder.indexOf(need.urgency),
      need.fedBackAt,
    ];
  };
  const [one, other] = [rank(left), rank(right)];
  const place = one.findIndex((each, index) => each !== other[index]);
  return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
};
