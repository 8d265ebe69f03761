import * as z from 'zod';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { agentStateSchema, instantSchema, lineSchema } from '../identifiers.ts';

const head = { id: z.string().min(1).max(80), at: instantSchema };
const call = { callId: z.string().min(1).max(80) };
const nameSchema = z.string().max(120);
const party = { party: nameSchema, as: z.enum(['caller', 'seat', 'other', 'listen', 'whisper', 'barge']) };
const seat = { seat: z.string().min(1).max(40) };

export const bridgeStepSchema = z.enum(['worker_ringing', 'worker_answered', 'citizen_ringing', 'citizen_answered', 'ended']);
export const bridgeEndSchema = z.enum(['answered', 'no_answer', 'busy', 'unreachable', 'given_up', 'worker_no_answer', 'failed']);

/** One event of the exchange. */
export const exchangeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('caller_joined'), ...head, ...call, line: lineSchema, number: z.string().max(40) }),
  z.object({ type: z.literal('caller_offered'), ...head, ...call, ...seat }),
  z.object({ type: z.literal('caller_answered'), ...head, ...call, ...seat }),
  z.object({ type: z.literal('seat_missed'), ...head, ...call, ...seat }),
  z.object({ type: z.literal('caller_abandoned'), ...head, ...call }),
  z.object({ type: z.literal('call_ended'), ...head, ...call, by: z.enum(['caller', 'seat']) }),
  z.object({ type: z.literal('party_joined'), ...head, ...call, ...party }),
  z.object({ type: z.literal('party_left'), ...head, ...call, ...party }),
  z.object({ type: z.literal('call_held'), ...head, ...call, ...seat, on: z.boolean() }),
  z.object({
    type: z.literal('call_transfer'),
    ...head,
    ...call,
    from: nameSchema,
    to: nameSchema,
    state: z.enum(['started', 'completed', 'failed', 'returned']),
    /** The SIP status of the target's answer; 0 while there is none. */
    status: z.number().int(),
  }),
  z.object({ type: z.literal('call_merged'), ...head, ...call, into: z.string().min(1).max(80) }),
  z.object({ type: z.literal('call_parked'), ...head, ...call, slot: nameSchema, by: nameSchema }),
  z.object({ type: z.literal('caller_requeued'), ...head, ...call, why: z.enum(['seat_lost', 'transfer_failed']) }),
  z.object({ type: z.literal('dtmf'), ...head, ...call, party: nameSchema, digit: z.string().length(1) }),
  z.object({
    type: z.literal('recording'),
    ...head,
    ...call,
    recordingId: z.string().min(1).max(80),
    state: z.enum(['started', 'paused', 'resumed', 'finished']),
  }),
  z.object({ type: z.literal('bridge'), ...head, ...call, step: bridgeStepSchema, end: bridgeEndSchema.nullable() }),
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
  /** What the caller's network says of where he is: WGS 84 degrees, radius in metres. */
  location: z
    .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180), radius: z.number().nonnegative(), method: z.string().regex(/^[\w.-]{1,30}$/) })
    .nullable()
    .default(null),
});

/**
 * `POST /bridges`: calls `worker` first and, when he has answered, `citizen`; then the two talk. Both see `shown`. The call's steps come as
 * `bridge` events. `DELETE /bridges/<call id>` ends it.
 */
export const bridgeRequestSchema = z.object({
  callId: z.uuid(),
  worker: z.string().regex(/^[\w]{3,24}$/),
  citizen: z.string().regex(/^\d{3,24}$/),
  shown: z.string().max(24),
  workerRingSeconds: z.number().int().min(1).max(120),
  citizenRingSeconds: z.number().int().min(1).max(120),
});
export type BridgeRequest = z.infer<typeof bridgeRequestSchema>;

/** `POST /seats/<account>`: the central pauses or frees a seat. */
export const seatStateRequestSchema = z.object({ state: agentStateSchema, lines: z.array(lineSchema) });

/** `POST /api/queue/recording`: a seat pauses or resumes the exchange's own recording of a call of its line. */
export const recordingRequestSchema = z.object({ callId: z.string().min(1).max(80), on: z.boolean() });

/** One call's recording, as `GET /recordings/<id>` gives it. */
export const recordingSchema = z.object({
  recordingId: z.string().min(1).max(80),
  callId: z.string().min(1).max(80),
  line: lineSchema.nullable(),
  number: nameSchema,
  startedAt: instantSchema,
  /** Null while it is being recorded, or when the exchange ended before the call. */
  endedAt: instantSchema.nullable(),
  /** Pauses: silence in the sound from here to there. */
  marks: z.array(z.object({ from: instantSchema, to: instantSchema.nullable(), by: nameSchema, reason: z.string().max(200) })),
  bytes: z.number().int().nonnegative(),
  /** SHA-256 of the file, hexadecimal; null while it grows. */
  sha256: z.string().length(64).nullable(),
});
