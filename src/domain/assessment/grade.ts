import { shareOfRate, type UnitFigures } from './unitFigures.ts';

export type Grade = 'A' | 'B' | 'C' | 'D';

/** resources/rules/assessment.json */
export interface AssessmentRules {
  readonly version: string;
  /** What counts how much; those without anything counted are left out and the rest weighs more. */
  readonly weights: { readonly finished: number; readonly onTime: number; readonly reworked: number; readonly unsatisfied: number };
  /** Lowest score of each grade, out of 100. */
  readonly grades: { readonly A: number; readonly B: number; readonly C: number };
  /** Fewer shares than this in a period get no grade: it would be chance. */
  readonly leastShares: number;
}

export interface Score {
  /** 0–100, one decimal. */
  readonly score: number;
  readonly grade: Grade;
}

/** 综合评分: high rates of finishing and of finishing in time, low rates of rework and of dissatisfied callers. Null without enough shares. */
export const scoreOf = (figures: UnitFigures, { weights, grades, leastShares }: AssessmentRules): Score | null => {
  if (figures.dispatched < leastShares) return null;
  const flipped = (share: number | null): number | null => (share === null ? null : 1 - share);
  const parts = [
    { weight: weights.finished, share: shareOfRate(figures.finished) },
    { weight: weights.onTime, share: shareOfRate(figures.onTime) },
    { weight: weights.reworked, share: flipped(shareOfRate(figures.reworked)) },
    { weight: weights.unsatisfied, share: flipped(shareOfRate(figures.unsatisfied)) },
  ].flatMap(({ weight, share }) => (share === null ? [] : [{ weight, share }]));
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const score = Math.round((parts.reduce((sum, { weight, share }) => sum + weight * share, 0) / total) * 1_000) / 10;
  return { score, grade: score >= grades.A ? 'A' : score >= grades.B ? 'B' : score >= grades.C ? 'C' : 'D' };
};
