import * as z from 'zod';
import { abandonedCallSchema, callbackDoneSchema, queueReportSchema } from '../central/directory.ts';
import { idSchema, instantSchema, nothingSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';
import { chosenAgentStateSchema, dispositionSchema, seatEventSchema, seatViewSchema } from './seatView.ts';

/** The first message is the view so far, then every event; the screen folds on with the same function. */
export const seatStreamSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('view'), view: seatViewSchema }),
  z.object({ type: z.literal('event'), event: seatEventSchema }),
]);

/** The seat's own time-line and the agent's state. */
export const seatService = defineService({
  name: 'seat',
  methods: {
    chooseState: { params: z.object({ state: chosenAgentStateSchema }), result: nothingSchema },
    /** Ends wrap-up now. */
    finishWrapUp: { params: nothingSchema, result: nothingSchema },
    /** Thirty seconds more of wrap-up. */
    extendWrapUp: { params: nothingSchema, result: z.object({ endsAt: instantSchema }) },
    setDisposition: {
      params: z.object({ callId: z.string().max(80), disposition: dispositionSchema }),
      result: nothingSchema,
    },
    /** What the screen showed or did that replay needs (a look-up, a warning). */
    note: { params: z.object({ events: z.array(seatEventSchema).min(1).max(100) }), result: nothingSchema },
  },
  topics: { stream: { params: nothingSchema, event: seatStreamSchema } },
});

/** The hotline's queue, from the exchange's events through the central. */
export const queueService = defineService({
  name: 'queue',
  methods: {
    callbackDone: { params: callbackDoneSchema.extend({ callId: z.string().max(80) }), result: nothingSchema },
  },
  topics: {
    /** `reached: false`: the central is away and the figures are those of `status.at`. */
    status: { params: nothingSchema, event: queueReportSchema.extend({ reached: z.boolean() }).nullable() },
    /** Abandoned calls nobody has dealt with, oldest first. */
    callbacks: { params: nothingSchema, event: z.array(abandonedCallSchema) },
  },
});

/** What is waiting to reach the central, and what it refused. */
export const outboxStatusSchema = z.object({
  link: z.enum(['online', 'offline', 'unauthorised', 'starting']),
  /** Cases with something still to send. */
  pendingCases: z.number().int(),
  pendingCommands: z.number().int(),
  lastSyncAt: instantSchema.nullable(),
  offlineSince: instantSchema.nullable(),
  problems: z.array(
    z.object({
      commandId: idSchema,
      caseId: idSchema,
      number: z.string(),
      commandType: z.string(),
      kind: z.enum(['refused', 'dead_letter']),
      code: z.string(),
      detail: z.record(z.string(), z.string()),
      /** What the user had typed, so that it is never lost. */
      text: z.string(),
      at: instantSchema,
    }),
  ),
});

export const outboxService = defineService({
  name: 'outbox',
  methods: {
    retry: { params: z.object({ commandId: idSchema }), result: nothingSchema },
    dismiss: { params: z.object({ commandId: idSchema }), result: nothingSchema },
    syncNow: { params: nothingSchema, result: nothingSchema },
  },
  topics: { status: { params: nothingSchema, event: outboxStatusSchema } },
});
