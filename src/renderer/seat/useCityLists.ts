import { useEffect, useState } from 'react';
import { useSeatServices, type SeatServices } from './seatServices.ts';

/** Categories, reasons and clock hours of the city. */
export type CityLists = Awaited<ReturnType<SeatServices['directory']['call']['lists']>>;

export const useCityLists = (): CityLists | null => {
  const { directory } = useSeatServices();
  const [lists, setLists] = useState<CityLists | null>(null);
  useEffect(() => {
    let stale = false;
    directory.call.lists({}).then(
      (given) => {
        if (!stale) setLists(given);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [directory]);
  return lists;
};
