import * as z from 'zod';
import { noticeKinds } from '#domain/notice/noticeRules.ts';
import { caseStateSchema, urgencySchema } from '../case.ts';
import { escalationStepSchema } from '../caseRecords.ts';
import { followUpClaimSchema, followUpNeedSchema } from '../followUp.ts';
import { idSchema, instantSchema, networkSchema, unitIdSchema } from '../identifiers.ts';

/** `GET /api/notices?after=&limit=`: what happened that this viewer should know of: the latest `limit`, newest last. Polled with the last `next`. */
export const noticesQuerySchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const noticeKindSchema = z.enum(noticeKinds);

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
  /** Lowest score of each grade; below C is D. */
  grades: z.object({ A: z.number(), B: z.number(), C: z.number() }),
  leastShares: z.number().int(),
  at: instantSchema,
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** `GET /api/assessment/shares?unitId=&from=&to=&figure=`: the cases behind a figure. */
export const figureSchema = z.enum(['dispatched', 'responded', 'solved', 'satisfied', 'finished', 'onTime', 'reworked', 'unsatisfied', 'exempt']);
export const drillQuerySchema = z.object({
  /** One unit's; absent: all of `level` and `under`, as in the table's last line. */
  unitId: unitIdSchema.optional(),
  level: assessmentQuerySchema.shape.level,
  under: unitIdSchema.optional(),
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
      unitId: unitIdSchema,
      contactedAt: instantSchema.nullable(),
      reworked: z.boolean(),
      solved: z.enum(['yes', 'partly', 'no']).nullable(),
      satisfied: z.enum(['very', 'yes', 'fair', 'no']).nullable(),
      exemption: z.enum(['void', 'merged', 'returned', 'recheck', 'not_genuine', 'suspended']).nullable(),
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

/** `GET /api/diversion/cases?from=&to=&figure=&hits=`: the cases behind a figure of the board. */
export const diversionCasesQuerySchema = z.object({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0),
  figure: z.enum(['diverted', 'solved', 'cameBack']),
  hits: z.enum(['yes', 'no']).default('yes'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const diversionCasesSchema = z.object({
  cases: z.array(z.object({ caseId: idSchema, number: z.string(), title: z.string(), takenAt: instantSchema, solved: z.enum(['yes', 'partly', 'no']).nullable() })),
});
export type DiversionCases = z.infer<typeof diversionCasesSchema>;

/** `GET /api/follow-ups?limit=`: callers to be asked, most pressing first. */
export const followUpQuerySchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const followUpQueueSchema = z.object({
  rows: z.array(centralRowSchema.extend({ need: followUpNeedSchema })),
  /** Who is called by somebody now. */
  claims: z.array(followUpClaimSchema),
});
export type FollowUpQueue = z.infer<typeof followUpQueueSchema>;

/** `POST /api/follow-ups/:id/claim`: this user calls now. Refused (`follow_up_claimed`) while somebody else does. */
export const followUpClaimRequestSchema = z.object({ by: z.string().max(80) });
