import { useEffect, useState } from 'react';
import type { FormValues } from './draftEditor.ts';
import { useSeatServices, type SeatServices } from './seatServices.ts';

export type UnitWithPath = NonNullable<Awaited<ReturnType<SeatServices['directory']['call']['unit']>>>;

/** The unit the case would go to: the taker's choice, else the proposal for category and place with its reason. */
export interface ChosenUnit {
  readonly unit: UnitWithPath | null;
  readonly why: 'chosen' | 'duty' | 'grid' | 'fallback' | 'unknown';
}

const nobody: ChosenUnit = { unit: null, why: 'unknown' };

export const useChosenUnit = (values: FormValues | null): ChosenUnit => {
  const { directory } = useSeatServices();
  const [chosen, setChosen] = useState<ChosenUnit>(nobody);
  const unitId = values?.unitId ?? null;
  const category = values?.category ?? null;
  const placeUnitId = values?.place?.unitId ?? null;
  useEffect(() => {
    let stale = false;
    const found: Promise<ChosenUnit> =
      unitId === null
        ? directory.call.proposeUnit({ category, placeUnitId })
        : directory.call.unit({ unitId }).then((unit) => ({ unit, why: 'chosen' }));
    found.then(
      (result) => {
        if (!stale) setChosen(result);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [directory, unitId, category, placeUnitId]);
  return chosen;
};
