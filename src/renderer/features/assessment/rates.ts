import { shareOfRate, type Rate, type UnitFigures } from '#domain/assessment/unitFigures.ts';

export type RateName = Exclude<keyof UnitFigures, 'dispatched' | 'exempt'>;

/** `87.5 %`, or a dash when nothing was counted. */
export const percent = (rate: Rate): string => {
  const share = shareOfRate(rate);
  return share === null ? '—' : `${(share * 100).toFixed(1)} %`;
};
