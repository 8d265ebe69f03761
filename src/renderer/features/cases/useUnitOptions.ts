import { useEffect, useState } from 'react';
import { useWorkstation } from '../../workstation/workstationContext.ts';

/** Units for a select, by characters, pinyin or initials, each named with what it belongs to. */
export const useUnitOptions = () => {
  const { directory } = useWorkstation();
  const [text, search] = useState('');
  const [options, setOptions] = useState<{ value: string; label: string }[]>([]);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      directory.call.searchUnits({ text: text.split(' › ').at(-1) ?? '', kinds: [], limit: 30 }).then(
        (units) => {
          if (!stale) setOptions(units.map(({ id, name, path }) => ({ value: id, label: [...path.slice(-2, -1), name].join(' › ') })));
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
