import * as z from 'zod';
import { caseStateSchema } from '../case.ts';
import { idSchema, instantSchema } from '../identifiers.ts';

/** A case of a cluster that the viewer may see. */
const memberSchema = z.object({ caseId: idSchema, number: z.string(), state: caseStateSchema });

/**
 * `GET /api/clusters`: what is reported again and again, over both lines. Members are those that the viewer may see, in the
 * order they came; `total` counts all. A cluster of which he may see nothing is not told.
 */
export const clustersSchema = z.object({
  rule: z.object({ minutes: z.number(), atLeast: z.number().int() }),
  repeatRule: z.object({ days: z.number(), atLeast: z.number().int() }),
  clusters: z.array(
    z.object({
      total: z.number().int(),
      callers: z.number().int(),
      since: instantSchema,
      latest: instantSchema,
      place: z.string(),
      words: z.string(),
      members: z.array(memberSchema).min(1),
    }),
  ),
  repeats: z.array(z.object({ place: z.string(), total: z.number().int(), latest: instantSchema, members: z.array(memberSchema).min(1) })),
});
export type Clusters = z.infer<typeof clustersSchema>;
