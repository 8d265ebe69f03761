import { useState } from 'react';

const keyOf = (name: string): string => `lianxi.kept.${name}`;

/**
 * Fields of a sheet that outlive its closing, a change of case or page and a reload of the screen, until they are given:
 * nothing typed is lost. `name` says of which case and act.
 */
export const useKept = <Fields extends object>(name: string, empty: Fields) => {
  const read = (): Fields => {
    const kept = sessionStorage.getItem(keyOf(name));
    return kept === null ? empty : { ...empty, ...(JSON.parse(kept) as Partial<Fields>) };
  };
  const [fields, setFields] = useState<Fields>(read);
  return {
    fields,
    change: (next: Partial<Fields>): void =>
      setFields((before) => {
        const after = { ...before, ...next };
        sessionStorage.setItem(keyOf(name), JSON.stringify(after));
        return after;
      }),
    /** They have been given. */
    forget: (): void => sessionStorage.removeItem(keyOf(name)),
  };
};
