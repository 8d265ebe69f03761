import * as z from 'zod';
import { nothingSchema } from '../identifiers.ts';
import { recordedCallIdSchema, recordedChunkSchema, recordingLegSchema } from '../recording.ts';
import { defineService } from '../rpc/serviceContract.ts';

const contentSchema = z.base64().max(700_000);

/** The seat's own copy of its calls: evidence is the exchange's recording, this is for recall. */
export const recordingsService = defineService({
  name: 'recordings',
  methods: {
    /** Phone page only (needs the phone lease). Idempotent by leg and index; answered when it is on disk. */
    keep: {
      params: recordedChunkSchema.omit({ sha256: true, bytes: true }).extend({ callId: recordedCallIdSchema, content: contentSchema }),
      result: nothingSchema,
    },
    /** Phone page only: where each leg goes on after a reload; -1 when nothing is there. */
    lastIndex: { params: z.object({ callId: recordedCallIdSchema }), result: z.object({ caller: z.number().int(), seat: z.number().int() }) },
    /** What there is of a call, here or else at the central, in playing order. Errors: unauthorised, forbidden, not_found. */
    list: { params: z.object({ callId: recordedCallIdSchema }), result: z.object({ chunks: z.array(recordedChunkSchema) }) },
    read: {
      params: z.object({ callId: recordedCallIdSchema, leg: recordingLegSchema, index: z.number().int().min(0) }),
      result: z.object({ mime: z.string(), content: contentSchema }),
    },
    /** Whether the call-taker may pause the recording of this line, and how many chunks wait for the central. */
    state: { params: nothingSchema, result: z.object({ mayPause: z.object({ '12345': z.boolean(), '110': z.boolean() }), waiting: z.number().int() }) },
  },
  topics: {},
});
