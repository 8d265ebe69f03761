import { useEffect, useState } from 'react';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';

export type CallerHistory = Awaited<ReturnType<SeatServices['cases']['call']['callerHistory']>>;

/** Earlier cases of the number, all local; null until known. Half-typed numbers are not looked up. */
export const useCallerHistory = (number: string): CallerHistory | null => {
  const { cases } = useSeatServices();
  const [known, setKnown] = useState<{ readonly number: string; readonly history: CallerHistory } | null>(null);
  useEffect(() => {
    if (number.replace(/\D/gu, '').length < 5) return undefined;
    let stale = false;
    const look = (): void => {
      cases.call.callerHistory({ number }).then(
        (history) => {
          if (!stale) setKnown({ number, history });
        },
        () => undefined,
      );
    };
    look();
    const end = cases.subscribe.changed({}, look);
    return () => {
      stale = true;
      end();
    };
  }, [cases, number]);
  return known !== null && known.number === number ? known.history : null;
};
