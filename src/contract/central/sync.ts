import * as z from 'zod';
import { caseSchema, commandEnvelopeSchema, eventEnvelopeSchema, personSchema } from '../case.ts';
import { wireErrorSchema } from '../errors.ts';
import { idSchema, instantSchema } from '../identifiers.ts';

/** `POST /api/commands`; in order per case. A malformed element is refused alone, by index, and never blocks its neighbours. */
export const pushRequestSchema = z.object({ commands: z.array(z.unknown()).min(1).max(500) });
export const pushedCommandSchema = commandEnvelopeSchema;

export const commandResultSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('accepted'),
    id: idSchema,
    caseId: idSchema,
    /** Version of the case after the command. */
    version: z.number().int().min(1),
    seq: z.number().int().min(1),
    acceptedAt: instantSchema,
  }),
  z.object({ status: z.literal('refused'), id: z.string(), error: wireErrorSchema }),
]);
export type CommandResult = z.infer<typeof commandResultSchema>;

export const pushResponseSchema = z.object({ results: z.array(commandResultSchema) });

/** `GET /api/feed?epoch=&after=&limit=`. */
export const feedQuerySchema = z.object({
  epoch: z.string().max(60).default(''),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(2_000).default(500),
});

/** One case as this viewer may see it, or the news that he no longer may. */
export const feedChangeSchema = z.discriminatedUnion('visible', [
  z.object({
    visible: z.literal(true),
    seq: z.number().int().min(1),
    case: caseSchema,
    /** Whole history of the case as this viewer may see it, oldest first. */
    events: z.array(eventEnvelopeSchema),
    /** Personal data this viewer may see now; masked otherwise ("138****0000"). */
    persons: z.array(personSchema),
  }),
  z.object({ visible: z.literal(false), seq: z.number().int().min(1), caseId: idSchema }),
]);
export type FeedChange = z.infer<typeof feedChangeSchema>;

/** `head` > `next`: ask again. Another `epoch`: forget the replica, push again what was acknowledged lately, load anew. */
export const feedPageSchema = z.object({
  epoch: z.string(),
  head: z.number().int().min(0),
  next: z.number().int().min(0),
  changes: z.array(feedChangeSchema),
});
export type FeedPage = z.infer<typeof feedPageSchema>;

/** What the hint channel (`GET /api/hints`, WebSocket) says: there is news up to `head`. Correctness comes from the pull. */
export const hintSchema = z.object({ type: z.literal('head'), epoch: z.string(), head: z.number().int().min(0) });
