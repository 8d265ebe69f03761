import { useEffect, useState } from 'react';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';

export type FoundUnit = Awaited<ReturnType<SeatServices['directory']['call']['searchUnits']>>[number];

/** Units by characters, pinyin or initials; the last answer stays until the next arrives, so that the list does not jump. */
export const useUnitSearch = (text: string): readonly FoundUnit[] => {
  const { directory } = useSeatServices();
  const [found, setFound] = useState<readonly FoundUnit[]>([]);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      directory.call.searchUnits({ text: text.split(' › ').at(-1) ?? '', kinds: [], limit: 30 }).then(
        (units) => {
          if (!stale) setFound(units);
        },
        () => undefined,
      );
    }, 120);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [directory, text]);
  return found;
};
