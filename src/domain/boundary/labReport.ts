import { figuresOf, isPolice, type JudgementFigures } from '../assessment/verdictQuality.ts';
import type { Verdict } from '../triage/verdict.ts';

/** What a set of rules says of a past case. */
export interface LabWord {
  readonly verdict: Verdict;
  readonly category: string | null;
  readonly unit: string | null;
}

/** A past case under the rules in force and under the draft; `final` null while its class is open. */
export interface LabTrial {
  readonly caseId: string;
  readonly before: LabWord;
  readonly after: LabWord;
  readonly final: Verdict | null;
}

/** `mended`: wrong before, right now; `broken`: the other way; `moved`: neither, or nobody knows yet. */
export type LabChange = 'mended' | 'broken' | 'moved';

export interface LabReport {
  readonly cases: number;
  /** Cases whose final class is known: those that the figures rest on. */
  readonly judged: number;
  readonly before: JudgementFigures;
  readonly after: JudgementFigures;
  readonly changes: Readonly<Record<LabChange, number>>;
  /** Changed cases that the draft would divert although they are, or may be, for the police. */
  readonly unsafe: number;
}

/** Sums up a run. Pure; the order of the trials does not matter. */
export const labReport = (trials: readonly LabTrial[]): LabReport => {
  const judged = trials.flatMap(({ before, after, final }) => (final === null || final === 'undecided' ? [] : [{ before, after, final }]));
  const changes = { mended: 0, broken: 0, moved: 0 };
  for (const trial of trials) {
    const change = changeOf(trial);
    if (change !== null) changes[change] += 1;
  }
  return {
    cases: trials.length,
    judged: judged.length,
    before: figuresOf(judged.map(({ before, final }) => ({ said: before.verdict, final }))),
    after: figuresOf(judged.map(({ after, final }) => ({ said: after.verdict, final }))),
    changes,
    unsafe: trials.filter(isUnsafe).length,
  };
};

/** Null when the draft says the same. */
export const changeOf = ({ before, after, final }: LabTrial): LabChange | null => {
  const same = before.verdict === after.verdict && before.category === after.category && before.unit === after.unit;
  if (same) return null;
  const was = isRight(before.verdict, final);
  const is = isRight(after.verdict, final);
  return was === is ? 'moved' : is ? 'mended' : 'broken';
};

/** Not diverted before, diverted now, and not known to be harmless. */
export const isUnsafe = ({ before, after, final }: LabTrial): boolean =>
  before.verdict !== 'non_police' && after.verdict === 'non_police' && final !== 'non_police';

/** The right side of the line between police and non-police; open cases are right for nobody. */
const isRight = (said: Verdict, final: Verdict | null): boolean =>
  final !== null && final !== 'undecided' && said !== 'undecided' && isPolice(said) === isPolice(final);
