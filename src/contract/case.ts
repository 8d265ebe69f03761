import * as z from 'zod';
import type { Case, CaseContent, Person } from '#domain/case/case.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import {
  actorSchema,
  idSchema,
  instantSchema,
  lineSchema,
  networkSchema,
  phoneSchema,
  seatIdSchema,
  tenantSchema,
  textSchema,
  unitIdSchema,
} from './identifiers.ts';

export const urgencySchema = z.enum(['critical', 'urgent', 'normal', 'hard', 'consult']);
export const verdictSchema = z.enum(['police', 'non_police', 'joint', 'undecided']);
export const consentSchema = z.enum(['handover', 'callback', 'sms']);
const solvedSchema = z.enum(['yes', 'partly', 'no']);

export const caseStateSchema = z.enum([
  'taken_in',
  'triaged',
  'dispatched',
  'signed',
  'handling',
  'fed_back',
  'rework',
  'verified',
  'answered',
  'not_accepted',
  'closed',
]);

export const placeSchema = z.object({
  text: textSchema(500),
  unitId: unitIdSchema.nullable(),
  detail: textSchema(500),
});

const contentShape = {
  title: textSchema(200),
  description: textSchema(20_000),
  place: placeSchema,
  category: z.string().max(80).nullable(),
  urgency: urgencySchema,
  occurredAt: textSchema(200),
  demand: textSchema(2_000),
  secret: z.boolean(),
  consents: z.array(consentSchema).max(3).readonly(),
};
export const contentSchema = z.object(contentShape) satisfies z.ZodType<CaseContent>;
const contentFieldsSchema = z.object(contentShape).partial();

export const personSchema = z.object({
  id: idSchema,
  name: textSchema(80),
  phone: phoneSchema,
}) satisfies z.ZodType<Person>;

const intakeSchema = z.object({
  channel: z.enum(['call', 'grid', 'web', 'typed']),
  network: networkSchema,
  line: lineSchema.nullable(),
  callId: z.string().max(80).nullable(),
  callerId: idSchema.nullable(),
  takerId: z.string().max(80),
  seatId: seatIdSchema.nullable(),
  at: instantSchema,
});

const triageDecisionSchema = z.object({
  verdict: verdictSchema,
  engineVerdict: verdictSchema.nullable(),
  category: z.string().max(80).nullable(),
  urgency: urgencySchema,
  redFlags: z.array(z.string().max(40)).max(30).readonly(),
  rulesVersion: z.string().max(40),
  overrideReason: textSchema(200).nullable(),
  overrideCode: z.string().max(40).optional(),
  cues: z
    .array(z.object({ rule: z.string().max(80), weight: z.number() }))
    .max(100)
    .readonly()
    .optional(),
  answers: z.record(z.string().max(60), z.string().max(20)).optional(),
});
const triageRecordSchema = triageDecisionSchema.extend({ at: instantSchema, by: z.string().max(80) });

const contactSchema = z.object({
  at: instantSchema,
  channel: z.enum(['call', 'visit', 'exception']),
  outcome: z.enum(['reached', 'no_answer']),
  seconds: z.number().int().min(0).max(86_400),
  callId: z.string().max(80).nullable(),
  note: textSchema(1_000),
});

const feedbackInputSchema = z.object({
  found: textSchema(4_000),
  done: textSchema(4_000),
  solved: solvedSchema,
  photos: z
    .array(z.object({ fileId: idSchema, kind: z.enum(['before', 'after']) }))
    .max(20)
    .readonly(),
});
const feedbackSchema = feedbackInputSchema.extend({ at: instantSchema });

const followUpInputSchema = z.object({
  contacted: z.boolean(),
  solved: solvedSchema.nullable(),
  satisfied: z.enum(['very', 'yes', 'fair', 'no']).nullable(),
  note: textSchema(2_000),
});
const followUpSchema = followUpInputSchema.extend({ at: instantSchema, by: z.string().max(80) });

const transferSchema = z.enum(['work_order', 'police_dispatch']);
const newAssignmentsSchema = z
  .array(z.object({ id: idSchema, unitId: unitIdSchema, kind: z.enum(['lead', 'joint']) }))
  .min(1)
  .max(12)
  .readonly();

