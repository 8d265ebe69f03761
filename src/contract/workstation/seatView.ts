import * as z from 'zod';
import type { SeatEvent } from '#domain/replay/seatEvent.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import type { TriageResult } from '#domain/triage/verdict.ts';
import { placeSchema, urgencySchema, verdictSchema } from '../case.ts';
import { consentSchema } from '../caseRecords.ts';
import { coordinateSystemSchema } from '../places.ts';
import { agentStateSchema, idSchema, instantSchema, lineSchema, phoneSchema, textSchema, unitIdSchema } from '../identifiers.ts';

const serviceSchema = z.enum(['110', '119', '120', '122']);

/** A question with what each answer leads to. */
export const questionSchema = z.object({
  id: z.string(),
  text: z.string(),
  options: z.array(z.object({ key: z.string(), label: z.string(), consequence: z.string() })).readonly(),
});

export const triageResultSchema = z.object({
  revision: z.number().int(),
  verdict: verdictSchema,
  emergency: z.boolean(),
  services: z.array(serviceSchema).readonly(),
  urgency: urgencySchema,
  category: z.string().nullable(),
  alternatives: z.array(z.object({ category: z.string(), unit: z.string(), probability: z.number() })).readonly(),
  unit: z.string().nullable(),
  // Time-lines written before these were told still open.
  jointUnits: z.array(z.string()).readonly().default([]),
  confidence: z.number().min(0).max(1),
  risk: z.number().min(0).max(1).default(1),
  redFlags: z
    .array(z.object({ code: z.string(), services: z.array(serviceSchema).readonly(), start: z.number(), end: z.number() }))
    .readonly(),
  evidence: z
    .array(
      z.object({
        start: z.number(),
        end: z.number(),
        text: z.string(),
        rule: z.string(),
        rulesVersion: z.string(),
        weight: z.number(),
        excludedBecause: z.string().nullable(),
      }),
    )
    .readonly(),
  whyNot: z
    .array(z.object({ verdict: verdictSchema, because: z.string(), text: z.string(), probability: z.number() }))
    .readonly()
    .default([]),
  nextQuestion: questionSchema.nullable(),
  rulesVersion: z.string(),
}) satisfies z.ZodType<TriageResult>;

export const chosenAgentStateSchema = z.enum(['available', 'break', 'meal', 'training', 'meeting', 'offline']);

export const draftFieldSchema = z.enum([
  'place',
  'category',
  'urgency',
  'description',
  'occurredAt',
  'callerName',
  'callerPhone',
  'secret',
  'demand',
  'consents',
  'unitId',
  'verdict',
]);

/** One shape per field, so that a patch of the wrong kind is refused before it is stored. */
export const draftValuesShape = {
  place: placeSchema,
  category: z.string().max(80).nullable(),
  urgency: urgencySchema,
  description: textSchema(20_000),
  occurredAt: textSchema(200),
  callerName: textSchema(80),
  callerPhone: phoneSchema,
  secret: z.boolean(),
  demand: textSchema(2_000),
  consents: z.array(consentSchema).max(3).readonly(),
  unitId: z.string().max(40).nullable(),
  verdict: z.enum(['police', 'non_police', 'joint']).nullable(),
};
export const draftFieldsSchema = z.object(draftValuesShape).partial();
export const draftValueSchema = z.union([placeSchema, z.array(consentSchema).readonly(), z.string(), z.boolean(), z.null()]);

