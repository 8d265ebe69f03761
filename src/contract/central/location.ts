import * as z from 'zod';
import { coordinateSystemSchema } from '../places.ts';
import { instantSchema, lineSchema, textSchema } from '../identifiers.ts';

/** A number as a network knows it. */
const callingNumberSchema = z.string().regex(/^\+?\d{3,20}$/);

/** `POST /api/location` (a seat's own credential): where the network finds a caller. `ring` asks only on lines that are located by themselves. */
export const locationRequestSchema = z.object({
  callId: z.string().min(1).max(80),
  number: callingNumberSchema,
  line: lineSchema,
  reason: z.enum(['ring', 'manual']),
});

const foundShape = {
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  system: coordinateSystemSchema,
  /** Metres around the point within which the caller is; null when the network does not say. */
  radius: z.number().positive().max(100_000).nullable(),
  /** How it was found, in the network's word: `Cell`, `GPS`, `802.11`, `address`. */
  method: textSchema(40),
  foundAt: instantSchema.nullable(),
  demo: z.boolean(),
};

/** What the operator's service answers to `POST {number, callId, line}` with a bearer token. 404: it knows no such number, or not where it is. */
export const operatorAnswerSchema = z.object({
  ...foundShape,
  radius: foundShape.radius.default(null),
  method: foundShape.method.default(''),
  foundAt: foundShape.foundAt.default(null),
  demo: foundShape.demo.default(false),
});

/** Both null: the line is not located by itself. */
export const locationAnswerSchema = z.object({
  location: z.object({ ...foundShape, provider: textSchema(80) }).nullable(),
  failure: z.enum(['not_found', 'timeout', 'refused', 'unavailable']).nullable(),
});
export type LocationAnswer = z.output<typeof locationAnswerSchema>;