export const commandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('take_in'),
    number: z.string().max(40),
    intake: intakeSchema,
    content: contentSchema,
  }),
  z.object({ type: z.literal('edit_content'), fields: contentFieldsSchema }),
  z.object({ type: z.literal('triage'), triage: triageDecisionSchema }),
  z.object({
    type: z.literal('dispatch'),
    transfer: transferSchema,
    assignments: newAssignmentsSchema,
    promise: textSchema(500),
  }),
  z.object({ type: z.literal('sign'), assignmentId: idSchema }),
  z.object({ type: z.literal('record_contact'), assignmentId: idSchema, contact: contactSchema }),
  z.object({ type: z.literal('feed_back'), assignmentId: idSchema, feedback: feedbackInputSchema }),
  z.object({ type: z.literal('answer'), answer: textSchema(8_000) }),
  z.object({ type: z.literal('not_accept'), reason: z.string().max(40), explanation: textSchema(2_000) }),
  z.object({ type: z.literal('follow_up'), followUp: followUpInputSchema }),
  z.object({ type: z.literal('close') }),
]);

const ruleVersionsSchema = z.object({
  clocks: z.string().max(40),
  lists: z.string().max(40),
  triage: z.string().max(40).optional(),
  transferLists: z.string().max(40).optional(),
});

export const commandEnvelopeSchema = z.object({
  id: idSchema,
  tenant: tenantSchema,
  caseId: idSchema,
  actor: actorSchema,
  seatId: seatIdSchema.nullable(),
  at: instantSchema,
  baseVersion: z.number().int().min(0),
  rules: ruleVersionsSchema,
  persons: z.array(personSchema).max(20).readonly(),
  command: commandSchema,
}) satisfies z.ZodType<CommandEnvelope>;

export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('taken_in'),
    number: z.string().max(40),
    intake: intakeSchema,
    content: contentSchema,
  }),
  z.object({ type: z.literal('content_edited'), fields: contentFieldsSchema, overwrote: contentFieldsSchema }),
  z.object({ type: z.literal('triaged'), triage: triageRecordSchema }),
  z.object({
    type: z.literal('dispatched'),
    transfer: transferSchema,
    assignments: newAssignmentsSchema,
    promise: textSchema(500),
  }),
  z.object({ type: z.literal('signed'), assignmentId: idSchema }),
  z.object({ type: z.literal('contact_recorded'), assignmentId: idSchema, contact: contactSchema }),
  z.object({ type: z.literal('fed_back'), assignmentId: idSchema, feedback: feedbackSchema }),
  z.object({ type: z.literal('answered'), answer: textSchema(8_000) }),
  z.object({ type: z.literal('not_accepted'), reason: z.string().max(40), explanation: textSchema(2_000) }),
  z.object({ type: z.literal('followed_up'), followUp: followUpSchema }),
  z.object({ type: z.literal('reworked'), assignmentIds: z.array(idSchema).readonly() }),
  z.object({ type: z.literal('verified') }),
  z.object({ type: z.literal('closed') }),
]);

export const eventEnvelopeSchema = z.object({
  caseId: idSchema,
  version: z.number().int().min(1),
  commandId: idSchema,
  actor: actorSchema,
  seatId: seatIdSchema.nullable(),
  at: instantSchema,
  acceptedAt: instantSchema.nullable(),
  rules: ruleVersionsSchema,
  schema: z.number().int().min(1),
  event: eventSchema,
}) satisfies z.ZodType<EventEnvelope>;

const fieldEditSchema = z.object({ version: z.number().int().min(1), by: z.string().max(80) });

const assignmentSchema = z.object({
  id: idSchema,
  unitId: unitIdSchema,
  kind: z.enum(['lead', 'joint']),
  state: z.enum(['dispatched', 'signed', 'handling', 'fed_back', 'rework', 'done']),
  dispatchedAt: instantSchema.nullable(),
  signedAt: instantSchema.nullable(),
  signedBy: z.string().nullable(),
  contacts: z.array(contactSchema).readonly(),
  feedback: feedbackSchema.nullable(),
});

export const caseSchema = z.object({
  id: idSchema,
  number: z.string(),
  version: z.number().int().min(0),
  state: caseStateSchema,
  intake: intakeSchema,
  content: contentSchema,
  fieldEdits: z.partialRecord(contentSchema.keyof(), fieldEditSchema).optional(),
  triage: triageRecordSchema.nullable(),
  assignments: z.array(assignmentSchema).readonly(),
  promise: z.string(),
  answer: z.string().nullable(),
  notAccepted: z.object({ reason: z.string(), explanation: z.string() }).nullable(),
  followUps: z.array(followUpSchema).readonly(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  closedAt: instantSchema.nullable(),
}) satisfies z.ZodType<Case>;
