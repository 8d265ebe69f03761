import * as z from 'zod';
import type { Absorbed, Attachment, Escalation, Handover, Owner, Photo, Recheck, Supervision, UnitRequest } from '#domain/case/caseRecords.ts';
import { idSchema, instantSchema, lineSchema, textSchema, unitIdSchema } from './identifiers.ts';

const bySchema = z.string().max(80);
const stamp = { at: instantSchema, by: bySchema };

export const transferSchema = z.enum(['work_order', 'police_dispatch']);
export const assignmentKindSchema = z.enum(['lead', 'joint', 'recheck']);
export const requestKindSchema = z.enum(['return', 'extension', 'suspension', 'exception']);
export const clockKindSchema = z.enum(['sign', 'contact', 'done']);
export const escalationStepSchema = z.enum(['unit', 'parent', 'shift_lead', 'supervisor']);

const pointSchema = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  system: z.enum(['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09']),
  accuracy: z.number().nonnegative().nullable(),
});

export const photoSchema = z.object({
  fileId: idSchema,
  kind: z.enum(['before', 'after']),
  at: instantSchema.optional(),
  point: pointSchema.optional(),
}) satisfies z.ZodType<Photo>;
export const photosSchema = z.array(photoSchema).max(20).readonly();

export const attachmentsSchema = z
  .array(
    z.object({
      fileId: idSchema,
      kind: z.enum(['photo', 'voice']),
      at: instantSchema,
      point: pointSchema.nullable(),
    }) satisfies z.ZodType<Attachment>,
  )
  .max(20)
  .readonly();

export const arrivalSchema = z.object({ at: instantSchema, officers: textSchema(200), measures: textSchema(4_000) });

const personsSchema = z.number().int().min(0).max(10_000);

export const policeReportSchema = z.object({
  outcome: z.enum(['mediated', 'warned', 'penalised', 'filed', 'rescued', 'handed_over', 'nothing_found']),
  injured: personsSchema,
  dead: personsSchema.optional(),
  rescued: personsSchema.optional(),
  takenAway: personsSchema.optional(),
  handedTo: textSchema(200).optional(),
});

export const recheckSchema = z.object({
  passed: z.boolean(),
  note: textSchema(2_000),
  photos: photosSchema,
  at: instantSchema,
}) satisfies z.ZodType<Recheck>;

export const pauseSchema = z.object({ from: instantSchema, to: instantSchema.nullable() });

export const ownerSchema = z.object({ line: lineSchema, userId: bySchema, since: instantSchema }) satisfies z.ZodType<Owner>;

export const handoverOfferSchema = z.object({
  kind: z.enum(['one_key', 'three_way', 'case_only']),
  toLine: lineSchema,
  reason: textSchema(500),
});
export const handoverSchema = handoverOfferSchema.extend(stamp) satisfies z.ZodType<Handover>;
export const handoverOutcomeSchema = z.enum(['declined', 'no_answer', 'withdrawn']);

export const requestDecisionSchema = z.object({
  approved: z.boolean(),
  note: textSchema(2_000),
  arbitration: z.boolean(),
  ...stamp,
});

export const unitRequestSchema = z.object({
  kind: requestKindSchema,
  assignmentId: idSchema,
  unitId: unitIdSchema,
  reason: textSchema(2_000),
  basis: textSchema(2_000),
  minutes: z.number().int().positive().max(100_000).nullable(),
  ...stamp,
  decision: requestDecisionSchema.nullable(),
}) satisfies z.ZodType<UnitRequest>;

export const supervisionInputSchema = z.object({
  kind: z.enum(['chase', 'supervise']),
  assignmentId: idSchema.nullable(),
  text: textSchema(2_000),
});
export const supervisionSchema = supervisionInputSchema.extend(stamp) satisfies z.ZodType<Supervision>;

export const escalationSchema = z.object({
  assignmentId: idSchema,
  clock: clockKindSchema,
  to: escalationStepSchema,
  unitId: unitIdSchema.nullable(),
  at: instantSchema,
}) satisfies z.ZodType<Escalation>;

export const questionSchema = z.object({ text: textSchema(2_000), unitId: unitIdSchema.nullable(), ...stamp });
export const callRecordSchema = z.object({
  callId: z.string().min(1).max(80),
  to: z.enum(['caller', 'unit']),
  unitId: unitIdSchema.nullable(),
  outcome: z.enum(['reached', 'no_answer']),
  seconds: z.number().int().min(0).max(86_400),
  ...stamp,
});

export const promiseSchema = z.object({ text: textSchema(500), dueAt: instantSchema.nullable(), ...stamp });
export const consentSchema = z.enum(['handover', 'callback', 'sms']);
export const consentRecordSchema = z.object({ consent: consentSchema, given: z.boolean(), ...stamp });
export const absorbedSchema = z.object({
  caseId: idSchema,
  number: z.string().max(40),
  callerId: idSchema.nullable(),
  secret: z.boolean(),
}) satisfies z.ZodType<Absorbed>;
