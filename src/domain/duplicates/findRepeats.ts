import type { Instant } from '../tenant.ts';
import type { RepeatRules } from './duplicateRules.ts';

export interface Dispute {
  readonly caseId: string;
  readonly at: Instant;
  readonly place: string;
  readonly placeUnitId: string | null;
}

export interface Repeat {
  readonly place: string;
  readonly placeUnitId: string | null;
  /** In the order they came. */
  readonly caseIds: readonly string[];
  readonly latest: Instant;
}

const day = 86_400_000;

export const isDispute = (category: string | null, { categories }: RepeatRules): boolean =>
  category !== null && categories.some((each) => category === each || category.startsWith(`${each}.`));

/** Addresses with too many disputes in the window, the most first. One address: the same words in the same division. */
export const findRepeats = (disputes: readonly Dispute[], { days, atLeast }: RepeatRules, now: Instant): readonly Repeat[] =>
  [...Map.groupBy(disputes.filter(({ place, at }) => place.trim() !== '' && at > now - days * day), ({ place, placeUnitId }) => `${placeUnitId ?? ''} ${place.trim()}`).values()]
    .filter((group) => group.length >= atLeast)
    .map((group): Repeat => {
      const ordered = [...group].sort((one, other) => one.at - other.at);
      const last = ordered.at(-1);
      return { place: last?.place.trim() ?? '', placeUnitId: last?.placeUnitId ?? null, caseIds: ordered.map(({ caseId }) => caseId), latest: last?.at ?? now };
    })
    .sort((one, other) => other.caseIds.length - one.caseIds.length || other.latest - one.latest);
