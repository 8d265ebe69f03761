import { useMemo } from 'react';
import { useRuleWords } from '../../seat/useRuleWords.ts';
import type { Choices } from './choices.ts';
import { entriesOf } from './ruleEntries.ts';
import type { RuleNames } from './useRuleNames.ts';

/** What the fields of a rule set choose from: its own cues by their words, the city's categories and units. */
export const useChoices = (body: unknown, { lists }: RuleNames): Choices => {
  const words = useRuleWords();
  const cues = useMemo(() => entriesOf(body).filter(({ section }) => section === 'cues').map(({ name }) => name), [body]);
  return {
    cues: [...new Set(cues)].map((value) => ({ value, label: words.named(value) })),
    categories: (lists?.categories ?? []).filter(({ parent }) => parent !== null).map(({ id, name }) => ({ value: id, label: name })),
    units: (lists?.unitKinds ?? []).map(({ code, name }) => ({ value: code, label: name })),
  };
};
