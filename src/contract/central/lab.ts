import * as z from 'zod';
import type { LabReport } from '#domain/boundary/labReport.ts';
import { verdictSchema } from '../case.ts';
import { idSchema, instantSchema, lineSchema } from '../identifiers.ts';
import { judgementFiguresSchema } from './quality.ts';

/**
 * `POST /api/rules/lab`: runs a draft over the city's past cases, beside the version in force; both as they apply on `day`
 * (Asia/Shanghai; null: today). Errors: busy (two run already), invalid_params.
 */
export const startLabSchema = z.object({ draftId: idSchema, day: z.iso.date().nullable() });

export const labChangeSchema = z.enum(['mended', 'broken', 'moved']);
const labWordSchema = z.object({ verdict: verdictSchema, category: z.string().nullable(), unit: z.string().nullable() });

/** A case that the draft would judge otherwise. `text` is masked: no numbers, no names known of the case. */
export const labRowSchema = z.object({
  caseId: idSchema,
  number: z.string(),
  line: lineSchema.nullable(),
  text: z.string(),
  before: labWordSchema,
  after: labWordSchema,
  final: verdictSchema.nullable(),
  change: labChangeSchema,
  unsafe: z.boolean(),
});
export type LabRow = z.infer<typeof labRowSchema>;

const labReportSchema = z.object({
  cases: z.number().int(),
  judged: z.number().int(),
  before: judgementFiguresSchema,
  after: judgementFiguresSchema,
  changes: z.record(labChangeSchema, z.number().int()),
  unsafe: z.number().int(),
}) satisfies z.ZodType<LabReport>;

/** `GET /api/rules/lab/:id`, `DELETE` cancels. Rows are at most five hundred, unsafe ones first; the report counts all. */
export const labStateSchema = z.object({
  labId: idSchema,
  status: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  startedAt: instantSchema,
  baseVersion: z.string(),
  report: labReportSchema.nullable(),
  rows: z.array(labRowSchema).readonly(),
});
export type LabState = z.infer<typeof labStateSchema>;
