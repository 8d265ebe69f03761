import * as z from 'zod';
import { placeKindSchema, placeNameSchema, pointSchema, type PlacesFile } from '../../src/contract/places.ts';
import type { CoordinateSystem } from '../../src/domain/place/place.ts';
import type { Position } from '../../src/domain/place/polygon.ts';
import { toWgs84 } from '../../src/main/services/toWgs84.ts';
import type { PlaceRow } from './readPlaceRows.ts';

export interface Refusal {
  readonly at: number;
  readonly problem: string;
}

export interface City {
  hasUnit(unitId: string): boolean;
  /** Grids at a WGS-84 point. */
  gridsAt(position: Position): readonly string[];
}

const rowSchema = z.object({
  name: placeNameSchema,
  kind: placeKindSchema.default('landmark'),
  unitId: z.string().optional(),
  longitude: pointSchema.shape.longitude.optional(),
  latitude: pointSchema.shape.latitude.optional(),
});

/** Rows that are good, in WGS-84, and those refused with the reason: without a name, outside China, in no known unit, twice the same. */
export const importPlaces = (
  rows: readonly PlaceRow[],
  system: CoordinateSystem,
  city: City,
): { readonly places: PlacesFile['places']; readonly refused: readonly Refusal[] } => {
  const places = new Map<string, PlacesFile['places'][number]>();
  const refused: Refusal[] = [];
  for (const { at, values } of rows) {
    const refuse = (problem: string): void => void refused.push({ at, problem });
    const read = rowSchema.safeParse(values);
    if (!read.success) {
      refuse(z.prettifyError(read.error).replaceAll('\n', ' '));
      continue;
    }
    const { name, kind, unitId: given, longitude, latitude } = read.data;
    if ((longitude === undefined) !== (latitude === undefined)) {
      refuse('longitude and latitude go together');
      continue;
    }
    const position = longitude === undefined || latitude === undefined ? null : toWgs84({ system, longitude, latitude });
    const unitId = given ?? (position === null ? undefined : city.gridsAt(position)[0]);
    const key = `${name} ${unitId ?? ''}`;
    if (unitId === undefined) refuse(position === null ? 'neither unitId nor a point' : 'the point lies in no known grid and no unitId is given');
    else if (!city.hasUnit(unitId)) refuse(`no unit ${unitId}`);
    else if (places.has(key)) refuse('the same name in the same unit is there already');
    else places.set(key, [name, kind, unitId, position === null ? null : shorten(position[0]), position === null ? null : shorten(position[1])]);
  }
  return { places: [...places.values()], refused };
};

/** Six digits of a degree are a decimetre. */
const shorten = (degrees: number): number => Number(degrees.toFixed(6));
