import type { Instant } from '../tenant.ts';
import type { DuplicateRules } from './duplicateRules.ts';
import { isSamePlace, likenessOf, pairsOf } from './likeness.ts';

export interface Report {
  readonly text: string;
  readonly place: string;
  readonly placeUnitId: string | null;
  /** Digits; empty when unknown. */
  readonly phone: string;
  readonly category: string | null;
}

export interface EarlierReport extends Report {
  readonly caseId: string;
  readonly at: Instant;
}

export interface Alike {
  readonly caseId: string;
  /** 0..1 */
  readonly likeness: number;
  readonly sameCaller: boolean;
  readonly samePlace: boolean;
}

const hour = 3_600_000;
/** Fewer characters say too little: "停水" stands in a hundred reports. */
const leastText = 4;

/**
 * Rule 11: earlier reports that may be of the same event, the likest first. The window is the earlier report's category's,
 * for a new one often has none yet. Words are compared by pairs of characters.
 */
export const findAlike = (report: Report, earlier: readonly EarlierReport[], rules: DuplicateRules, now: Instant): readonly Alike[] => {
  const pairs = pairsOf(report.text);
  return earlier
    .filter(({ at, category }) => now - at <= windowOf(category ?? report.category, rules) * hour)
    .map((other): Alike => ({
      caseId: other.caseId,
      likeness: report.text.length < leastText ? 0 : likenessOf(pairs, pairsOf(other.text)),
      sameCaller: report.phone !== '' && report.phone === other.phone,
      samePlace: isSamePlace(report, other),
    }))
    .filter((alike) => isEnough(alike, rules))
    .sort((one, other) => scoreOf(other) - scoreOf(one) || (one.caseId < other.caseId ? -1 : 1));
};

export const windowOf = (category: string | null, { windows }: DuplicateRules): number => {
  const hoursOf = (name: string | undefined): number | undefined => windows.find((window) => window.category === name)?.hours;
  return hoursOf(category ?? '*') ?? hoursOf(category?.split('.')[0]) ?? hoursOf('*') ?? 0;
};

const isEnough = ({ likeness, samePlace, sameCaller }: Alike, { enough }: DuplicateRules): boolean =>
  likeness >= enough.alone || (samePlace && likeness >= enough.samePlace) || (sameCaller && likeness >= enough.sameCaller);

const scoreOf = ({ likeness, samePlace, sameCaller }: Alike): number => likeness + (samePlace ? 0.5 : 0) + (sameCaller ? 0.5 : 0);
