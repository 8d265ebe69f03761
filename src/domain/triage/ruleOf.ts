import type { CategoryRule, TriageRules } from './triageRules.ts';

/** A category's entry in the rules. */
export const ruleOf = (category: string | null, { categories }: TriageRules): CategoryRule | undefined =>
  categories.find((rule) => rule.category === category);
