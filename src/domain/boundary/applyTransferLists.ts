import type { TriageRules } from '../triage/triageRules.ts';
import type { TriageResult, Verdict } from '../triage/verdict.ts';
import { appliesOn, type TransferItem, type TransferLists } from './transferList.ts';

/** The item in force that names a category. */
export const itemOfCategory = (items: readonly TransferItem[], category: string, day: string): TransferItem | null =>
  items.find((item) => item.categories.includes(category) && appliesOn(item, day)) ?? null;

/**
 * The city's lists on top of the engine's verdict. An item that says what the rules say of its category is cited and changes
 * nothing. Where the city has moved the boundary, its item decides: towards the police always; away from them only what no
 * red flag, emergency, rule or answer holds there (safety before diversion).
 */
export const applyTransferLists = (result: TriageResult, rules: TriageRules, lists: TransferLists, day: string): TriageResult => {
  const item = result.category === null ? null : itemOfCategory(lists.items, result.category, day);
  if (item === null) return result;
  const usual = rules.categories.find(({ category }) => category === result.category);
  const cited = { ...result, evidence: [...result.evidence, citation(item, lists.version)] };
  const unit = usual?.unit === item.unit || result.verdict === 'police' ? result.unit : item.unit;
  const moved = usual !== undefined && isPolice(usual.verdict) !== isPolice(item.verdict);
  if (!moved || isPolice(result.verdict) === isPolice(item.verdict) || (item.verdict === 'non_police' && isHeld(result))) return { ...cited, unit };
  return {
    ...cited,
    verdict: item.verdict,
    unit: item.unit,
    jointUnits: item.verdict === 'joint' ? ['gongan'] : [],
    services: isPolice(item.verdict) ? [...new Set([...result.services, '110' as const])].sort() : result.services.filter((service) => service !== '110'),
    whyNot: [
      ...result.whyNot.filter(({ verdict }) => verdict !== item.verdict && verdict !== result.verdict),
      { verdict: result.verdict, because: ruleName(item), text: '', probability: result.confidence },
    ],
  };
};

const ruleName = ({ id }: TransferItem): string => `list:${id}`;

/** Undecided is treated as police, so it stands on neither side. */
const isPolice = (verdict: Verdict): boolean | null => (verdict === 'undecided' ? null : verdict !== 'non_police');

/** Only a plain weighing of probabilities may be overruled towards diversion. */
const isHeld = ({ redFlags, emergency, whyNot }: TriageResult): boolean =>
  redFlags.length > 0 || emergency || whyNot.some(({ verdict, because }) => verdict === 'non_police' && because !== 'risk_too_high');

const citation = (item: TransferItem, version: string): TriageResult['evidence'][number] => ({
  start: 0,
  end: 0,
  text: '',
  rule: ruleName(item),
  rulesVersion: version,
  weight: item.verdict === 'non_police' ? -1 : 1,
  excludedBecause: null,
});
