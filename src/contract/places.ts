import * as z from 'zod';
import type { CoordinateSystem, Place, Point } from '#domain/place/place.ts';
import type { Polygon } from '#domain/place/polygon.ts';
import { unitIdSchema } from './identifiers.ts';

export const coordinateSystemSchema = z.enum(['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09']) satisfies z.ZodType<CoordinateSystem>;

/** Degrees, within the land of China and a little more: a swapped pair is refused, not put into the sea. */
const longitudeSchema = z.number().min(73).max(136);
const latitudeSchema = z.number().min(3).max(54);

export const pointSchema = z.object({ system: coordinateSystemSchema, longitude: longitudeSchema, latitude: latitudeSchema }) satisfies z.ZodType<Point>;

export const placeNameSchema = z.string().trim().min(1).max(80);
export const placeKindSchema = z.enum(['road', 'residence', 'landmark']);

/** resources/places/*.json: WGS-84, a line per place to keep it small. Made by `npm run places`. */
export const placesFileSchema = z.object({
  version: z.string().min(1),
  system: z.literal('WGS-84'),
  demo: z.boolean(),
  places: z.array(z.tuple([placeNameSchema, placeKindSchema, unitIdSchema, longitudeSchema.nullable(), latitudeSchema.nullable()])),
});
export type PlacesFile = z.infer<typeof placesFileSchema>;

export const placesOf = ({ demo, places, system }: PlacesFile): readonly Place[] =>
  places.map(([name, kind, unitId, longitude, latitude]) => ({
    name,
    kind,
    unitId,
    point: longitude === null || latitude === null ? null : { system, longitude, latitude },
    demo,
  }));

const ringSchema = z.array(z.tuple([longitudeSchema, latitudeSchema]).readonly()).min(3).readonly();

/** resources/grids/*.json: the outline of every grid, WGS-84, outer ring first, then holes. */
export const gridsFileSchema = z.object({
  version: z.string().min(1),
  system: z.literal('WGS-84'),
  demo: z.boolean(),
  grids: z.array(z.object({ unitId: unitIdSchema, polygon: z.array(ringSchema).min(1).readonly() satisfies z.ZodType<Polygon> })),
});
export type GridOutline = z.infer<typeof gridsFileSchema>['grids'][number];
