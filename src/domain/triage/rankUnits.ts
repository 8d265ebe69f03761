import type { Opinion } from './opinion.ts';
import { ruleOf } from './ruleOf.ts';
import type { TriageRules } from './triageRules.ts';
import type { TriageResult, Verdict } from './verdict.ts';

export interface UnitRanking {
  readonly category: string | null;
  readonly unit: string | null;
  readonly jointUnits: readonly string[];
  readonly alternatives: TriageResult['alternatives'];
}

const shown = 3;
/**
 * How much a category that is usually another verdict's is believed of what the words say: of 2,076 calls for the police alone 38 had
 * a harmless category, of 657 for both 166, of 2,986 harmless ones 18 another.
 */
const strange: Readonly<Record<Verdict, Partial<Record<Verdict, number>>>> = {
  police: { joint: 0.1, non_police: 0.03 },
  joint: { police: 0.1, non_police: 0.1 },
  non_police: { police: 0.03, joint: 0.05 },
  undecided: {},
};
/** A unit likelier than this goes along with the lead of a joint case. */
const alongFrom = 0.12;

/**
 * Category and units that fit the verdict: police leads what is police, never what is joint (there the unit that goes along
 * leads the paper, 110 the scene); each unit is shown with the likeliest category of its own.
 */
export const rankUnits = (verdict: Verdict, opinion: Opinion, rules: TriageRules): UnitRanking => {
  const fitting = opinion.categories
    .map(({ label, probability }) => ({ label, probability: probability * believed(verdict, ruleOf(label, rules)?.verdict) }))
    .sort((one, other) => other.probability - one.probability);
  const category = fitting[0]?.label ?? null;
  const ofList = ruleOf(category, rules)?.unit;
  const scores = new Map(opinion.units.map(({ label, probability }) => [label, probability / 2]));
  const sum = fitting.reduce((all, { probability }) => all + probability, 0) || 1;
  for (const { label, probability } of fitting) {
    const unit = ruleOf(label, rules)?.unit;
    if (unit !== undefined) scores.set(unit, (scores.get(unit) ?? 0) + probability / sum / 2);
  }
  if (verdict === 'police') scores.set('gongan', 1 + (scores.get('gongan') ?? 0));
  if (verdict === 'joint') scores.set('gongan', (scores.get('gongan') ?? 0) / 4);
  if (verdict === 'non_police' && category !== 'zhengwu.gongan') scores.set('gongan', (scores.get('gongan') ?? 0) / 4);
  const ranked = [...scores].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
  const total = ranked.reduce((sum, [, score]) => sum + score, 0) || 1;
  const alternatives = ranked.slice(0, shown).map(([unit, score]) => ({
    unit,
    category: (unit === ofList ? category : null) ?? opinion.categories.find(({ label }) => ruleOf(label, rules)?.unit === unit)?.label ?? category ?? '',
    probability: score / total,
  }));
  const unit = category === null && verdict !== 'police' ? null : (alternatives[0]?.unit ?? null);
  const along = ranked.filter(([other, score]) => other !== unit && other !== 'gongan' && score / total >= alongFrom).map(([other]) => other);
  return { category, unit, jointUnits: verdict === 'joint' ? ['gongan', ...along.slice(0, 2)] : [], alternatives };
};

const believed = (verdict: Verdict, usual: Verdict | undefined): number => (usual === undefined ? 1 : (strange[verdict][usual] ?? 1));
