import type { Instant } from '../tenant.ts';
import type { Case, FollowUp } from './case.ts';

/** When the work was last fed back; null when it never was. */
export const fedBackAt = ({ assignments }: Case): Instant | null => {
  const times = assignments.flatMap(({ feedback }) => feedback?.at ?? []);
  return times.length === 0 ? null : Math.max(...times);
};

/** Not solved, or not content with it. */
export const isBad = ({ solved, satisfied }: Pick<FollowUp, 'solved' | 'satisfied'>): boolean => solved !== 'yes' || satisfied === 'no';

/** Calls that reached nobody since the work was last fed back; who asked to be called later was reached. */
export const missedAttempts = (state: Case): number => missedSince(state).filter(({ missed }) => missed !== 'call_later').length;

/** Attempts of the first sample since the work was last fed back, oldest first. */
export const missedSince = (state: Case): readonly FollowUp[] => {
  const since = fedBackAt(state) ?? 0;
  return state.followUps.filter(({ contacted, at, sample }) => !contacted && sample !== 'second' && at >= since);
};
