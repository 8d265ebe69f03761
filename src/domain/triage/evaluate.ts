import type { Labels } from './scenario.ts';
import type { TriageResult, Verdict } from './verdict.ts';
import { rateOf, type Rate } from './wilson.ts';

export interface Judged {
  readonly labels: Labels;
  readonly result: Pick<TriageResult, 'verdict' | 'emergency' | 'category' | 'unit' | 'alternatives' | 'risk' | 'services'>;
}

export interface Figures {
  readonly calls: number;
  /** Right verdict among all; an undecided one is not right. */
  readonly verdictAccuracy: Rate;
  readonly verdictAccuracyDecided: Rate;
  readonly undecided: Rate;
  /** Police and joint calls answered police, joint or undecided. */
  readonly policeRecall: Rate;
  /** Of what was answered police or joint, what was police or joint. */
  readonly policePrecision: Rate;
  /** Non-police calls answered non-police without a question. */
  readonly diverted: Rate;
  readonly emergencyRecall: Rate;
  readonly emergencyPrecision: Rate;
  readonly servicesExact: Rate;
  readonly categoryTop1: Rate;
  readonly categoryTop3: Rate;
  /** Alternative units of the label count as right. */
  readonly unitTop1: Rate;
  readonly unitTop3: Rate;
  /** Rows: labels; columns: answers. */
  readonly confusion: Readonly<Record<Labels['verdict'], Readonly<Record<Verdict, number>>>>;
}

/** Every figure of triage over labelled calls, each with its n and interval. Source of the formulas: issue 4. */
export const evaluate = (judged: readonly Judged[]): Figures => {
  const share = (of: readonly Judged[], right: (each: Judged) => boolean): Rate => rateOf(of.filter(right).length, of.length);
  const rightVerdict = ({ labels, result }: Judged): boolean => labels.verdict === result.verdict;
  const decided = judged.filter(({ result }) => result.verdict !== 'undecided');
  const police = judged.filter(({ labels }) => needsPolice(labels.verdict));
  const unitIsRight = ({ unit, alt_units }: Labels, given: string | null): boolean => given !== null && (unit === given || alt_units.includes(given));
  return {
    calls: judged.length,
    verdictAccuracy: share(judged, rightVerdict),
    verdictAccuracyDecided: share(decided, rightVerdict),
    undecided: share(judged, ({ result }) => result.verdict === 'undecided'),
    policeRecall: share(police, ({ result }) => result.verdict !== 'non_police'),
    policePrecision: share(judged.filter(({ result }) => needsPolice(result.verdict)), ({ labels }) => needsPolice(labels.verdict)),
    diverted: share(judged.filter(({ labels }) => labels.verdict === 'non_police'), ({ result }) => result.verdict === 'non_police'),
    emergencyRecall: share(judged.filter(({ labels }) => labels.emergency), ({ result }) => result.emergency),
    emergencyPrecision: share(judged.filter(({ result }) => result.emergency), ({ labels }) => labels.emergency),
    servicesExact: share(decided, ({ labels, result }) => labels.services.toSorted().join() === result.services.toSorted().join()),
    categoryTop1: share(judged, ({ labels, result }) => labels.category === result.category),
    categoryTop3: share(judged, ({ labels, result }) => [result.category, ...result.alternatives.map(({ category }) => category)].includes(labels.category)),
    unitTop1: share(judged, ({ labels, result }) => unitIsRight(labels, result.unit)),
    unitTop3: share(judged, ({ labels, result }) => [result.unit, ...result.alternatives.map(({ unit }) => unit)].some((unit) => unitIsRight(labels, unit))),
    confusion: { police: rowOf(judged, 'police'), joint: rowOf(judged, 'joint'), non_police: rowOf(judged, 'non_police') },
  };
};

export const needsPolice = (verdict: Verdict): boolean => verdict === 'police' || verdict === 'joint';

const rowOf = (judged: readonly Judged[], label: Labels['verdict']): Readonly<Record<Verdict, number>> => {
  const count = (answer: Verdict): number => judged.filter(({ labels, result }) => labels.verdict === label && result.verdict === answer).length;
  return { police: count('police'), joint: count('joint'), non_police: count('non_police'), undecided: count('undecided') };
};

export interface CurvePoint {
  /** Calls of less risk are diverted. */
  readonly threshold: number;
  readonly policeRecall: Rate;
  readonly diverted: Rate;
}

/** Safety against diversion: what each threshold would let through and what it would divert, by the risk alone. */
export const safetyCurve = (judged: readonly Judged[], thresholds: readonly number[]): readonly CurvePoint[] => {
  const police = judged.filter(({ labels }) => needsPolice(labels.verdict));
  const others = judged.filter(({ labels }) => !needsPolice(labels.verdict));
  return thresholds.map((threshold) => ({
    threshold,
    policeRecall: rateOf(police.filter(({ result }) => result.risk >= threshold).length, police.length),
    diverted: rateOf(others.filter(({ result }) => result.risk < threshold).length, others.length),
  }));
};
