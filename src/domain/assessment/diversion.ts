import type { Case } from '../case/case.ts';
import type { Instant } from '../tenant.ts';
import type { Rate } from './unitFigures.ts';

/** Share of 110's intake that left 110, and what became of it, in one period. */
export interface DiversionFigures {
  /** 分流率: diverted / taken in on 110. */
  readonly diverted: Rate;
  /** Of those that were followed up: the caller says solved. */
  readonly solved: Rate;
  /** Of those diverted: the same caller was back on 110 within seven days. */
  readonly cameBack: Rate;
}

/** A caller who rings 110 again within this time was diverted wrongly, or not helped. */
export const comeBackTime: Instant = 7 * 24 * 3_600_000;

/** Whether a case that came in on 110 was left to others: accepted by the hotline, or worked on without any police. */
export const isDiverted = ({ intake, owner, assignments, triage, state }: Case): boolean => {
  if (intake.line !== '110' || state === 'void') return false;
  if (owner?.line === '12345') return true;
  const live = assignments.filter((each) => each.state !== 'returned');
  const police = live.some(({ transfer }) => transfer === 'police_dispatch');
  return triage?.verdict === 'non_police' && live.length > 0 && !police;
};
