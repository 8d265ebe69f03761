import { isOverride } from '../case/safety.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { JudgedCase } from './judgedCase.ts';
import { rateOf, type Rate } from './rate.ts';

/** What somebody said, and what the matter turned out to be. */
export interface Judgement {
  readonly said: Verdict;
  readonly final: Verdict;
}

/** The figures of one judge (engine, call-taker, a rule set under trial). Cases whose final class is open count nowhere. */
export interface JudgementFigures {
  /** Final police or joint, and not called non-police: the safety figure. */
  readonly policeRecall: Rate;
  /** Called police or joint, and finally police or joint. */
  readonly policePrecision: Rate;
  /** Called non-police, and finally non-police: right diversions. */
  readonly diversionPrecision: Rate;
  /** Finally non-police, and called so at once. */
  readonly diversionRecall: Rate;
  readonly undecided: Rate;
  /** Called exactly what it was, among those that were decided. */
  readonly agreement: Rate;
}

export const isPolice = (verdict: Verdict): boolean => verdict === 'police' || verdict === 'joint';

export const figuresOf = (judgements: readonly Judgement[]): JudgementFigures => {
  const known = judgements.filter(({ final }) => final !== 'undecided');
  return {
    policeRecall: rateOf(known, ({ final }) => isPolice(final), ({ said }) => said !== 'non_police'),
    policePrecision: rateOf(known, ({ said }) => isPolice(said), ({ final }) => isPolice(final)),
    diversionPrecision: rateOf(known, ({ said }) => said === 'non_police', ({ final }) => final === 'non_police'),
    diversionRecall: rateOf(known, ({ final }) => final === 'non_police', ({ said }) => said === 'non_police'),
    undecided: rateOf(known, () => true, ({ said }) => said === 'undecided'),
    agreement: rateOf(known, ({ said }) => said !== 'undecided', ({ said, final }) => said === final),
  };
};

/** One rule: how often what it spoke for came true, and how much of that it caught. */
export interface RuleFigures {
  readonly rule: string;
  readonly speaksFor: 'police' | 'non_police';
  /** Cases in which it spoke. */
  readonly spoke: number;
  readonly precision: Rate;
  readonly recall: Rate;
}

export interface VerdictQuality {
  readonly cases: number;
  /** Closed after a unit's feedback or a second look, not by the taker's own word. */
  readonly reviewed: number;
  readonly engine: JudgementFigures;
  /** Over reviewed cases only: a verdict is not measured against itself. */
  readonly taker: JudgementFigures;
  readonly overrides: Rate;
  readonly reasons: readonly { readonly reason: string; readonly count: number; readonly right: Rate }[];
  readonly rules: readonly RuleFigures[];
  /** Engine's verdict against the final class. */
  readonly table: readonly { readonly said: Verdict; readonly final: Verdict; readonly count: number }[];
}

/** The board of the diversion, out of closed cases alone. Pure. */
export const verdictQuality = (cases: readonly JudgedCase[]): VerdictQuality => {
  const known = cases.filter(({ final }) => final !== 'undecided');
  const withEngine = known.flatMap((each) => (each.engine === null ? [] : [{ ...each, said: each.engine }]));
  const reviewed = known.filter((each) => each.reviewed);
  const overridden = withEngine.filter(wasOverridden);
  return {
    cases: cases.length,
    reviewed: reviewed.length,
    engine: figuresOf(withEngine),
    taker: figuresOf(reviewed.map(({ call, final }) => ({ said: call, final }))),
    overrides: { hits: overridden.length, total: withEngine.length },
    reasons: [...Map.groupBy(overridden, reasonOf)]
      .map(([reason, those]) => ({ reason, count: those.length, right: rateOf(those, (each) => each.reviewed, ({ call, final }) => call === final) }))
      .sort((left, right) => right.count - left.count),
    rules: rulesOf(known),
    table: [...Map.groupBy(withEngine, ({ said, final }) => `${said} ${final}`).values()].flatMap((those) => {
      const [first] = those;
      return first === undefined ? [] : [{ said: first.said, final: first.final, count: those.length }];
    }),
  };
};

/** The taker decided otherwise than the engine proposed: the cases in which a reason was asked. */
export const wasOverridden = ({ engine, call }: JudgedCase): boolean => isOverride({ engineVerdict: engine, verdict: call });

/** The code of the short reason; `words` when only words were given. */
export const reasonOf = ({ overrideCode }: JudgedCase): string => overrideCode ?? 'words';

const rulesOf = (cases: readonly JudgedCase[]): readonly RuleFigures[] => {
  const voices = new Map(cases.flatMap(({ cues }) => cues.map(({ rule, weight }) => [`${rule} ${weight > 0 ? 'police' : 'non_police'}`, { rule, police: weight > 0 }] as const)));
  return [...voices.values()]
    .map(({ rule, police }): RuleFigures => {
      const speaks = ({ cues }: JudgedCase): boolean => cues.some((cue) => cue.rule === rule && cue.weight > 0 === police);
      const comesTrue = ({ final }: JudgedCase): boolean => isPolice(final) === police;
      const precision = rateOf(cases, speaks, comesTrue);
      return { rule, speaksFor: police ? 'police' : 'non_police', spoke: precision.total, precision, recall: rateOf(cases, comesTrue, speaks) };
    })
    .sort((left, right) => right.spoke - left.spoke || left.rule.localeCompare(right.rule));
};
