import { classify, type Classification } from './classifier/classify.ts';
import type { FoundCue } from './findCues.ts';
import { signText, soundsOf } from './signText.ts';
import type { TriageModel } from './triageModel.ts';
import type { CategoryRule, TriageRules } from './triageRules.ts';

export interface Ranked {
  readonly label: string;
  readonly probability: number;
}

/** What cues and model together hold likely, before any rule or answer. */
export interface Opinion {
  /** That the police are needed, alone or with others. */
  readonly risk: number;
  /** That others must go along, given that the police are needed. */
  readonly joint: number;
  readonly emergency: number;
  readonly categories: readonly Ranked[];
  readonly units: readonly Ranked[];
  /** What of the text spoke most for the likelier side. */
  readonly because: Classification['because'];
}

/** Without a model the cues' weights and the categories' words speak: coarse, and never far from undecided. */
export const opinionOf = (plain: string, cues: readonly FoundCue[], rules: TriageRules, model: TriageModel | null): Opinion =>
  model === null ? coarseOpinion(plain, cues, rules) : learntOpinion(signText(plain, cues, rules, soundsFor(model)), rules, model);

/** How much the list of categories says against the classifier of verdicts, on the log odds. */
const listShare = 0.3;

const learntOpinion = ({ danger, matter }: ReturnType<typeof signText>, rules: TriageRules, model: TriageModel): Opinion => {
  const verdicts = classify(model.verdict, danger);
  const [police, joint, calm] = (['police', 'joint', 'non_police'] as const).map((label) => probabilityOf(verdicts, label));
  const categories = classify(model.category, matter);
  const listed = categories.reduce((sum, { label, probability }) => sum + (isPolice(ruleOf(label, rules)) ? probability : 0), 0);
  const risk = fromOdds((1 - listShare) * toOdds(1 - (calm ?? 0)) + listShare * toOdds(listed));
  return {
    risk,
    joint: (joint ?? 0) / Math.max((joint ?? 0) + (police ?? 0), 1e-9),
    emergency: probabilityOf(classify(model.emergency, danger), 'yes'),
    categories,
    units: classify(model.unit, matter),
    because: (risk < 0.5 ? verdicts.find(({ label }) => label === 'non_police') : verdicts.find(({ label }) => label !== 'non_police'))?.because ?? [],
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
    categories,
    units: found.map(({ rule, hits }) => ({ label: rule.unit, probability: hits / total })),
    because: [],
  };
};

export const ruleOf = (category: string | null, { categories }: TriageRules): CategoryRule | undefined =>
  categories.find((rule) => rule.category === category);

const isPolice = (rule: CategoryRule | undefined): boolean => rule?.verdict === 'police' || rule?.verdict === 'joint';

const probabilityOf = (labels: readonly Ranked[], wanted: string): number => labels.find(({ label }) => label === wanted)?.probability ?? 0;

export const toOdds = (probability: number): number => {
  const inside = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
};

export const fromOdds = (odds: number): number => 1 / (1 + Math.exp(-odds));

const soundTables = new WeakMap<TriageModel, ReadonlyMap<string, string>>();

const soundsFor = (model: TriageModel): ReadonlyMap<string, string> => {
  const known = soundTables.get(model) ?? soundsOf(model.syllables);
  soundTables.set(model, known);
  return known;
};
