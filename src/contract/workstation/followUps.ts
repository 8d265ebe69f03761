import * as z from 'zod';
import { followUpInputSchema, missedSchema } from '../followUpInput.ts';
import { caseTextSchema, followUpClaimSchema, followUpNeedSchema } from '../followUp.ts';
import { idSchema, instantSchema, nothingSchema, textSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';
import { caseDetailSchema, caseRowSchema } from './cases.ts';

/** What is filled in of a follow-up; kept at the seat until it is saved. */
export const followUpFormSchema = z.object({
  contacted: z.enum(['yes', 'no']).nullable(),
  solved: followUpInputSchema.shape.solved,
  satisfied: followUpInputSchema.shape.satisfied,
  reason: z.string().max(40).nullable(),
  missed: missedSchema.nullable(),
  callAgainAt: instantSchema.nullable(),
  note: textSchema(2_000),
});
export type FollowUpValues = z.infer<typeof followUpFormSchema>;

export const followUpRowSchema = z.object({ row: caseRowSchema, need: followUpNeedSchema });
export type FollowUpRow = z.infer<typeof followUpRowSchema>;

/** Calling callers back. The queue is the seat's own, so that it is there without the central; who calls whom is asked of the central. */
export const followUpsService = defineService({
  name: 'followUps',
  methods: {
    /** Callers this user may ask, most pressing first. */
    queue: { params: nothingSchema, result: z.object({ rows: z.array(followUpRowSchema), total: z.number().int() }) },
    form: { params: z.object({ caseId: idSchema }), result: followUpFormSchema.nullable() },
    saveForm: { params: z.object({ caseId: idSchema, form: followUpFormSchema }), result: nothingSchema },
    /** Before the call. Refused (`follow_up_claimed`) while somebody else calls; a central that is away is no reason to wait. */
    claim: { params: z.object({ caseId: idSchema }), result: nothingSchema },
    /** Writes the answer down; a case that is settled by it is closed in the same step. Error: refused; the form stays. */
    save: { params: z.object({ caseId: idSchema, followUp: followUpInputSchema }), result: caseDetailSchema },
    /** Messages to the caller and their delivery. Error: central_unreachable. */
    texts: { params: z.object({ caseId: idSchema }), result: z.array(caseTextSchema) },
  },
  topics: {
    /** Who is called by somebody now; empty while the central is away. */
    claims: { params: nothingSchema, event: z.array(followUpClaimSchema) },
  },
});
