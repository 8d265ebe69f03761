import * as z from 'zod';
import type { Category, ClockLimit, Duty, LoopRules, NotAcceptedReason, RuleBook } from '#domain/case/ruleBook.ts';
import type { AssessmentRules } from '#domain/assessment/grade.ts';
import type { HolidayData } from '#domain/calendar/workingCalendar.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import { urgencySchema, verdictSchema } from './case.ts';
import { escalationStepSchema } from './caseRecords.ts';

/** The city's data files: checked when read, so that a wrong list is refused before anybody works by it. */

const idSchema = z.string().min(1).max(80);

/** resources/rules/lists.json */
export const listsFileSchema = z.object({
  version: z.string(),
  categories: z.array(
    z.object({ id: idSchema, name: z.string(), parent: z.string().nullable() }) satisfies z.ZodType<Category>,
  ),
  duties: z.array(
    z.object({ category: idSchema, unitCode: idSchema, first: z.enum(['grid', 'department']) }) satisfies z.ZodType<Duty>,
  ),
  notAcceptedReasons: z.array(
    z.object({ id: idSchema, name: z.string(), basis: z.string() }) satisfies z.ZodType<NotAcceptedReason>,
  ),
});

/** resources/rules/clocks.json */
export const clocksFileSchema = z.object({
  version: z.string(),
  limits: z.array(
    z.object({
      urgency: urgencySchema,
      kind: z.enum(['sign', 'contact', 'done']),
      minutes: z.number().int().positive(),
      time: z.enum(['elapsed', 'working']),
    }) satisfies z.ZodType<ClockLimit>,
  ),
});

/** resources/rules/replies.json: words a unit starts its feedback from; those without a category suit every case. */
export const repliesFileSchema = z.object({
  version: z.string(),
  replies: z.array(
    z.object({ id: idSchema, name: z.string().min(1), categories: z.array(idSchema), found: z.string(), done: z.string(), publicReply: z.string() }),
  ),
});

const daysSchema = z.array(z.iso.date());
const minuteOfDaySchema = z.number().int().min(0).max(1_440);

/** resources/rules/holidays.json */
export const holidaysFileSchema = z.object({
  version: z.string(),
  off: daysSchema,
  worked: daysSchema,
  city: z
    .object({
      off: daysSchema,
      worked: daysSchema,
      hours: z.array(z.object({ start: minuteOfDaySchema, end: minuteOfDaySchema })).min(1).optional(),
    })
    .optional(),
}) satisfies z.ZodType<HolidayData>;

const serviceSchema = z.enum(['110', '119', '120', '122']);
const wordsSchema = z.array(z.string().min(1));

/** resources/rules/triage.json */
export const triageFileSchema = z.object({
  version: z.string(),
  threshold: z.number().positive(),
  negations: wordsSchema,
  hyperbole: wordsSchema,
  placeWords: wordsSchema,
  redFlagServices: z.record(z.string(), z.array(serviceSchema)),
  cues: z.array(
    z.object({
      rule: idSchema,
      words: wordsSchema,
      weight: z.number(),
      redFlag: z.object({ code: idSchema, services: z.array(serviceSchema) }).nullable(),
      joint: z.boolean(),
      urgency: urgencySchema.nullable(),
    }),
  ),
  categories: z.array(
    z.object({ category: idSchema, unit: idSchema, words: wordsSchema, urgency: urgencySchema, verdict: verdictSchema }),
  ),
  questions: z.array(
    z.object({
      id: idSchema,
      text: z.string(),
      when: z.union([z.literal('always'), z.array(idSchema)]),
      options: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          consequence: z.string(),
          weight: z.number(),
          redFlag: z.string().nullable(),
          clears: z.array(idSchema),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<TriageRules>;

const shareSchema = z.number().min(0).max(1);

/** resources/rules/loop.json */
export const loopFileSchema = z.object({
  version: z.string(),
  returnReasons: z.array(z.object({ id: idSchema, name: z.string() })),
  returnLimits: z.array(
    z.object({ urgency: urgencySchema, minutes: z.number().int().positive(), time: z.enum(['elapsed', 'working']) }),
  ),
  escalation: z.array(z.object({ share: z.number().positive(), to: escalationStepSchema })),
  arbitrationAt: z.number().int().positive(),
  followUp: z.object({
    sampleShare: shareSchema,
    alwaysUrgencies: z.array(urgencySchema),
    attempts: z.number().int().positive(),
    secondSampleShare: shareSchema,
  }),
}) satisfies z.ZodType<LoopRules>;

/** resources/rules/assessment.json */
export const assessmentFileSchema = z.object({
  version: z.string(),
  weights: z.object({ finished: shareSchema, onTime: shareSchema, reworked: shareSchema, unsatisfied: shareSchema }),
  grades: z.object({ A: z.number(), B: z.number(), C: z.number() }),
  leastShares: z.number().int().positive(),
}) satisfies z.ZodType<AssessmentRules>;

/** The rule book out of its files. @throws z.ZodError naming the place of the first mistake. */
export const parseRuleBook = (lists: unknown, clocks: unknown, loop: unknown): RuleBook => {
  const { version: listsVersion, ...book } = listsFileSchema.parse(lists);
  const { version: clocksVersion, limits } = clocksFileSchema.parse(clocks);
  return { ...book, clocks: limits, loop: loopFileSchema.parse(loop), versions: { lists: listsVersion, clocks: clocksVersion } };
};
