import * as z from 'zod';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { agentStateSchema, instantSchema, lineSchema } from '../identifiers.ts';

const head = { id: z.string().min(1).max(80), at: instantSchema };
const call = { callId: z.string().min(1).max(80) };
const seat = { seat: z.string().min(1).max(40) };

/** One event of the exchange. */
export const exchangeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('caller_joined'), ...head, ...call, line: lineSchema, number: z.string().max(40) }),
  z.object({ type: z.literal('caller_offered'), ...head, ...call, ...seat }),
  z.object({ type: z.literal('caller_answered'), ...head, ...call, ...seat }),
  z.object({ type: z.literal('seat_missed'), ...head, ...call, ...seat }),
  z.object({ type: z.literal('caller_abandoned'), ...head, ...call }),
  z.object({ type: z.literal('call_ended'), ...head, ...call, by: z.enum(['caller', 'seat']) }),
  z.object({ type: z.literal('seat_registered'), ...head, ...seat }),
  z.object({ type: z.literal('seat_unregistered'), ...head, ...seat }),
  z.object({ type: z.literal('seat_state'), ...head, ...seat, state: agentStateSchema }),
]) satisfies z.ZodType<ExchangeEvent>;

/** What `GET /events` (WebSocket) sends: the recent past once, then each event. */
export const exchangeMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), events: z.array(exchangeEventSchema) }),
  z.object({ type: z.literal('event'), event: exchangeEventSchema }),
]);

/** `POST /calls`: a simulated caller rings now. */
export const ringRequestSchema = z.object({
  line: lineSchema,
  scenario: z.string().max(60).nullable().default(null),
  number: z.string().max(24).nullable().default(null),
});
