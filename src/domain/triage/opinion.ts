import { classifyFeatures } from './classifier/classify.ts';
import { speakingWords, type SpeakingWords } from './classifier/speakingWords.ts';
import type { FiredRule } from './applyRules.ts';
import type { FoundCue } from './findCues.ts';
import { probabilityOf, type Logistic } from './fitLogistic.ts';
import { mattersOf } from './matters.ts';
import { fromOdds } from './odds.ts';
import { signalsOf, valuesOf, type Ranked } from './signals.ts';
import { soundsOf } from './signText.ts';
import type { TriageModel } from './triageModel.ts';
import type { CategoryRule, TriageRules } from './triageRules.ts';
import { voicesOf, type Ears, type Voices } from './voices.ts';

/** What cues and model together hold likely, before any rule or answer. */
export interface Opinion {
  /** That the police are needed, alone or with others. */
  readonly risk: number;
  /** That others must go along, given that the police are needed. */
  readonly joint: number;
  readonly emergency: number;
  /** The same as the risk, of the words of the most alarming sentence alone. */
  readonly worstSentence: number;
  readonly categories: readonly Ranked[];
  readonly units: readonly Ranked[];
  /** What of the text spoke most for the likelier side, the strongest first. */
  readonly because: readonly SpeakingWords[];
}

/** Without a model the cues' weights and the categories' words speak: coarse, and never far from undecided. */
export const opinionOf = (plain: string, cues: readonly FoundCue[], fired: readonly FiredRule[], rules: TriageRules, model: TriageModel | null): Opinion => {
  if (model === null) return coarseOpinion(plain, cues, rules);
  const sounds = soundsFor(model);
  const [whole, ...parts] = mattersOf(plain).map((matter) =>
    hearMatter(matter, cues.filter(({ at }) => matter[at] !== undefined && matter[at] !== ' '), fired, rules, { ...model, sounds }),
  );
  // Labelling rule B9: the most dangerous matter of a call says what the call is.
  const { matter, voices, ...opinion } = parts.reduce((worst, part) => (part.risk > worst.risk ? { ...part, emergency: Math.max(part.emergency, worst.emergency) } : worst), whole as Heard);
  const likelier = voices.verdicts.find(({ label }) => (label === 'non_police') === opinion.risk < 0.5)?.label ?? '';
  return { ...opinion, because: speakingWords(model.verdict, likelier, matter, voices.words, sounds) };
};

interface Heard extends Omit<Opinion, 'because'> {
  readonly matter: string;
  readonly voices: Voices;
}

const hearMatter = (matter: string, cues: readonly FoundCue[], fired: readonly FiredRule[], rules: TriageRules, model: Ears & Pick<TriageModel, 'unit' | 'risk' | 'alarm' | 'together'>): Heard => {
  const voices = voicesOf(matter, cues, rules, model);
  const signals = signalsOf(matter, cues, fired, voices, rules);
  const weighed = (by: Logistic): number => probabilityOf(by, valuesOf(by.names, signals));
  return {
    matter,
    voices,
    risk: weighed(model.risk),
    joint: weighed(model.together),
    emergency: weighed(model.alarm),
    worstSentence: voices.worstSentence,
    categories: voices.categories,
    units: classifyFeatures(model.unit, voices.subject),
  };
};

const coarseOpinion = (plain: string, cues: readonly FoundCue[], rules: TriageRules): Opinion => {
  const counting = new Set(cues.filter(({ evidence }) => evidence.excludedBecause === null).map(({ rule }) => rule));
  const found = rules.categories
    .map((rule) => ({ rule, hits: rule.words.filter((word) => plain.includes(word)).reduce((sum, word) => sum + word.length, 0) }))
    .filter(({ hits }) => hits > 0)
    .sort((one, other) => other.hits - one.hits);
  const total = found.reduce((sum, { hits }) => sum + hits, 0);
  const categories = found.map(({ rule, hits }) => ({ label: rule.category, probability: hits / total }));
  const best = found[0]?.rule;
  const weights = [...counting].reduce((sum, { weight }) => sum + weight, 0) + (best === undefined ? 0 : isPolice(best) ? 2 : -2);
  return {
    risk: fromOdds(weights / 2),
    joint: best?.verdict === 'joint' ? 1 : 0,
    emergency: 0,
    worstSentence: 0,
    categories,
    units: found.map(({ rule, hits }) => ({ label: rule.unit, probability: hits / total })),
    because: [],
  };
};

const isPolice = (rule: CategoryRule | undefined): boolean => rule?.verdict === 'police' || rule?.verdict === 'joint';

const soundTables = new WeakMap<TriageModel, ReadonlyMap<string, string>>();

const soundsFor = (model: TriageModel): ReadonlyMap<string, string> => {
  const known = soundTables.get(model) ?? soundsOf(model.syllables);
  soundTables.set(model, known);
  return known;
};
