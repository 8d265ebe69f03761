import type { Instant } from '../tenant.ts';
import type { Exemption, ShareFact } from './shareFact.ts';

/** Hits out of `n`; a rate without its n is not shown. */
export interface Rate {
  readonly hits: number;
  readonly n: number;
}

/** Counts of one unit, level or city in a period; they add up. */
export interface UnitFigures {
  /** Shares dispatched in the period, the exempt ones left out. */
  readonly dispatched: number;
  readonly exempt: Readonly<Record<Exemption, number>>;
  /** 响应率: contacted within 24 h / dispatched. */
  readonly responded: Rate;
  /** 解决率: caller says solved / followed up. */
  readonly solved: Rate;
  /** 满意率: caller satisfied / followed up. */
  readonly satisfied: Rate;
  /** 办结率: finished / dispatched. */
  readonly finished: Rate;
  /** 按期办结率: finished by the due time / finished or overdue. */
  readonly onTime: Rate;
  /** 返工率: sent back at least once / finished or sent back. */
  readonly reworked: Rate;
  /** 回访不满意率. */
  readonly unsatisfied: Rate;
}

const responseTime = 24 * 3_600_000;
const exemptions: readonly Exemption[] = ['void', 'merged', 'returned', 'recheck', 'not_genuine', 'suspended'];
const none: Rate = { hits: 0, n: 0 };

export const noFigures: UnitFigures = {
  dispatched: 0,
  exempt: { void: 0, merged: 0, returned: 0, recheck: 0, not_genuine: 0, suspended: 0 },
  responded: none,
  solved: none,
  satisfied: none,
  finished: none,
  onTime: none,
  reworked: none,
  unsatisfied: none,
};

/** The figures of a set of shares, exemptions applied first. The SQL of src/central/assessment counts the same. */
export const figuresOf = (facts: readonly ShareFact[], now: Instant): UnitFigures =>
  facts.reduce((sum, fact) => addFigures(sum, figuresOfOne(fact, now)), noFigures);

export const addFigures = (left: UnitFigures, right: UnitFigures): UnitFigures => ({
  dispatched: left.dispatched + right.dispatched,
  exempt: Object.fromEntries(exemptions.map((each) => [each, left.exempt[each] + right.exempt[each]])) as Record<Exemption, number>,
  responded: addRates(left.responded, right.responded),
  solved: addRates(left.solved, right.solved),
  satisfied: addRates(left.satisfied, right.satisfied),
  finished: addRates(left.finished, right.finished),
  onTime: addRates(left.onTime, right.onTime),
  reworked: addRates(left.reworked, right.reworked),
  unsatisfied: addRates(left.unsatisfied, right.unsatisfied),
});

const addRates = (left: Rate, right: Rate): Rate => ({ hits: left.hits + right.hits, n: left.n + right.n });

const figuresOfOne = (fact: ShareFact, now: Instant): UnitFigures => {
  if (fact.exemption !== null) return { ...noFigures, exempt: { ...noFigures.exempt, [fact.exemption]: 1 } };
  const finished = fact.finishedAt !== null;
  const rate = (isHit: boolean, counts = true): Rate => (counts ? { hits: isHit ? 1 : 0, n: 1 } : none);
  const asked = fact.solved !== null && fact.satisfied !== null;
  return {
    ...noFigures,
    dispatched: 1,
    responded: rate(fact.contactedAt !== null && fact.contactedAt - fact.dispatchedAt <= responseTime),
    solved: rate(fact.solved === 'yes', asked),
    satisfied: rate(fact.satisfied === 'very' || fact.satisfied === 'yes', asked),
    finished: rate(finished),
    onTime: rate(fact.finishedAt !== null && fact.finishedAt <= fact.dueAt, finished || now > fact.dueAt),
    reworked: rate(fact.reworked, finished || fact.reworked),
    unsatisfied: rate(fact.satisfied === 'no', asked),
  };
};

/** 0–1, or null when nothing was counted. */
export const shareOfRate = ({ hits, n }: Rate): number | null => (n === 0 ? null : hits / n);
