import * as z from 'zod';
import { instantSchema, textSchema } from './identifiers.ts';

export const solvedSchema = z.enum(['yes', 'partly', 'no']);

export const missedSchema = z.enum(['no_answer', 'busy', 'call_later', 'wrong_number']);

export const followUpInputSchema = z.object({
  contacted: z.boolean(),
  solved: solvedSchema.nullable(),
  satisfied: z.enum(['very', 'yes', 'fair', 'no']).nullable(),
  note: textSchema(2_000),
  channel: z.enum(['phone', 'sms']).optional(),
  sample: z.enum(['first', 'second']).optional(),
  missed: missedSchema.optional(),
  callAgainAt: instantSchema.optional(),
  reason: z.string().max(40).optional(),
  call: z.object({ callId: z.string().max(80), seconds: z.number().int().min(0).max(86_400) }).optional(),
});
