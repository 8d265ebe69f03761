import * as z from 'zod';
import type { Case, CaseContent, Person } from '#domain/case/case.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import {
  absorbedSchema,
  arrivalSchema,
  assignmentKindSchema,
  attachmentsSchema,
  clockKindSchema,
  consentRecordSchema,
  consentSchema,
  escalationSchema,
  escalationStepSchema,
  handoverOfferSchema,
  handoverOutcomeSchema,
  handoverSchema,
  ownerSchema,
  pauseSchema,
  photosSchema,
  policeReportSchema,
  callRecordSchema,
  promiseSchema,
  questionSchema,
  recheckSchema,
  requestDecisionSchema,
  requestKindSchema,
  supervisionInputSchema,
  supervisionSchema,
  transferSchema,
  unitRequestSchema,
} from './caseRecords.ts';
import { followUpInputSchema, solvedSchema } from './followUpInput.ts';
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
import { pointSchema } from './places.ts';

export const urgencySchema = z.enum(['critical', 'urgent', 'normal', 'hard', 'consult']);
export const verdictSchema = z.enum(['police', 'non_police', 'joint', 'undecided']);

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
  'awaiting_info',
  'return_requested',
  'extension_requested',
  'suspended',
  'merged',
  'void',
]);

export const placeSchema = z.object({
  text: textSchema(500),
  unitId: unitIdSchema.nullable(),
  detail: textSchema(500),
  pin: pointSchema.extend({ system: z.literal('WGS-84') }).optional(),
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
  reporterUnitId: unitIdSchema.nullable().optional(),
  attachments: attachmentsSchema.optional(),
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

const statedContactSchema = z.object({
  at: instantSchema,
  channel: z.enum(['call', 'visit', 'exception']),
  outcome: z.enum(['reached', 'no_answer']),
  seconds: z.number().int().min(0).max(86_400),
  callId: z.string().max(80).nullable(),
  note: textSchema(1_000),
  photos: photosSchema.optional(),
});
const contactSchema = statedContactSchema.extend({
  call: z
    .object({
      startedAt: instantSchema,
      answeredAt: instantSchema.nullable(),
      endedAt: instantSchema,
      result: z.enum(['answered', 'no_answer', 'busy', 'unreachable', 'given_up']),
      by: z.string().max(80),
    })
    .optional(),
  signedBy: z.string().max(80).optional(),
});

const feedbackInputSchema = z.object({
  found: textSchema(4_000),
  done: textSchema(4_000),
  solved: solvedSchema,
  photos: photosSchema,
  genuine: z.enum(['yes', 'partly', 'no']).optional(),
  unsolvedReason: textSchema(1_000).optional(),
  publicReply: textSchema(4_000).optional(),
  police: policeReportSchema.optional(),
});
const feedbackSchema = feedbackInputSchema.extend({ at: instantSchema });

const followUpSchema = followUpInputSchema.extend({ at: instantSchema, by: z.string().max(80) });

const newAssignmentSchema = z.object({ id: idSchema, unitId: unitIdSchema, kind: assignmentKindSchema });
const newAssignmentsSchema = z
  .array(newAssignmentSchema)
  .min(1)
  .max(12)
  .readonly();

const verifyBasisSchema = z.enum(['not_sampled', 'no_caller', 'unreachable']);

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
  z.object({ type: z.literal('record_contact'), assignmentId: idSchema, contact: statedContactSchema }),
  z.object({ type: z.literal('feed_back'), assignmentId: idSchema, feedback: feedbackInputSchema }),
  z.object({ type: z.literal('answer'), answer: textSchema(8_000) }),
  z.object({ type: z.literal('not_accept'), reason: z.string().max(40), explanation: textSchema(2_000) }),
  z.object({ type: z.literal('follow_up'), followUp: followUpInputSchema }),
  z.object({ type: z.literal('invite_by_sms') }),
  z.object({ type: z.literal('verify'), basis: verifyBasisSchema, note: textSchema(2_000) }),
  z.object({ type: z.literal('close') }),
  z.object({
    type: z.literal('reclassify'),
    category: z.string().max(80).nullable(),
    urgency: urgencySchema,
    verdict: verdictSchema,
    reason: textSchema(500),
  }),
  z.object({ type: z.literal('flag_secret'), secret: z.boolean(), reason: textSchema(500) }),
  z.object({ type: z.literal('record_call'), call: callRecordSchema.omit({ at: true, by: true }) }),
  z.object({ type: z.literal('record_promise'), text: textSchema(500), dueAt: instantSchema.nullable() }),
  z.object({ type: z.literal('record_consent'), consent: consentSchema, given: z.boolean() }),
  z.object({ type: z.literal('offer_handover'), handover: handoverOfferSchema, consent: z.boolean(), promise: textSchema(500) }),
  z.object({ type: z.literal('accept_handover') }),
  z.object({ type: z.literal('end_handover'), outcome: handoverOutcomeSchema, note: textSchema(500) }),
  z.object({ type: z.literal('merge'), intoCaseId: idSchema, intoNumber: z.string().max(40), reason: textSchema(500) }),
  z.object({ type: z.literal('split'), reason: textSchema(500) }),
  z.object({
    type: z.literal('report'),
    channel: z.enum(['grid', 'web']),
    content: contentSchema,
    callerId: idSchema.nullable(),
    attachments: attachmentsSchema,
  }),
  z.object({ type: z.literal('sub_assign'), assignmentId: idSchema, assignments: newAssignmentsSchema }),
  z.object({ type: z.literal('record_arrival'), assignmentId: idSchema, arrival: arrivalSchema }),
  z.object({ type: z.literal('recheck'), assignmentId: idSchema, passed: z.boolean(), note: textSchema(2_000), photos: photosSchema }),
  z.object({ type: z.literal('request_return'), assignmentId: idSchema, reason: z.string().max(40), basis: textSchema(2_000) }),
  z.object({ type: z.literal('request_extension'), assignmentId: idSchema, reason: textSchema(2_000), minutes: z.number().int().positive().max(100_000) }),
  z.object({ type: z.literal('request_suspension'), assignmentId: idSchema, reason: textSchema(2_000) }),
  z.object({ type: z.literal('request_exception'), assignmentId: idSchema, reason: textSchema(1_000) }),
  z.object({ type: z.literal('resume'), assignmentId: idSchema, note: textSchema(2_000) }),
  z.object({ type: z.literal('ask_info'), assignmentId: idSchema.nullable(), text: textSchema(2_000) }),
  z.object({ type: z.literal('give_info'), text: textSchema(4_000) }),
  z.object({
    type: z.literal('decide_request'),
    request: requestKindSchema,
    assignmentId: idSchema,
    approved: z.boolean(),
    note: textSchema(2_000),
    reassign: newAssignmentSchema.nullable(),
  }),
  z.object({ type: z.literal('supervise'), supervision: supervisionInputSchema }),
  z.object({ type: z.literal('rework'), assignmentIds: z.array(idSchema).min(1).max(20).readonly(), reason: textSchema(2_000) }),
  z.object({ type: z.literal('void'), reason: textSchema(500) }),
  z.object({ type: z.literal('escalate'), assignmentId: idSchema, clock: clockKindSchema, to: escalationStepSchema }),
  z.object({ type: z.literal('absorb'), absorbed: absorbedSchema }),
  z.object({ type: z.literal('release'), caseId: idSchema }),
  z.object({ type: z.literal('record_contact_call'), assignmentId: idSchema, contact: contactSchema }),
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
  z.object({ type: z.literal('invited_by_sms') }),
  z.object({ type: z.literal('reworked'), assignmentIds: z.array(idSchema).readonly(), reason: textSchema(2_000).optional() }),
  z.object({ type: z.literal('verified'), basis: z.enum(['follow_up', ...verifyBasisSchema.options]).optional(), note: textSchema(2_000).optional() }),
  z.object({ type: z.literal('closed') }),
  z.object({ type: z.literal('reclassified'), triage: triageRecordSchema, reason: textSchema(500) }),
  z.object({ type: z.literal('sub_assigned'), assignmentId: idSchema, assignments: newAssignmentsSchema }),
  z.object({ type: z.literal('arrived'), assignmentId: idSchema, arrival: arrivalSchema }),
  z.object({ type: z.literal('rechecked'), assignmentId: idSchema, recheck: recheckSchema }),
  z.object({ type: z.literal('requested'), request: unitRequestSchema }),
  z.object({
    type: z.literal('request_decided'),
    request: requestKindSchema,
    assignmentId: idSchema,
    decision: requestDecisionSchema,
    minutes: z.number().int().nullable(),
    reassigned: newAssignmentSchema.nullable(),
  }),
  z.object({ type: z.literal('resumed'), assignmentId: idSchema, note: textSchema(2_000) }),
  z.object({ type: z.literal('info_asked'), question: questionSchema }),
  z.object({ type: z.literal('info_given'), text: textSchema(4_000) }),
  z.object({ type: z.literal('secrecy_changed'), secret: z.boolean(), reason: textSchema(500) }),
  z.object({ type: z.literal('call_recorded'), call: callRecordSchema }),
  z.object({ type: z.literal('promised'), promise: promiseSchema }),
  z.object({ type: z.literal('consent_recorded'), record: consentRecordSchema }),
  z.object({ type: z.literal('handover_offered'), handover: handoverSchema }),
  z.object({ type: z.literal('handover_accepted'), owner: ownerSchema }),
  z.object({ type: z.literal('handover_ended'), outcome: handoverOutcomeSchema, note: textSchema(500) }),
  z.object({ type: z.literal('supervised'), supervision: supervisionSchema }),
  z.object({ type: z.literal('escalated'), escalation: escalationSchema }),
  z.object({ type: z.literal('merged'), intoCaseId: idSchema, intoNumber: z.string().max(40), reason: textSchema(500) }),
  z.object({ type: z.literal('split'), reason: textSchema(500) }),
  z.object({ type: z.literal('absorbed'), absorbed: absorbedSchema }),
  z.object({ type: z.literal('released'), caseId: idSchema }),
  z.object({ type: z.literal('voided'), reason: textSchema(500) }),
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
  kind: assignmentKindSchema,
  state: z.enum(['dispatched', 'signed', 'handling', 'fed_back', 'rework', 'done', 'returned']),
  transfer: transferSchema.optional(),
  parentId: idSchema.optional(),
  dispatchedAt: instantSchema.nullable(),
  signedAt: instantSchema.nullable(),
  signedBy: z.string().nullable(),
  contacts: z.array(contactSchema).readonly(),
  feedback: feedbackSchema.nullable(),
  arrival: arrivalSchema.optional(),
  recheck: recheckSchema.optional(),
  reworks: z.number().int().min(0).optional(),
  extraMinutes: z.number().int().min(0).optional(),
  pauses: z.array(pauseSchema).readonly().optional(),
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
  firstTriage: triageRecordSchema.optional(),
  owner: ownerSchema.optional(),
  hops: z.number().int().min(0).optional(),
  handover: handoverSchema.optional(),
  assignments: z.array(assignmentSchema).readonly(),
  promise: z.string(),
  answer: z.string().nullable(),
  notAccepted: z.object({ reason: z.string(), explanation: z.string() }).nullable(),
  followUps: z.array(followUpSchema).readonly(),
  requests: z.array(unitRequestSchema).readonly().optional(),
  supervisions: z.array(supervisionSchema).readonly().optional(),
  escalations: z.array(escalationSchema).readonly().optional(),
  question: questionSchema.optional(),
  calls: z.array(callRecordSchema).readonly().optional(),
  promises: z.array(promiseSchema).readonly().optional(),
  consentRecords: z.array(consentRecordSchema).readonly().optional(),
  mergedInto: z.object({ caseId: idSchema, number: z.string() }).optional(),
  absorbed: z.array(absorbedSchema).readonly().optional(),
  voidReason: z.string().optional(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  closedAt: instantSchema.nullable(),
}) satisfies z.ZodType<Case>;
