import { useEffect, useState } from 'react';
import { useWorkstation } from '../../workstation/workstationContext.ts';

/** A unit as it is picked: with what the way of sending depends on. */
export interface UnitOption {
  readonly value: string;
  readonly label: string;
  readonly kind: string;
  readonly code: string | null;
}

/** Units for a select, by characters, pinyin or initials, each named with what it belongs to. */
export const useUnitOptions = () => {
  const { directory } = useWorkstation();
  const [text, search] = useState('');
  const [options, setOptions] = useState<UnitOption[]>([]);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      directory.call.searchUnits({ text: text.split(' › ').at(-1) ?? '', kinds: [], limit: 30 }).then(
        (units) => {
          if (!stale) setOptions(units.map(optionOf));
        },
        () => undefined,
      );
    }, 120);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [directory, text]);
  return { options, search };
};

export const optionOf = ({ id, name, path, kind, code }: { readonly id: string; readonly name: string; readonly path: readonly string[]; readonly kind: string; readonly code: string | null }): UnitOption => ({
  value: id,
  label: [...path.slice(-2, -1), name].join(' › '),
  kind,
  code,
});
