import * as z from 'zod';
import { agentStateSchema, lineSchema, nothingSchema, phoneSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';
import { seatEventSchema } from './seatView.ts';

export const sipAccountSchema = z.object({
  server: z.string(),
  user: z.string(),
  domain: z.string(),
  /** Given to the phone page alone. */
  password: z.string(),
  /** SIP URI that takes the agent's state as a MESSAGE; empty when the exchange has none. */
  agentStateUri: z.string(),
});

export const phoneCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), callId: z.string() }),
  z.object({ type: z.literal('reject'), callId: z.string() }),
  z.object({ type: z.literal('hang_up'), callId: z.string() }),
  z.object({ type: z.literal('mute'), callId: z.string(), on: z.boolean() }),
  z.object({ type: z.literal('hold'), callId: z.string(), on: z.boolean() }),
  /** Refused (`recording_policy`) where the line's policy lets nobody pause. */
  z.object({ type: z.literal('record'), callId: z.string(), on: z.boolean() }),
  z.object({ type: z.literal('dial'), number: phoneSchema, line: lineSchema }),
]);
export type PhoneCommand = z.infer<typeof phoneCommandSchema>;

/** Between the phone page, which owns the call, and the seat screen, which may come and go. */
export const phoneService = defineService({
  name: 'phone',
  methods: {
    /** Phone page only (needs the phone lease). */
    account: { params: nothingSchema, result: sipAccountSchema.nullable() },
    /** Phone page only: what happened to the call, idempotent by event id; kept and sent again while the station is away. */
    report: { params: z.object({ events: z.array(seatEventSchema).min(1).max(200) }), result: nothingSchema },
    /** Seat screen: passed to the phone page at once. Error: disconnected when no phone page is there. */
    command: { params: phoneCommandSchema, result: nothingSchema },
  },
  topics: {
    /** Phone page: the commands of the seat screen. */
    commands: { params: nothingSchema, event: phoneCommandSchema },
    /** Phone page: the agent's state, which it passes on to the exchange; `lines` are those of the user's role. */
    agent: { params: nothingSchema, event: z.object({ state: agentStateSchema, lines: z.array(lineSchema) }) },
  },
});
