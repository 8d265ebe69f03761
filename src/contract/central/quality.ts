import * as z from 'zod';
import type { Rate } from '#domain/assessment/rate.ts';
import type { JudgementFigures, VerdictQuality } from '#domain/assessment/verdictQuality.ts';
import { verdictSchema } from '../case.ts';
import { idSchema, instantSchema, lineSchema } from '../identifiers.ts';

const rateSchema = z.object({ hits: z.number().int(), total: z.number().int() }) satisfies z.ZodType<Rate>;

export const judgementFiguresSchema = z.object({
  policeRecall: rateSchema,
  policePrecision: rateSchema,
  diversionPrecision: rateSchema,
  diversionRecall: rateSchema,
  undecided: rateSchema,
  agreement: rateSchema,
}) satisfies z.ZodType<JudgementFigures>;

/** Closed between `from` (inclusive) and `to` (exclusive). A shift lead gets his own line, whatever he asks for. */
export const qualityPeriodSchema = z.object({
  from: z.coerce.number().int().nonnegative(),
  to: z.coerce.number().int().nonnegative(),
  line: lineSchema.nullable().default(null),
});

/** `GET /api/quality`. */
export const verdictQualitySchema = z.object({
  cases: z.number().int(),
  reviewed: z.number().int(),
  engine: judgementFiguresSchema,
  taker: judgementFiguresSchema,
  overrides: rateSchema,
  reasons: z.array(z.object({ reason: z.string(), count: z.number().int(), right: rateSchema })).readonly(),
  rules: z
    .array(
      z.object({
        rule: z.string(),
        speaksFor: z.enum(['police', 'non_police']),
        spoke: z.number().int(),
        precision: rateSchema,
        recall: rateSchema,
      }),
    )
    .readonly(),
  table: z.array(z.object({ said: verdictSchema, final: verdictSchema, count: z.number().int() })).readonly(),
}) satisfies z.ZodType<VerdictQuality>;

/** Which cases stand behind a figure; what is null does not filter. */
export const qualityDrillSchema = qualityPeriodSchema.extend({
  rule: z.string().max(80).nullable().default(null),
  said: verdictSchema.nullable().default(null),
  final: verdictSchema.nullable().default(null),
  reason: z.string().max(40).nullable().default(null),
});
export type QualityDrill = z.infer<typeof qualityDrillSchema>;

/** `GET /api/quality/cases`: at most two hundred, last closed first; `text` is masked. */
export const qualityCasesSchema = z.object({
  total: z.number().int(),
  rows: z.array(
    z.object({
      caseId: idSchema,
      number: z.string(),
      line: lineSchema.nullable(),
      closedAt: instantSchema,
      text: z.string(),
      engine: verdictSchema.nullable(),
      call: verdictSchema,
      dispatch: verdictSchema.nullable(),
      final: verdictSchema,
      overrideCode: z.string().nullable(),
      overrideReason: z.string().nullable(),
    }),
  ),
});
