import { useEffect, useState } from 'react';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';

export type CallerHistory = Awaited<ReturnType<SeatServices['cases']['call']['callerHistory']>>;

const without = (history: CallerHistory, caseId: string): CallerHistory => {
  const own = history.cases.find(({ id }) => id === caseId);
  if (own === undefined) return history;
  return {
    cases: history.cases.filter((each) => each !== own),
    total: history.total - 1,
    open: history.open - (own.state === 'closed' ? 0 : 1),
  };
};

/** Earlier cases of the number, all local; null until known. Half-typed numbers are not looked up. */
export const useCallerHistory = (number: string, exceptCaseId: string): CallerHistory | null => {
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
  return known !== null && known.number === number ? without(known.history, exceptCaseId) : null;
};
