import * as z from 'zod';
import type { DuplicateRules } from '#domain/duplicates/duplicateRules.ts';

const shareSchema = z.number().min(0).max(1);

/** resources/rules/duplicates.json */
export const duplicatesFileSchema = z.object({
  version: z.string().min(1),
  windows: z.array(z.object({ category: z.string().min(1).max(80), hours: z.number().positive().max(2_160) })),
  enough: z.object({ alone: shareSchema, samePlace: shareSchema, sameCaller: shareSchema }),
  cluster: z.object({ minutes: z.number().positive().max(1_440), atLeast: z.number().int().min(2).max(1_000), keepMinutes: z.number().positive().max(1_440) }),
  repeat: z.object({ days: z.number().positive().max(366), atLeast: z.number().int().min(2).max(100), categories: z.array(z.string().min(1).max(80)) }),
}) satisfies z.ZodType<DuplicateRules>;
