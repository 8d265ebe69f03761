import type { Urgency } from '#domain/case/case.ts';
import type { Verdict } from '#domain/triage/verdict.ts';
import { useEffect, useState } from 'react';
import type { FormValues } from './draftEditor.ts';
import { useSeatServices, type SeatServices } from './seatServices.ts';

export type UnitWithPath = NonNullable<Awaited<ReturnType<SeatServices['directory']['call']['unit']>>>;

type Routed = Awaited<ReturnType<SeatServices['directory']['call']['route']>>;

/** The unit the case would go to: the taker's choice, else what the routing proposes with its reason; and who should go along. */
export interface ChosenUnit {
  readonly unit: UnitWithPath | null;
  readonly why: 'chosen' | Routed['lead']['why'];
  readonly joint: Routed['joint'];
}

const nobody: ChosenUnit = { unit: null, why: 'unknown', joint: [] };

const propose = async (directory: SeatServices['directory'], unitId: string | null, matter: Parameters<SeatServices['directory']['call']['route']>[0]): Promise<ChosenUnit> => {
  const { lead, joint } = await directory.call.route(matter);
  if (unitId === null) return { ...lead, joint };
  return { unit: await directory.call.unit({ unitId }), why: 'chosen', joint: joint.filter(({ unit }) => unit.id !== unitId) };
};

export const useChosenUnit = (values: FormValues, urgency: Urgency, verdict: Verdict | null): ChosenUnit => {
  const { directory } = useSeatServices();
  const [chosen, setChosen] = useState<ChosenUnit>(nobody);
  const unitId = values.unitId ?? null;
  const category = values.category ?? null;
  const placeUnitId = values.place?.unitId ?? null;
  const police = verdict === 'police' || verdict === 'joint';
  useEffect(() => {
    let stale = false;
    propose(directory, unitId, { category, placeUnitId, urgency, police }).then(
      (result) => {
        if (!stale) setChosen(result);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [directory, unitId, category, placeUnitId, urgency, police]);
  return chosen;
};
