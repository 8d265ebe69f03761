import type { Verdict } from '#domain/triage/verdict.ts';
import { useEffect, useState } from 'react';
import type { FormValues } from './draftEditor.ts';
import { useSeatServices, type SeatServices } from './seatServices.ts';

export type UnitWithPath = NonNullable<Awaited<ReturnType<SeatServices['directory']['call']['unit']>>>;

/** The unit the case would go to: the taker's choice, for police matters the station of the place, else the proposal for category and place with its reason. */
export interface ChosenUnit {
  readonly unit: UnitWithPath | null;
  readonly why: 'chosen' | 'police' | 'duty' | 'grid' | 'fallback' | 'unknown';
}

const nobody: ChosenUnit = { unit: null, why: 'unknown' };

/** The division code of a street; communities and grids carry it in front of their own. */
const streetOf = (unitId: string): string | null => /^\d{9}/u.exec(unitId)?.[0] ?? null;

/** The police station of the place's street, or null. */
const policeStation = async (directory: SeatServices['directory'], placeUnitId: string | null): Promise<UnitWithPath | null> => {
  const street = placeUnitId === null ? null : streetOf(placeUnitId);
  if (street === null) return null;
  const station = (await directory.call.children({ unitId: street })).find(({ kind }) => kind === 'police_station');
  return station === undefined ? null : directory.call.unit({ unitId: station.id });
};

/** The city's public security bureau: where a police matter goes while its place is not known. */
const policeBureau = async (directory: SeatServices['directory']): Promise<UnitWithPath | null> =>
  (await directory.call.searchUnits({ text: '公安局', kinds: ['department'], limit: 20 })).find(({ code }) => code === 'gongan') ?? null;

const propose = async (
  directory: SeatServices['directory'],
  { unitId, category, placeUnitId, police }: { unitId: string | null; category: string | null; placeUnitId: string | null; police: boolean },
): Promise<ChosenUnit> => {
  if (unitId !== null) return { unit: await directory.call.unit({ unitId }), why: 'chosen' };
  const station = police ? ((await policeStation(directory, placeUnitId)) ?? (await policeBureau(directory))) : null;
  return station === null ? directory.call.proposeUnit({ category, placeUnitId }) : { unit: station, why: 'police' };
};

export const useChosenUnit = (values: FormValues, verdict: Verdict | null): ChosenUnit => {
  const { directory } = useSeatServices();
  const [chosen, setChosen] = useState<ChosenUnit>(nobody);
  const unitId = values.unitId ?? null;
  const category = values.category ?? null;
  const placeUnitId = values.place?.unitId ?? null;
  const police = verdict === 'police' || verdict === 'joint';
  useEffect(() => {
    let stale = false;
    propose(directory, { unitId, category, placeUnitId, police }).then(
      (result) => {
        if (!stale) setChosen(result);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [directory, unitId, category, placeUnitId, police]);
  return chosen;
};
