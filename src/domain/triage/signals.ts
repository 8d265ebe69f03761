import type { FiredRule } from './applyRules.ts';
import type { FoundCue } from './findCues.ts';
import { toOdds } from './odds.ts';
import { ruleOf } from './ruleOf.ts';
import type { TriageRules } from './triageRules.ts';
import { soundsLikePolice, type Voices } from './voices.ts';

export interface Ranked {
  readonly label: string;
  readonly probability: number;
}

/** What is weighed against each other for the risk, for the emergency and for whether others go along; `resources/triage/model.json` holds the weights. */
const generalSignals = [
  'words_police',
  'matter_police',
  'matter_calm',
  'matter_sure',
  'matter_critical',
  'rules_holding',
  'rules_forcing',
  'rules_emergency',
  'danger_cues',
  'length',
  'fragments',
  'words_emergency',
  'sentence_police',
  'words_joint',
  'matter_joint',
] as const;

const ruleSignal = (code: string): string => `rule:${code}`;

/** The general signals, then one per rule: how far to believe a rule is learnt too. */
export const signalNamesOf = ({ rules }: TriageRules): readonly string[] => [...generalSignals, ...rules.map(({ code }) => ruleSignal(code))];

/** The signals of a call by name; one that is not there is 0. */
export const signalsOf = (plain: string, cues: readonly FoundCue[], fired: readonly FiredRule[], { verdicts, emergency, categories, worstSentence }: Voices, rules: TriageRules): ReadonlyMap<string, number> => {
  const share = (wanted: (category: string) => boolean): number => categories.reduce((sum, { label, probability }) => sum + (wanted(label) ? probability : 0), 0);
  const calm = (category: string): boolean => ruleOf(category, rules)?.verdict === 'non_police';
  const dangers = new Set(cues.filter(({ rule, evidence }) => rule.weight > 0 && evidence.excludedBecause === null).map(({ rule }) => rule.rule));
  const general: readonly number[] = [
    toOdds(soundsLikePolice(verdicts)),
    toOdds(share((category) => !calm(category))),
    toOdds(categories.find(({ label }) => calm(label))?.probability ?? 0),
    toOdds(categories[0]?.probability ?? 0),
    toOdds(share((category) => ruleOf(category, rules)?.urgency === 'critical')),
    Math.min(fired.filter(({ rule }) => rule.hold).length, 3),
    Math.min(fired.filter(({ rule }) => rule.force !== null).length, 2),
    fired.some(({ rule }) => rule.emergency) ? 1 : 0,
    Math.min(dangers.size, 4),
    Math.log(Math.min(plain.length, 200) + 1),
    Math.min((plain.match(/…+|\.{3,}/gu) ?? []).length, 4),
    toOdds(emergency),
    toOdds(worstSentence),
    toOdds(partOf(shareOf(verdicts, 'joint'), shareOf(verdicts, 'police'))),
    toOdds(partOf(share((category) => ruleOf(category, rules)?.verdict === 'joint'), share((category) => ruleOf(category, rules)?.verdict === 'police'))),
  ];
  return new Map<string, number>([
    ...generalSignals.map((name, at) => [name, general[at] ?? 0] as const),
    ...fired.map(({ rule: { code } }) => [ruleSignal(code), 1] as const),
  ]);
};

/** How much of both `one` is; half when neither is there. */
const partOf = (one: number, other: number): number => (one + 1e-6) / (one + other + 2e-6);

const shareOf = (labels: readonly Ranked[], wanted: string): number => labels.find(({ label }) => label === wanted)?.probability ?? 0;

/** In the order of a model's names; a name that nothing speaks for any more (a rule that a city has dropped) is 0. */
export const valuesOf = (names: readonly string[], signals: ReadonlyMap<string, number>): readonly number[] => names.map((name) => signals.get(name) ?? 0);
