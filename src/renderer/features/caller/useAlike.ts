import { useEffect, useState } from 'react';
import type { FormValues } from '../../seat/draftEditor.ts';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';

export type AlikeCases = Awaited<ReturnType<SeatServices['cases']['call']['alike']>>;

/** A pause in typing as long as this asks anew. */
const pause = 400;

/** Earlier cases that may be of the same event as what is typed; empty until something is. */
export const useAlike = (values: FormValues, phone: string, caseId: string): AlikeCases => {
  const { cases } = useSeatServices();
  const [found, setFound] = useState<AlikeCases>([]);
  const text = values.description ?? '';
  const place = values.place?.text ?? '';
  const placeUnitId = values.place?.unitId ?? null;
  const category = values.category ?? null;
  useEffect(() => {
    if (text === '') {
      setFound([]);
      return undefined;
    }
    let stale = false;
    const timer = setTimeout(() => {
      cases.call.alike({ caseId, text, place, placeUnitId, phone, category }).then(
        (alike) => {
          if (!stale) setFound(alike);
        },
        () => undefined,
      );
    }, pause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [cases, caseId, text, place, placeUnitId, phone, category]);
  return found;
};