export const dispositionSchema = z.enum(['silent', 'wrong_number', 'prank', 'nuisance', 'enquiry', 'abandoned', 'case']);
const endedBySchema = z.enum(['caller', 'seat', 'missed', 'abandoned', 'failed', 'transferred']);
const callLocationSchema = z.object({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  radius: z.number().positive().nullable(),
  system: coordinateSystemSchema,
  method: textSchema(40),
  source: z.enum(['sip', 'operator']),
  provider: textSchema(80),
  foundAt: instantSchema.nullable(),
  demo: z.boolean(),
});
const locationFailureSchema = z.enum(['not_found', 'timeout', 'refused', 'unavailable']);
export const callAboutSchema = z.object({ caseId: idSchema, to: z.enum(['caller', 'unit']), unitId: unitIdSchema.nullable() });
export const carriedCaseSchema = z.object({
  caseId: idSchema,
  number: textSchema(40),
  line: lineSchema,
  fields: draftFieldsSchema,
  takers: z.array(z.object({ seatId: textSchema(20), name: textSchema(80), at: instantSchema })).max(50).readonly(),
});
const transferShape = {
  to: textSchema(40),
  kind: z.enum(['blind', 'attended', 'hand_over']),
  phase: z.enum(['asked', 'failed', 'done']),
  status: z.number().int(),
  parkedAt: textSchema(40),
};
const outcomeSchema = z.enum(['dispatched', 'answered', 'not_accepted', 'merged', 'handed_over']);
const callIdSchema = z.string().min(1).max(80);

export const happeningSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('shift_started'), userId: z.string(), userName: z.string(), line: lineSchema }),
  z.object({ type: z.literal('shift_ended') }),
  z.object({ type: z.literal('phone_registered') }),
  z.object({ type: z.literal('phone_lost'), reason: z.enum(['socket_closed', 'refused', 'unreachable']) }),
  z.object({ type: z.literal('microphone'), state: z.enum(['live', 'silent']), reason: textSchema(200) }),
  z.object({ type: z.literal('agent_state_chosen'), state: chosenAgentStateSchema }),
  z.object({ type: z.literal('wrap_up_ends'), at: instantSchema }),
  z.object({
    type: z.literal('rang'),
    callId: callIdSchema,
    line: lineSchema,
    number: textSchema(40),
    name: textSchema(80),
    direction: z.enum(['in', 'out']),
    caseNumber: textSchema(40).optional(),
    about: callAboutSchema.optional(),
  }),
  z.object({
    type: z.literal('identified'),
    callId: callIdSchema,
    line: lineSchema,
    number: textSchema(40),
    name: textSchema(80),
    caseNumber: textSchema(40).optional(),
  }),
  z.object({ type: z.literal('case_carried'), callId: callIdSchema, carried: carriedCaseSchema }),
  z.object({ type: z.literal('resumed'), callId: callIdSchema }),
  z.object({ type: z.literal('history_shown'), callId: callIdSchema, cases: z.number().int(), open: z.number().int() }),
  z.object({ type: z.literal('answered'), callId: callIdSchema }),
  z.object({ type: z.literal('muted'), callId: callIdSchema, on: z.boolean() }),
  z.object({ type: z.literal('recording'), callId: callIdSchema, on: z.boolean() }),
  z.object({ type: z.literal('held'), callId: callIdSchema, on: z.boolean() }),
  z.object({ type: z.literal('ended'), callId: callIdSchema, by: endedBySchema }),
  z.object({ type: z.literal('location_received'), callId: callIdSchema, location: callLocationSchema }),
  z.object({ type: z.literal('location_failed'), callId: callIdSchema, reason: locationFailureSchema }),
  z.object({ type: z.literal('joined'), callId: callIdSchema, otherCallId: callIdSchema }),
  z.object({ type: z.literal('transfer'), callId: callIdSchema, ...transferShape, caseNumber: textSchema(40).optional() }),
  z.object({
    type: z.literal('audio_quality'),
    callId: callIdSchema,
    mos: z.number().min(1).max(5),
    lossPercent: z.number().min(0).max(100),
  }),
  z.object({
    type: z.literal('draft_opened'),
    caseId: idSchema,
    number: z.string(),
    callId: callIdSchema.nullable(),
    line: lineSchema,
    fields: draftFieldsSchema,
  }),
  z.object({
    type: z.literal('field_edited'),
    caseId: idSchema,
    field: draftFieldSchema,
    value: draftValueSchema,
    revision: z.number().int(),
  }),
  z.object({ type: z.literal('triage_shown'), caseId: idSchema, result: triageResultSchema }),
  z.object({ type: z.literal('question_answered'), caseId: idSchema, questionId: z.string(), option: z.string() }),
  z.object({ type: z.literal('looked_up'), what: z.enum(['place', 'case', 'unit']), query: textSchema(200) }),
  z.object({
    type: z.literal('case_submitted'),
    caseId: idSchema,
    outcome: outcomeSchema,
    unitIds: z.array(z.string()).readonly(),
  }),
  z.object({ type: z.literal('draft_closed'), caseId: idSchema }),
  z.object({ type: z.literal('disposition_set'), callId: callIdSchema, disposition: dispositionSchema }),
  z.object({ type: z.literal('warning_shown'), code: z.string().max(60), detail: textSchema(300) }),
]);

