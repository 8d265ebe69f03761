import * as z from 'zod';
import { caseStateSchema, urgencySchema } from '../case.ts';
import { escalationStepSchema } from '../caseRecords.ts';
import { idSchema, instantSchema, networkSchema, textSchema, unitIdSchema } from '../identifiers.ts';

/** `GET /api/notices?after=&limit=`: what happened that this viewer should know of: the latest `limit`, newest last. Polled with the last `next`. */
export const noticesQuerySchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const noticeKindSchema = z.enum([
  'new_task', 'rework', 'chase', 'supervise', 'clock_amber', 'clock_red', 'return_asked', 'extension_asked', 'suspension_asked', 'exception_asked',
  'request_granted', 'request_denied', 'to_follow_up', 'question', 'reported', 'handover', 'below_late',
]);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

export const noticeSchema = z.object({
  seq: z.number().int(),
  caseId: idSchema,
  number: z.string(),
  title: z.string(),
  kind: noticeKindSchema,
  /** Of an escalation: how far up it went. */
  step: escalationStepSchema.nullable(),
  at: instantSchema,
});
export const noticesSchema = z.object({
  notices: z.array(noticeSchema),
  /** Ask on from here. */
  next: z.number().int(),
  /** How far this user has read. */
  seen: z.number().int(),
});
export type Notices = z.infer<typeof noticesSchema>;

/** `POST /api/notices/seen`. */
export const noticesSeenSchema = z.object({ seq: z.number().int().min(0) });

/** `GET /api/cases?list=&text=&limit=&offset=`: lists and search over everything the viewer may see, without keeping a replica. */
export const centralListQuerySchema = z.object({
  list: z.enum(['open', 'overdue', 'to_follow_up', 'to_decide', 'all']).default('open'),
  text: z.string().max(100).default(''),
  /** Shares of this unit only. */
  unitId: unitIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

export const centralRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: caseStateSchema,
  title: z.string(),
  place: z.string(),
  urgency: urgencySchema,
  network: networkSchema,
  leadUnitId: unitIdSchema.nullable(),
  takenAt: instantSchema,
  dueAt: instantSchema.nullable(),
});
export const centralListSchema = z.object({ rows: z.array(centralRowSchema) });
export type CentralList = z.infer<typeof centralListSchema>;

const rateSchema = z.object({ hits: z.number().int(), n: z.number().int() });

export const unitFiguresSchema = z.object({
  dispatched: z.number().int(),
  exempt: z.object({
    void: z.number().int(),
    merged: z.number().int(),
    returned: z.number().int(),
    recheck: z.number().int(),
    not_genuine: z.number().int(),
    suspended: z.number().int(),
  }),
  responded: rateSchema,
  solved: rateSchema,
  satisfied: rateSchema,
  finished: rateSchema,
  onTime: rateSchema,
  reworked: rateSchema,
  unsatisfied: rateSchema,
});

/** `GET /api/assessment?from=&to=&level=&under=`: figures of units in a period by the time of dispatch; `to` is not included. */
export const assessmentQuerySchema = z.object({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0),
  /** Only units of this kind; absent: all. */
  level: z.enum(['county', 'street', 'community', 'grid', 'department', 'police_station']).optional(),
  /** Only this unit and what lies below it. */
  under: unitIdSchema.optional(),
});

export const assessedUnitSchema = z.object({
  unitId: unitIdSchema,
  name: z.string(),
  kind: z.string(),
  figures: unitFiguresSchema,
  /** Null: too few shares for a grade. */
  score: z.object({ score: z.number(), grade: z.enum(['A', 'B', 'C', 'D']) }).nullable(),
});

export const assessmentSchema = z.object({
  units: z.array(assessedUnitSchema),
  total: unitFiguresSchema,
  rulesVersion: z.string(),
  weights: z.object({ finished: z.number(), onTime: z.number(), reworked: z.number(), unsatisfied: z.number() }),
  leastShares: z.number().int(),
  at: instantSchema,
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** `GET /api/assessment/shares?unitId=&from=&to=&figure=`: the cases behind a figure. */
export const figureSchema = z.enum(['dispatched', 'responded', 'solved', 'satisfied', 'finished', 'onTime', 'reworked', 'unsatisfied', 'exempt']);
export const drillQuerySchema = z.object({
  unitId: unitIdSchema,
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0),
  figure: figureSchema,
  /** Those that count as hits, or the others. */
  hits: z.enum(['yes', 'no']).default('no'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const drillSchema = z.object({
  shares: z.array(
    z.object({
      caseId: idSchema,
      number: z.string(),
      title: z.string(),
      dispatchedAt: instantSchema,
      dueAt: instantSchema,
      finishedAt: instantSchema.nullable(),
      exemption: z.string().nullable(),
    }),
  ),
});
export type Drill = z.infer<typeof drillSchema>;

const diversionFiguresSchema = z.object({ diverted: rateSchema, solved: rateSchema, cameBack: rateSchema });

/** `GET /api/diversion?from=&to=&baseFrom=&baseTo=`: the diversion board against a base period. */
export const diversionQuerySchema = z.object({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0),
  baseFrom: z.coerce.number().int().min(0),
  baseTo: z.coerce.number().int().min(0),
});
export const diversionSchema = z.object({ period: diversionFiguresSchema, base: diversionFiguresSchema });
export type Diversion = z.infer<typeof diversionSchema>;

/** `GET /api/follow-ups?limit=`: fed-back cases to be asked about, most pressing first. */
export const followUpQuerySchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const followUpQueueSchema = z.object({
  rows: z.array(
    centralRowSchema.extend({
      fedBackAt: instantSchema,
      attempts: z.number().int(),
      lastAttemptAt: instantSchema.nullable(),
      sampled: z.boolean(),
      /** A second, independent person asks too. */
      secondSample: z.boolean(),
    }),
  ),
});
export type FollowUpQueue = z.infer<typeof followUpQueueSchema>;

/** `POST /api/cases/:id/sms`: a message to the caller, sent by a job through the city's gateway. Answers its id. */
export const smsRequestSchema = z.object({ text: textSchema(300) });
export const smsQueuedSchema = z.object({ smsId: idSchema });

