import * as z from 'zod';
import { unitSchema } from '../central/directory.ts';
import { unitIdSchema } from '../identifiers.ts';
import { latitudeSchema, longitudeSchema, outlineSchema, placeKindSchema, placeNameSchema, tilesSchema } from '../places.ts';

const drawnSchema = outlineSchema.extend({ name: z.string(), demo: z.boolean() });

/** The city as a map draws it: outlines and named places in WGS-84, and the tiles beneath them when the city has some. */
export const cityMapSchema = z.object({
  /** `within`: the divisions a grid lies in, by kind, from the county down. */
  grids: z.array(drawnSchema.extend({ within: z.array(z.object({ unitId: unitIdSchema, name: z.string(), kind: unitSchema.shape.kind })) })),
  areas: z.array(drawnSchema.extend({ kind: unitSchema.shape.kind })),
  places: z.array(z.object({ name: placeNameSchema, kind: placeKindSchema, longitude: longitudeSchema, latitude: latitudeSchema, demo: z.boolean() })),
  tiles: tilesSchema.nullable(),
});
export type CityMap = z.infer<typeof cityMapSchema>;
