import type { CategoryRule, TriageRules } from './triageRules.ts';

const indexes = new WeakMap<TriageRules, ReadonlyMap<string, CategoryRule>>();

/** A category's entry in the rules. Looked up for every category of every text, so they are indexed once. */
export const ruleOf = (category: string | null, rules: TriageRules): CategoryRule | undefined => {
  const index = indexes.get(rules) ?? new Map(rules.categories.toReversed().map((rule) => [rule.category, rule]));
  indexes.set(rules, index);
  return index.get(category ?? '');
};
