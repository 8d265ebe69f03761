import * as z from 'zod';
import type { Scenario } from '#domain/triage/scenario.ts';

const serviceSchema = z.enum(['110', '119', '120', '122']);

const labelsShape = {
  verdict: z.enum(['police', 'non_police', 'joint']),
  emergency: z.boolean(),
  services: z.array(serviceSchema),
  category: z.string(),
  unit: z.string(),
  alt_units: z.array(z.string()),
  urgency: z.enum(['critical', 'urgent', 'normal', 'consult']),
};

/** A labelled call as it stands in a JSONL file. */
export const scenarioSchema = z
  .object({ id: z.string(), text: z.string(), line: z.enum(['12345', '110']), situation: z.string().optional(), ...labelsShape })
  .transform((call) => ({ ...call, situation: call.situation ?? call.id })) satisfies z.ZodType<Scenario>;

/** A call to be judged: labels are optional, all or none. */
export const callLineSchema = z.object({ id: z.string(), text: z.string(), line: z.enum(['12345', '110']).default('110') });
export const labelsSchema = z.object(labelsShape);
