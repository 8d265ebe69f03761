import type { TriageRules } from '../triage/triageRules.ts';
import { appliesOn, type TransferItem, type TransferLists } from './transferList.ts';

/**
 * The rules of triage with the city's lists laid over them: a category named by an item in force on `day` has that item's
 * verdict and unit. What no item names stays as the rules have it.
 */
export const withTransferLists = (rules: TriageRules, { items }: TransferLists, day: string): TriageRules => {
  const listed = new Map(items.filter((item) => appliesOn(item, day)).flatMap((item) => item.categories.map((category) => [category, item] as const)));
  return {
    ...rules,
    categories: rules.categories.map((rule) => {
      const item = listed.get(rule.category);
      return item === undefined ? rule : { ...rule, verdict: item.verdict, unit: item.unit };
    }),
  };
};

/** The item in force that names a category, for the reason shown beside a verdict. */
export const itemOfCategory = (items: readonly TransferItem[], category: string, day: string): TransferItem | null =>
  items.find((item) => item.categories.includes(category) && appliesOn(item, day)) ?? null;
