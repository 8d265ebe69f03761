import * as z from 'zod';
import { actorSchema, agentStateSchema, lineSchema, unitIdSchema } from '../identifiers.ts';

export const unitSchema = z.object({
  id: unitIdSchema,
  name: z.string(),
  kind: z.enum(['city', 'county', 'street', 'community', 'grid', 'department', 'police_station']),
  parentId: unitIdSchema.nullable(),
  code: z.string().nullable(),
  phone: z.string().max(40).optional(),
  demo: z.boolean(),
});

/** Who an account is, so that a history reads in names; an account that is disabled keeps its name. */
export const personNameSchema = z.object({ userId: actorSchema.shape.userId, name: z.string().max(80) });

/** `GET /api/directory`: the whole unit tree and who is who, with its version; the seat keeps it and asks with If-None-Match. */
export const directorySchema = z.object({ version: z.string(), units: z.array(unitSchema), people: z.array(personNameSchema).default([]) });
export type Directory = z.infer<typeof directorySchema>;

export const abandonedCallSchema = z.object({
  callId: z.string(),
  line: lineSchema,
  number: z.string(),
  joinedAt: z.number(),
  abandonedAt: z.number(),
  waitedSeconds: z.number(),
});

/** `GET /api/queue`: the fold of the exchange's events (domain/queue). */
export const queueStatusSchema = z.object({
  waiting: z.array(z.object({ callId: z.string(), line: lineSchema, since: z.number() })).readonly(),
  seats: z.array(z.object({ seat: z.string(), state: agentStateSchema, since: z.number() })).readonly(),
  lines: z
    .array(
      z.object({
        line: lineSchema,
        offered: z.number(),
        answered: z.number(),
        abandoned: z.number(),
        within15s: z.object({ hits: z.number(), total: z.number() }),
        meanAnswerSeconds: z.number().nullable(),
      }),
    )
    .readonly(),
  abandonedCalls: z.array(abandonedCallSchema).readonly(),
  parked: z.array(z.object({ callId: z.string(), slot: z.string(), by: z.string(), since: z.number() })).readonly(),
  at: z.number(),
});

/** `GET /api/queue` answers this; `connected: false` when the exchange cannot be reached: the figures are then old and the screen says so. */
export const queueReportSchema = z.object({ connected: z.boolean(), status: queueStatusSchema });

/** `POST /api/queue/callbacks/:callId`: somebody dealt with an abandoned call. */
export const callbackDoneSchema = z.object({ outcome: z.enum(['called_back', 'no_answer', 'not_needed']) });

/** `GET /api/health` (process lives) and `GET /api/ready` (database answers, migrations done). */
export const healthSchema = z.object({ status: z.enum(['ok', 'starting', 'degraded']), protocol: z.number(), version: z.string() });
