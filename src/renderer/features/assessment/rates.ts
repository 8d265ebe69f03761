import { shareOfRate, type Rate, type UnitFigures } from '#domain/assessment/unitFigures.ts';

export type RateName = Exclude<keyof UnitFigures, 'dispatched' | 'exempt'>;
export const rateNames: readonly RateName[] = ['responded', 'solved', 'satisfied', 'finished', 'onTime', 'reworked', 'unsatisfied'];

/** A high rate of these is bad: the cases behind them are the hits. */
export const isBadWhenHigh = (name: RateName): boolean => name === 'reworked' || name === 'unsatisfied';

/** `87.5 %`, or a dash when nothing was counted. */
export const percent = (rate: Rate): string => {
  const share = shareOfRate(rate);
  return share === null ? '—' : `${(share * 100).toFixed(1)} %`;
};

/** Difference to a base in points of a hundred, one decimal; null when one of them counted nothing. */
export const pointsAbove = (rate: Rate, base: Rate | undefined): number | null => {
  const [now, then] = [shareOfRate(rate), base === undefined ? null : shareOfRate(base)];
  return now === null || then === null ? null : Math.round((now - then) * 1_000) / 10;
};
