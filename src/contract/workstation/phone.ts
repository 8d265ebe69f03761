import * as z from 'zod';
import { agentStateSchema, lineSchema, nothingSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';
import { callAboutSchema, seatEventSchema } from './seatView.ts';

export const sipAccountSchema = z.object({
  server: z.string(),
  user: z.string(),
  domain: z.string(),
  /** Given to the phone page alone. */
  password: z.string(),
  /** SIP URI that takes the agent's state as a MESSAGE; empty when the exchange has none. */
  agentStateUri: z.string(),
  /** A second exchange for the time the first is away; empty for none. */
  backupServer: z.string(),
});

/** What can be dialled: a number, a seat, a feature code or the name of a parking place. */
const dialSchema = z.string().regex(/^[\w+*#.-]{1,40}$/u);
const caseNumberSchema = z.string().max(40).nullable();

export const phoneCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), callId: z.string() }),
  z.object({ type: z.literal('reject'), callId: z.string() }),
  z.object({ type: z.literal('hang_up'), callId: z.string() }),
  z.object({ type: z.literal('mute'), callId: z.string(), on: z.boolean() }),
  z.object({ type: z.literal('hold'), callId: z.string(), on: z.boolean() }),
  /** Refused (`recording_policy`) where the line's policy lets nobody pause. */
  z.object({ type: z.literal('record'), callId: z.string(), on: z.boolean() }),
  /** RFC 4733 events on the call that is talking. */
  z.object({ type: z.literal('digits'), callId: z.string(), digits: z.string().regex(/^[0-9*#]{1,32}$/u) }),
    /** `about`: whom of which case the call is for; it goes on the case's record, and no new form is opened. */
  z.object({ type: z.literal('dial'), number: dialSchema, line: lineSchema, about: callAboutSchema.optional() }),
  /** Holds the call and asks somebody; the case number travels with the question. */
  z.object({ type: z.literal('consult'), callId: z.string(), number: dialSchema, caseNumber: caseNumberSchema }),
  /** As `consult`, put through as soon as it is answered; comes back when it is not. */
  z.object({ type: z.literal('hand_over'), callId: z.string(), number: dialSchema, caseNumber: caseNumberSchema }),
  /** The exchange does it alone; comes back when the target refuses. */
  z.object({ type: z.literal('transfer'), callId: z.string(), number: dialSchema, caseNumber: caseNumberSchema }),
  z.object({ type: z.literal('swap') }),
  z.object({ type: z.literal('join') }),
  /** The two others go on without this seat. */
  z.object({ type: z.literal('complete') }),
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
    /** Seat screen: asks the operator again where the caller is; the answer is on the time-line. Error: not_found when no such call is on screen. */
    askLocation: { params: z.object({ callId: z.string() }), result: nothingSchema },
    /** Seat screen: passed to the phone page at once. Error: disconnected when no phone page is there. */
    command: { params: phoneCommandSchema, result: nothingSchema },
  },
  topics: {
    /** Phone page: the commands of the seat screen. */
    commands: { params: nothingSchema, event: phoneCommandSchema },
    /** Phone page: the agent's state, which it passes on to the exchange; `lines` are those of the user's role. */
    agent: {
      params: nothingSchema,
      event: z.object({
        state: agentStateSchema,
        lines: z.array(lineSchema),
        /** The exchange listens to no MESSAGE and the central cannot be reached: dial the feature code. */
        byCode: z.enum(['pause', 'ready']).nullable(),
      }),
    },
  },
});
