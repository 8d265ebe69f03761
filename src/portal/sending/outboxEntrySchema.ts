import * as z from 'zod';
import { idSchema } from '#contract/identifiers.ts';
import type { OutboxEntry } from '#domain/sync/outbox.ts';

export const outboxEntrySchema = z.object({
  commandId: idSchema,
  caseId: idSchema,
  position: z.number().int(),
  attempts: z.number().int(),
  notBefore: z.number().int(),
  state: z.enum(['queued', 'dead']),
}) satisfies z.ZodType<OutboxEntry>;
