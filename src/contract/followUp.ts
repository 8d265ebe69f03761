import * as z from 'zod';
import type { FollowUpNeed } from '#domain/case/followUpNeed.ts';
import { urgencySchema } from './case.ts';
import { idSchema, instantSchema } from './identifiers.ts';

export const followUpNeedSchema = z.object({
  sample: z.enum(['first', 'second']),
  urgency: urgencySchema,
  fedBackAt: instantSchema,
  notBefore: instantSchema,
  appointment: z.boolean(),
  until: instantSchema.nullable(),
  attempts: z.number().int(),
  sampled: z.boolean(),
  unhappy: z.boolean(),
  askedBy: z.string().nullable(),
}) satisfies z.ZodType<FollowUpNeed>;

/** Somebody is calling this caller now. */
export const followUpClaimSchema = z.object({ caseId: idSchema, by: z.string(), until: instantSchema });

export const textTemplateSchema = z.enum(['accepted', 'finished', 'invited']);

/**
 * Where a text message stands: `unsure` went to a gateway that did not say whether it took it and is not sent again, because a
 * caller who gets the same words twice doubts both; `withheld` and `opted_out` were not sent because the caller is to be left alone.
 */
export const textStateSchema = z.enum(['waiting', 'unsure', 'sent', 'delivered', 'failed', 'no_number', 'opted_out', 'withheld']);

/** One message to the caller of a case, as the desk sees it. */
export const caseTextSchema = z.object({
  textId: idSchema,
  template: textTemplateSchema,
  text: z.string(),
  state: textStateSchema,
  attempts: z.number().int(),
  at: instantSchema,
  settledAt: instantSchema.nullable(),
});
export type CaseText = z.infer<typeof caseTextSchema>;
