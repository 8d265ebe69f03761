import * as z from 'zod';
import type { CoordinateSystem, Place, Point } from '#domain/place/place.ts';
import type { Polygon } from '#domain/place/polygon.ts';
import { unitIdSchema } from './identifiers.ts';

export const coordinateSystemSchema = z.enum(['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09']) satisfies z.ZodType<CoordinateSystem>;

/** Degrees, within the land of China and a little more: a swapped pair is refused, not put into the sea. */
export const longitudeSchema = z.number().min(73).max(136);
export const latitudeSchema = z.number().min(3).max(54);

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

/** Outer ring first, then holes. */
export const outlineSchema = z.object({ unitId: unitIdSchema, polygon: z.array(ringSchema).min(1).readonly() satisfies z.ZodType<Polygon> });
export type Outline = z.infer<typeof outlineSchema>;

/**
 * resources/grids/*.json, WGS-84: the outline of every grid, which decides where a point lies; and of divisions above them,
 * which are drawn on the map and decide nothing. A division in several pieces has several outlines.
 */
export const gridsFileSchema = z.object({
  version: z.string().min(1),
  system: z.literal('WGS-84'),
  demo: z.boolean(),
  grids: z.array(outlineSchema),
  areas: z.array(outlineSchema).default([]),
});

/**
 * Map tiles of the city, layers from the ground up, each with {z}, {x}, {y} and, where the server wants one, {key}, which
 * comes from the environment (LIANXI_MAP_KEY). Web Mercator tiles only: those of BD-09 are cut otherwise.
 */
export const tilesSchema = z.object({
  layers: z.array(z.url({ protocol: /^https?$/ }).refine((url) => ['{x}', '{y}', '{z}'].every((part) => url.includes(part)))).min(1).max(4),
  system: coordinateSystemSchema.exclude(['BD-09']),
  attribution: z.string().min(1).max(200),
  tileSize: z.union([z.literal(256), z.literal(512)]).default(256),
  maxZoom: z.number().int().min(1).max(22).default(18),
});

/** resources/map.json; without tiles the map draws the city's own outlines and places. */
export const mapFileSchema = z.object({ version: z.string().min(1), tiles: tilesSchema.nullable() });
export type MapTiles = z.infer<typeof tilesSchema>;
