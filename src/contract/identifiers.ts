import * as z from 'zod';

/** UUIDv7 in practice; any version is accepted from outside. */
export const idSchema = z.uuid();
/** UTC milliseconds since the epoch. */
export const instantSchema = z.number().int().nonnegative();
export const lineSchema = z.enum(['12345', '110']);
export const networkSchema = z.enum(['12345', '110', 'grid']);
export const roleSchema = z.enum([
  'taker_12345',
  'taker_110',
  'shift_lead',
  'trainer',
  'unit_handler',
  'grid_worker',
  'supervisor',
  'admin',
]);
export const tenantSchema = z.object({ city: z.string().regex(/^\d{6}$/), mode: z.enum(['live', 'drill']) });
export const seatIdSchema = z.string().regex(/^[A-Z]\d{2,3}$/);
export const unitIdSchema = z.string().min(1).max(40);
const keptControls = '\t\n\r';

/** Free text with a limit; control characters other than line breaks and tabs are dropped, never refused: nothing typed is lost over them. */
export const textSchema = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/\p{Cc}/gu, (mark) => (keptControls.includes(mark) ? mark : '')));
export const phoneSchema = z.string().regex(/^[0-9+*# -]{0,24}$/);
export const nothingSchema = z.object({});
export const actorSchema = z.object({
  userId: z.string().min(1).max(80),
  role: z.enum([...roleSchema.options, 'system']),
  unitId: unitIdSchema.nullable(),
});

export const agentStateSchema = z.enum([
  'offline',
  'available',
  'break',
  'meal',
  'training',
  'meeting',
  'ringing',
  'talking',
  'held',
  'wrap_up',
  'not_responding',
]);