export const seatEventSchema = z.object({
  id: idSchema,
  at: instantSchema,
  happening: happeningSchema,
}) satisfies z.ZodType<SeatEvent>;

const fieldViewSchema = z.object({ value: draftValueSchema, savedAt: instantSchema, revision: z.number().int() });
const fieldViews = Object.fromEntries(
  draftFieldSchema.options.map((field) => [field, fieldViewSchema.optional()]),
) as Record<z.infer<typeof draftFieldSchema>, z.ZodOptional<typeof fieldViewSchema>>;

const callViewSchema = z.object({
  callId: callIdSchema,
  line: lineSchema,
  number: z.string(),
  name: z.string(),
  direction: z.enum(['in', 'out']),
  state: z.enum(['ringing', 'talking', 'held', 'ended']),
  muted: z.boolean(),
  recording: z.boolean(),
  rangAt: instantSchema,
  answeredAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  endedBy: endedBySchema.nullable(),
  disposition: dispositionSchema.nullable(),
  mos: z.number().nullable(),
  lossPercent: z.number().nullable(),
  quality: z
    .object({ readings: z.number().int(), meanMos: z.number(), worstMos: z.number(), meanLossPercent: z.number(), poorInARow: z.number().int() })
    .nullable(),
  about: callAboutSchema.nullable(),
  caseNumber: z.string().nullable(),
});

export const seatViewSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), line: lineSchema }).nullable(),
  agent: z.object({
    state: agentStateSchema,
    since: instantSchema,
    wrapUpEndsAt: instantSchema.nullable(),
    next: chosenAgentStateSchema.nullable(),
  }),
  phone: z.object({
    registered: z.boolean(),
    reason: z.string().nullable(),
    microphone: z.enum(['live', 'silent']),
    microphoneNote: z.string(),
  }),
  call: callViewSchema.nullable(),
  second: callViewSchema.nullable(),
  joined: z.boolean(),
  locations: z.array(callLocationSchema).readonly(),
  locationFailure: locationFailureSchema.nullable(),
  carried: carriedCaseSchema.nullable(),
  transfer: z.object({ ...transferShape, caseNumber: z.string().nullable() }).nullable(),
  draft: z
    .object({
      caseId: idSchema,
      number: z.string(),
      callId: callIdSchema.nullable(),
      line: lineSchema,
      openedAt: instantSchema,
      fields: z.object(fieldViews),
      triage: triageResultSchema.nullable(),
      answers: z.record(z.string(), z.string()),
      submitted: z
        .object({ outcome: outcomeSchema, unitIds: z.array(z.string()).readonly(), at: instantSchema })
        .nullable(),
    })
    .nullable(),
  history: z.object({ cases: z.number().int(), open: z.number().int() }).nullable(),
  warnings: z.array(z.object({ code: z.string(), detail: z.string(), at: instantSchema })).readonly(),
  timeline: z
    .array(z.object({ id: z.string(), at: instantSchema, kind: z.string(), values: z.record(z.string(), z.string()) }))
    .readonly(),
}) satisfies z.ZodType<SeatView>;
