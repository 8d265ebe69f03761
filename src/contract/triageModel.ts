import * as z from 'zod';
import type { Vocabulary } from '#domain/triage/classifier/vocabulary.ts';
import type { Logistic } from '#domain/triage/fitLogistic.ts';
import { unpackTriageModel, type PackedClassifier, type PackedTriageModel, type TriageModel } from '#domain/triage/triageModel.ts';

const vocabularySchema = z
  .object({
    maxGram: z.number().int().min(1).max(8),
    maxWords: z.number().int().min(0),
    byPlace: z.boolean(),
    features: z.array(z.string().min(1)),
    idf: z.array(z.number()),
  })
  .refine(({ features, idf }) => idf.length === features.length, { message: 'a frequency for every feature' }) satisfies z.ZodType<Vocabulary>;

const packedSchema = z
  .object({
    labels: z.array(z.string()),
    rows: z.array(z.object({ greatest: z.number(), steps: z.string() })),
    bias: z.array(z.number()),
    sharpness: z.number().positive(),
  })
  .refine(({ labels, rows, bias }) => [rows.length, bias.length].every((n) => n === labels.length), { message: 'a row for every label' }) satisfies z.ZodType<PackedClassifier>;

const logisticSchema = z.object({
  names: z.array(z.string()),
  means: z.array(z.number()),
  scales: z.array(z.number().positive()),
  weights: z.array(z.number()),
}) satisfies z.ZodType<Logistic>;

const fits = ({ rows }: PackedClassifier, { features }: Vocabulary): boolean => rows.every(({ steps }) => steps.length === features.length);

const fileSchema = z
  .object({
    version: z.string(),
    dataHash: z.string().regex(/^[0-9a-f]{64}$/),
    samples: z.number().int().min(0),
    metrics: z.record(z.string(), z.number()),
    danger: vocabularySchema,
    matter: vocabularySchema,
    verdict: packedSchema,
    emergency: packedSchema,
    category: packedSchema,
    unit: packedSchema,
    risk: logisticSchema,
    alarm: logisticSchema,
    together: logisticSchema,
  })
  .refine(
    ({ danger, matter, verdict, emergency, category, unit }) =>
      [verdict, emergency].every((one) => fits(one, danger)) && [category, unit].every((one) => fits(one, matter)),
    { message: 'a weight for every feature of every label' },
  ) satisfies z.ZodType<PackedTriageModel>;

const syllablesSchema = z.record(z.string(), z.string());

/**
 * resources/triage/model.json with resources/triage/syllables.json, ready for use.
 * @throws z.ZodError naming the place of the first mistake.
 */
export const parseTriageModel = (file: unknown, syllables: unknown): TriageModel => unpackTriageModel(fileSchema.parse(file), syllablesSchema.parse(syllables));
