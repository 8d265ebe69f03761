import * as z from 'zod';
import type { ClassifierModel } from '#domain/triage/classifier/classifierModel.ts';
import type { Logistic } from '#domain/triage/fitLogistic.ts';
import { unpackClassifier, type PackedClassifier, type TriageModel } from '#domain/triage/triageModel.ts';

const packedSchema = z
  .object({
    labels: z.array(z.string()),
    maxGram: z.number().int().min(1).max(8),
    maxWords: z.number().int().min(0).default(0),
    byPlace: z.boolean().default(false),
    features: z.array(z.string().min(1)),
    idf: z.array(z.number()),
    rows: z.array(z.object({ greatest: z.number(), steps: z.string() })),
    bias: z.array(z.number()),
    sharpness: z.number().positive(),
  })
  .refine(({ labels, features, idf, rows, bias }) => idf.length === features.length && [rows.length, bias.length].every((n) => n === labels.length) && rows.every(({ steps }) => steps.length === features.length), {
    message: 'a weight for every feature of every label',
  }) satisfies z.ZodType<PackedClassifier>;

const logisticSchema = z.object({
  names: z.array(z.string()),
  means: z.array(z.number()),
  scales: z.array(z.number().positive()),
  weights: z.array(z.number()),
}) satisfies z.ZodType<Logistic>;

const fileSchema = z.object({
  version: z.string(),
  dataHash: z.string().regex(/^[0-9a-f]{64}$/),
  samples: z.number().int().min(0),
  metrics: z.record(z.string(), z.number()),
  verdict: packedSchema,
  emergency: packedSchema,
  category: packedSchema,
  unit: packedSchema,
  risk: logisticSchema,
  alarm: logisticSchema,
});

const syllablesSchema = z.record(z.string(), z.string());

/**
 * resources/triage/model.json with resources/triage/syllables.json, ready for use.
 * @throws z.ZodError naming the place of the first mistake.
 */
export const parseTriageModel = (file: unknown, syllables: unknown): TriageModel => {
  const { verdict, emergency, category, unit, ...rest } = fileSchema.parse(file);
  const open = (packed: PackedClassifier): ClassifierModel => unpackClassifier(packed);
  return { ...rest, syllables: syllablesSchema.parse(syllables), verdict: open(verdict), emergency: open(emergency), category: open(category), unit: open(unit) };
};
