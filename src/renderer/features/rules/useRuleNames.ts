import { useCallback, useMemo } from 'react';
import { useCityLists, type CityLists } from '../../seat/useCityLists.ts';

export interface RuleNames {
  readonly lists: CityLists | null;
  /** The words behind the code of a category or a unit; the code itself when nobody knows it. */
  readonly named: (code: string) => string;
}

export const useRuleNames = (): RuleNames => {
  const lists = useCityLists();
  const words = useMemo(
    () => new Map([...(lists?.categories ?? []).map(({ id, name }) => [id, name] as const), ...(lists?.unitKinds ?? []).map(({ code, name }) => [code, name] as const)]),
    [lists],
  );
  const named = useCallback((code: string) => words.get(code) ?? code, [words]);
  return { lists, named };
};
