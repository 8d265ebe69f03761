import * as z from 'zod';
import type { ClassifierModel } from '#domain/triage/classifier/classifierModel.ts';

/** A model file: refused when its rows do not fit its labels and features, or hold what is no number. */
export const classifierModelSchema = z
  .object({
    labels: z.array(z.string().min(1)),
    maxGram: z.number().int().min(1).max(8),
    maxWords: z.number().int().min(0).max(4),
    byPlace: z.boolean().default(false),
    features: z.array(z.string().min(1)),
    idf: z.array(z.number()),
    weights: z.array(z.array(z.number())),
    bias: z.array(z.number()),
    sharpness: z.number().positive(),
  })
  .refine(
    ({ labels, features, idf, weights, bias }) =>
      new Set(labels).size === labels.length &&
      idf.length === features.length &&
      weights.length === labels.length &&
      bias.length === labels.length &&
      weights.every((row) => row.length === features.length),
    { error: 'labels, features and weights do not fit together' },
  ) satisfies z.ZodType<ClassifierModel>;
