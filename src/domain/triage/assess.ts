import type { Urgency } from '../case/case.ts';
import { answersOf, applyRules, type FiredRule, type GivenAnswer } from './applyRules.ts';
import { decideVerdict, type Hearing } from './decideVerdict.ts';
import { findCues, type FoundCue } from './findCues.ts';
import { levelText, type LevelText } from './levelText.ts';
import { nextQuestion } from './nextQuestion.ts';
import { opinionOf, type Opinion } from './opinion.ts';
import { rankUnits } from './rankUnits.ts';
import { ruleOf } from './ruleOf.ts';
import { servicesOf } from './servicesOf.ts';
import type { TriageModel } from './triageModel.ts';
import type { CategoryRule, TriageRules } from './triageRules.ts';
import type { Evidence, RedFlag, TriageInput, TriageResult } from './verdict.ts';
import { whyNot } from './whyNot.ts';

/**
 * Triage of what is known so far. Cues, explained rules and a model learnt from labelled calls speak together; rules and
 * answers can only add safety. Pure: the same input gives the same output. Without a model it is coarse and asks more.
 */
export const assess = (input: TriageInput, rules: TriageRules, model: TriageModel | null = null): TriageResult => {
  const answers = answersOf(input, rules);
  const level = levelText(input.text, rules.respell);
  const found = findCues(input.text, level, rules, new Set(answers.flatMap(({ clears }) => clears)));
  const holding = applyRules(found, rules);
  const opinion = opinionOf(level.plain, found, holding, rules, model);
  const figurative = model !== null && isFigurative(opinion, rules);
  const cues = figurative ? withoutFigures(found, holding) : found;
  const counting = cues.filter(({ evidence }) => evidence.excludedBecause === null);
  const fired = figurative ? applyRules(cues, rules) : holding;
  const redFlags = redFlagsOf(fired, answers);
  const decided = decideVerdict(opinion, fired, answers, redFlags, returningNoise(input, opinion), hearingOf(level.plain, counting, opinion, rules), rules.thresholds);
  const ranked = rankUnits(decided.verdict, opinion, rules);
  const { emergency, verdict } = decided;
  const empty = level.plain.trim() === '';
  // A guess at the matter would look like knowledge of it on the form.
  const category = empty || decided.because === 'unclear' ? null : ranked.category;

  return {
    revision: input.revision,
    verdict,
    emergency,
    services: servicesOf(verdict, emergency, ruleOf(category, rules), fired, answers, redFlags),
    urgency: emergency ? 'critical' : urgencyOf(counting, ruleOf(category, rules)),
    category,
    alternatives: empty ? [] : ranked.alternatives,
    unit: empty ? null : ranked.unit,
    jointUnits: ranked.jointUnits,
    confidence: decided.confidence,
    risk: decided.risk,
    redFlags,
    evidence: evidenceOf(input.text, level, cues, opinion, rules),
    whyNot: whyNot(decided, opinion, fired),
    nextQuestion: nextQuestion(input, cues, category, rules, verdict),
    rulesVersion: rules.version,
  };
};

/** Neither the risk nor the alarm of the whole is more than a trace (a model's word: cues alone cannot say it): "water off for two days, I could jump off the roof". */
const isFigurative = ({ risk, emergency }: Opinion, { thresholds }: TriageRules): boolean => risk < thresholds.figurative && emergency < thresholds.emergency;

/** Without what would force police: it is shown as found and not counted. */
const withoutFigures = (cues: readonly FoundCue[], holding: readonly FiredRule[]): readonly FoundCue[] => {
  const figures = new Set(holding.flatMap((fired) => (fired.rule.force === null ? [] : fired.cues)));
  return cues.map((cue) => (figures.has(cue) ? { ...cue, evidence: { ...cue.evidence, excludedBecause: 'figurative' } } : cue));
};

const redFlagsOf = (fired: readonly FiredRule[], answers: readonly GivenAnswer[]): readonly RedFlag[] => {
  const flags = [
    ...fired.flatMap(({ rule, cues }) =>
      rule.redFlag === null
        ? []
        : cues.map(({ evidence }) => ({ code: rule.redFlag ?? '', services: rule.services, start: evidence.start, end: evidence.end })),
    ),
    ...answers.flatMap(({ redFlag, services }) => (redFlag === null ? [] : [{ code: redFlag, services, start: 0, end: 0 }])),
  ];
  return flags.filter(({ code, start, end }, at) => flags.findIndex((other) => other.code === code && other.start === start && other.end === end) === at);
};

const hearingOf = (plain: string, counting: readonly FoundCue[], opinion: Opinion, rules: TriageRules): Hearing => {
  const letters = [...plain].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length;
  return { unclear: isUnclear(plain, letters, counting, opinion, rules), brief: letters < rules.thresholds.briefLetters };
};

/** No matter is named, and the text is too little or too strange for the classifier to be believed. */
const isUnclear = (plain: string, letters: number, counting: readonly FoundCue[], { categories }: Opinion, rules: TriageRules): boolean => {
  if (rules.categories.some(({ words }) => words.some((word) => plain.includes(word)))) return false;
  return letters < rules.thresholds.unclearLetters || (counting.length === 0 && (categories[0]?.probability ?? 0) < rules.thresholds.unclearCategory);
};

/** Noise that was dealt with before and comes back is no first report (labelling rule B7): log odds towards police. */
const returningNoise = ({ callerHistory = [] }: TriageInput, { categories }: Opinion): number => {
  const noise = new Set(['huanbao.linli', 'zhian.zaosheng']);
  const before = callerHistory.filter(({ category }) => category !== null && noise.has(category)).length;
  return noise.has(categories[0]?.label ?? '') ? Math.min(before, 3) : 0;
};

const urgencies = ['urgent', 'normal', 'hard', 'consult'] as const;

const urgencyOf = (cues: readonly FoundCue[], category: CategoryRule | undefined): Urgency => {
  const usual = category?.urgency === 'critical' ? 'urgent' : (category?.urgency ?? null);
  const named: readonly (Urgency | null)[] = [...cues.map(({ rule }) => (rule.urgency === 'critical' ? 'urgent' : rule.urgency === 'consult' && usual !== null ? null : rule.urgency)), usual];
  return urgencies.find((urgency) => named.includes(urgency)) ?? 'normal';
};

const mostEvidence = 60;
const mostWords = 3;

/** The cues, then the words by which the model told most; a text without either says so: a verdict never stands alone. */
const evidenceOf = (text: string, { starts, ends }: LevelText, cues: readonly FoundCue[], { because, risk }: Opinion, { version }: TriageRules): readonly Evidence[] => {
  const shown = cues.slice(0, mostEvidence).map(({ evidence }) => evidence);
  const words = because.flatMap((word): readonly Evidence[] => {
    const [start, end] = [starts[word.start] ?? 0, ends[word.end - 1] ?? 0];
    // What a cue says already is told by its rule.
    return shown.some((cue) => cue.start < end && start < cue.end)
      ? []
      : [{ start, end, text: text.slice(start, end), rule: 'model', rulesVersion: version, weight: (risk < 0.5 ? -1 : 1) * Number(word.weight.toPrecision(3)), excludedBecause: null }];
  });
  const found = [...shown, ...words.slice(0, mostWords)].sort((one, other) => one.start - other.start);
  return found.length > 0 ? found : [{ start: 0, end: 0, text: '', rule: 'no_cue', rulesVersion: version, weight: 0, excludedBecause: null }];
};
