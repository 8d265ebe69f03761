import type { Urgency } from '../case/case.ts';
import { findCues, plainText, type FoundCue } from './findCues.ts';
import type { CategoryRule, QuestionRule, TriageRules } from './triageRules.ts';
import type { EmergencyService, Question, RedFlag, TriageInput, TriageResult, Verdict } from './verdict.ts';

/**
 * First triage: red flags and a few explained rules. It errs on the side of safety: a red flag alone forces police, and
 * what no rule settles is `undecided`, which the rules of the case treat as police. Pure; the same input gives the same
 * output.
 */
export const assess = (input: TriageInput, rules: TriageRules): TriageResult => {
  const answers = answersOf(input, rules);
  const cleared = new Set(answers.flatMap(({ clears }) => clears));
  const cues = findCues(input.text, rules, cleared);
  const counting = cues.filter(({ evidence }) => evidence.excludedBecause === null);
  const categories = rankCategories(plainText(input.text), rules);
  const ranked = categories[0] ?? null;
  const category = ranked?.rule ?? null;

  const redFlags: RedFlag[] = [
    ...counting.flatMap(({ rule, evidence }) =>
      rule.redFlag === null
        ? []
        : [{ code: rule.redFlag.code, services: rule.redFlag.services, start: evidence.start, end: evidence.end }],
    ),
    ...answers.flatMap(({ redFlag }) =>
      redFlag === null ? [] : [{ code: redFlag, services: rules.redFlagServices[redFlag] ?? ['110' as const], start: 0, end: 0 }],
    ),
  ];
  const score = scoreOf(counting, answers, ranked);
  const verdict = verdictOf(score, redFlags, counting, category, rules);
  const emergency = redFlags.length > 0;

  return {
    revision: input.revision,
    verdict,
    emergency,
    services: servicesOf(verdict, redFlags),
    urgency: emergency ? 'critical' : urgencyOf(counting, category),
    category: category?.category ?? null,
    alternatives: alternativesOf(categories),
    unit: category?.unit ?? null,
    jointUnits: [],
    risk: verdict === 'police' || verdict === 'joint' ? 1 : verdict === 'undecided' ? 0.5 : 0,
    whyNot: [],
    confidence: confidenceOf(score, redFlags, rules),
    redFlags,
    evidence: [
      ...cues.map(({ evidence }) => evidence),
      ...categoryEvidence(input.text, category, rules),
    ].sort((left, right) => left.start - right.start),
    nextQuestion: nextQuestion(input, counting, rules, verdict),
    rulesVersion: rules.version,
  };
};

type Answer = QuestionRule['options'][number];

const answersOf = ({ answers }: TriageInput, { questions }: TriageRules): readonly Answer[] =>
  questions.flatMap(({ id, options }) => options.filter(({ key }) => answers[id] === key));

const scoreOf = (cues: readonly FoundCue[], answers: readonly Answer[], ranked: RankedCategory | null): number =>
  [...new Set(cues.map(({ rule }) => rule))].reduce((sum, { weight }) => sum + weight, 0) +
  answers.reduce((sum, { weight }) => sum + weight, 0) +
  (ranked === null ? 0 : weightOf(ranked));

/** What a category of the responsibility list says of the verdict. */
const categoryWeight: Readonly<Record<Verdict, number>> = { police: 2, joint: 2, non_police: -2, undecided: 0 };

/** "医院", "隔壁" may only say where it happens: such a word alone does not take a call away from the police. */
const weightOf = ({ rule, onlyPlaces }: RankedCategory): number =>
  rule.verdict === 'non_police' && onlyPlaces ? categoryWeight.non_police / 2 : categoryWeight[rule.verdict];

const verdictOf = (
  score: number,
  redFlags: readonly RedFlag[],
  cues: readonly FoundCue[],
  category: CategoryRule | null,
  { threshold }: TriageRules,
): Verdict => {
  const joint = cues.some(({ rule }) => rule.joint) || category?.verdict === 'joint';
  if (redFlags.length > 0) return joint ? 'joint' : 'police';
  if (joint && score > -threshold) return 'joint';
  if (score >= threshold) return 'police';
  return score <= -threshold ? 'non_police' : 'undecided';
};

/** 110 for whatever is police or joint; beside it what the red flags ask for. */
const servicesOf = (verdict: Verdict, redFlags: readonly RedFlag[]): readonly EmergencyService[] => {
  const wanted = new Set<EmergencyService>(redFlags.flatMap(({ services }) => services));
  if (verdict === 'police' || verdict === 'joint') wanted.add('110');
  return [...wanted].sort();
};

const urgencies: readonly Urgency[] = ['critical', 'urgent', 'normal', 'hard', 'consult'];

const urgencyOf = (cues: readonly FoundCue[], category: CategoryRule | null): Urgency => {
  const named = [...cues.map(({ rule }) => rule.urgency), category?.urgency ?? null].filter((each) => each !== null);
  return urgencies.find((urgency) => named.includes(urgency)) ?? 'normal';
};

/** A logistic curve over the score's distance from undecided; a red flag is certain. */
const confidenceOf = (score: number, redFlags: readonly RedFlag[], { threshold }: TriageRules): number =>
  redFlags.length > 0 ? 1 : 1 / (1 + Math.exp(threshold - Math.abs(score)));

interface RankedCategory {
  readonly rule: CategoryRule;
  /** Letters of its words that were found. */
  readonly hits: number;
  readonly onlyPlaces: boolean;
}

const rankCategories = (text: string, { categories, placeWords }: TriageRules): readonly RankedCategory[] =>
  categories
    .map((rule) => {
      const words = rule.words.filter((word) => text.includes(word));
      return {
        rule,
        hits: words.reduce((sum, word) => sum + [...word].length, 0),
        onlyPlaces: words.every((word) => placeWords.includes(word)),
      };
    })
    .filter(({ hits }) => hits > 0)
    .sort((left, right) => right.hits - left.hits);

const alternativesOf = (ranked: readonly RankedCategory[]): TriageResult['alternatives'] => {
  const total = ranked.reduce((sum, { hits }) => sum + hits, 0);
  return ranked
    .slice(0, 3)
    .map(({ rule, hits }) => ({ category: rule.category, unit: rule.unit, probability: hits / total }));
};

const categoryEvidence = (text: string, category: CategoryRule | null, { version }: TriageRules): TriageResult['evidence'] =>
  (category?.words ?? []).flatMap((word) => {
    const start = plainText(text).indexOf(word);
    if (start < 0 || category === null) return [];
    return [
      {
        start,
        end: start + word.length,
        text: text.slice(start, start + word.length),
        rule: `category:${category.category}`,
        rulesVersion: version,
        weight: categoryWeight[category.verdict],
        excludedBecause: null,
      },
    ];
  });

/** The first question not yet answered: those a cue calls for, then the protocol's own while the verdict is open. */
const nextQuestion = (
  { answers, text }: TriageInput,
  cues: readonly FoundCue[],
  { questions }: TriageRules,
  verdict: Verdict,
): Question | null => {
  if (text.trim() === '') return null;
  const open = questions.filter(({ id }) => answers[id] === undefined);
  const called = open.find(({ when }) => when !== 'always' && when.some((name) => cues.some(({ rule }) => rule.rule === name)));
  const found = called ?? (verdict === 'non_police' ? undefined : open.find(({ when }) => when === 'always'));
  return found === undefined
    ? null
    : {
        id: found.id,
        text: found.text,
        options: found.options.map(({ key, label, consequence }) => ({ key, label, consequence })),
      };
};
