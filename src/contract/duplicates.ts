import * as z from 'zod';
import type { DuplicateRules } from '#domain/duplicates/findAlike.ts';

const shareSchema = z.number().min(0).max(1);

/** resources/rules/duplicates.json */
export const duplicatesFileSchema = z.object({
  version: z.string().min(1),
  windows: z.array(z.object({ category: z.string().min(1).max(80), hours: z.number().positive().max(2_160) })),
  enough: z.object({ alone: shareSchema, samePlace: shareSchema, sameCaller: shareSchema }),
}) satisfies z.ZodType<DuplicateRules>;
