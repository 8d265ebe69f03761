import * as z from 'zod';
import { verdictSchema } from '../case.ts';
import { handoverOfferSchema } from '../caseRecords.ts';
import { idSchema, instantSchema, lineSchema, nothingSchema, textSchema, unitIdSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';
import { draftFieldSchema, draftFieldsSchema, draftValueSchema, triageResultSchema } from './seatView.ts';

export const draftSchema = z.object({
  caseId: idSchema,
  number: z.string(),
  callId: z.string().nullable(),
  line: lineSchema,
  fields: draftFieldsSchema,
  revision: z.number().int().min(0),
  openedAt: instantSchema,
  changedAt: instantSchema,
});
export type Draft = z.infer<typeof draftSchema>;

/** What the taker decided: with a verdict of his own its short reason, by its code in the city's list and in words. */
const decisionShape = {
  verdict: verdictSchema.nullable().default(null),
  overrideCode: z.string().max(40).nullable().default(null),
  overrideReason: textSchema(200).nullable(),
};

/**
 * The live form. `patch` answers when the value is on disk (synchronous=FULL); the screen keeps what is not yet
 * acknowledged and sends it again after a reconnect. A patch with a lower revision than the stored one is ignored, so
 * sending twice is harmless.
 */
export const draftsService = defineService({
  name: 'drafts',
  methods: {
    /** Opens the draft of a call (the same one when asked twice) or, with `callId: null`, a typed case. The number is the caller's from now on. */
    open: { params: z.object({ callId: z.string().max(80).nullable() }), result: draftSchema },
    /** Shows a draft left open earlier on the screen again. */
    resume: { params: z.object({ caseId: idSchema }), result: draftSchema },
    /** `revision` counts the edits of one field. `settled`: the user paused; the value goes on the time-line. */
    patch: {
      params: z.object({
        caseId: idSchema,
        field: draftFieldSchema,
        value: draftValueSchema,
        revision: z.number().int().min(1),
        settled: z.boolean(),
      }),
      result: z.object({ field: draftFieldSchema, revision: z.number().int(), savedAt: instantSchema }),
    },
    answerQuestion: {
      params: z.object({ caseId: idSchema, questionId: z.string().max(60), option: z.string().max(20) }),
      result: triageResultSchema,
    },
    /** Runs triage on the text so far; the result carries the revision it was made from. */
    triage: {
      params: z.object({ caseId: idSchema, text: textSchema(20_000), revision: z.number().int() }),
      result: triageResultSchema,
    },
    /** Transfer as a work order: take in, triage and dispatch in one transaction. Error: refused with the rule. */
    dispatch: {
      params: z.object({
        caseId: idSchema,
        unitId: unitIdSchema,
        jointUnitIds: z.array(unitIdSchema).max(6),
        promise: textSchema(500),
        ...decisionShape,
      }),
      result: z.object({ caseId: idSchema, number: z.string() }),
    },
    answer: {
      params: z.object({ caseId: idSchema, answer: textSchema(8_000), ...decisionShape }),
      result: z.object({ caseId: idSchema, number: z.string() }),
    },
    notAccept: {
      params: z.object({
        caseId: idSchema,
        reason: z.string().max(40),
        explanation: textSchema(2_000),
        ...decisionShape,
      }),
      result: z.object({ caseId: idSchema, number: z.string() }),
    },
    /** 并案: takes the report in as one more of an event that has a case already; both callers are kept. */
    merge: {
      params: z.object({ caseId: idSchema, intoCaseId: idSchema, intoNumber: z.string().max(40), ...decisionShape }),
      result: z.object({ caseId: idSchema, number: z.string() }),
    },
    /** 转交: takes the case in, says what it is and offers it to the other line; it stays here until somebody there accepts. */
    handOver: {
      params: z.object({ caseId: idSchema, handover: handoverOfferSchema, consent: z.boolean(), promise: textSchema(500), ...decisionShape }),
      result: z.object({ caseId: idSchema, number: z.string() }),
    },
    /** Puts the draft away without a case; it can be brought back with `restore` until the shift ends. */
    discard: { params: z.object({ caseId: idSchema }), result: nothingSchema },
    restore: { params: z.object({ caseId: idSchema }), result: draftSchema },
  },
  topics: { open: { params: nothingSchema, event: z.array(draftSchema) } },
});
