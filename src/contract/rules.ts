import * as z from 'zod';
import type { TransferItem, TransferLists } from '#domain/boundary/transferList.ts';
import type { Category, ClockLimit, Duty, LoopRules, NotAcceptedReason, RuleBook } from '#domain/case/ruleBook.ts';
import type { AssessmentRules } from '#domain/assessment/grade.ts';
import type { TextRules } from '#domain/case/textMessages.ts';
import type { HolidayData } from '#domain/calendar/workingCalendar.ts';
import { noticeKinds, type NoticeRules } from '#domain/notice/noticeRules.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import { urgencySchema, verdictSchema } from './case.ts';
import { missedSchema } from './followUpInput.ts';
import { escalationStepSchema } from './caseRecords.ts';
import { roleSchema } from './identifiers.ts';

/** The city's data files: checked when read, so that a wrong list is refused before anybody works by it. */

const idSchema = z.string().min(1).max(80);

/** resources/rules/lists.json */
export const listsFileSchema = z.object({
  version: z.string(),
  categories: z.array(
    z.object({ id: idSchema, name: z.string(), parent: z.string().nullable() }) satisfies z.ZodType<Category>,
  ),
  duties: z.array(
    z.object({ category: idSchema, unitCode: idSchema, first: z.enum(['grid', 'department']), joint: z.array(idSchema).optional() }) satisfies z.ZodType<Duty>,
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
  thresholds: z.object({
    divert: z.number().min(0).max(1),
    held: z.number().min(0).max(1),
    // Rules published before these were known carry none.
    briefly: z.number().min(0).max(1).default(0.03),
    briefLetters: z.number().int().min(0).max(100).default(16),
    doubt: z.number().min(0).max(1).default(0.3),
    figurative: z.number().min(0).max(1).default(0),
    sentence: z.number().min(0).max(1).default(0.9),
    police: z.number().min(0).max(1),
    emergency: z.number().min(0).max(1),
    unclearLetters: z.number().int().min(0).max(100),
    unclearCategory: z.number().min(0).max(1),
  }),
  negations: wordsSchema,
  hypotheticals: wordsSchema,
  hyperbole: wordsSchema,
  respell: z.array(z.tuple([z.string().min(1), z.string().min(1)])),
  cues: z.array(z.object({ rule: idSchema, words: wordsSchema, weight: z.number(), urgency: urgencySchema.nullable() })),
  rules: z.array(
    z.object({
      code: idSchema,
      basis: z.string(),
      all: z.array(idSchema),
      any: z.array(idSchema),
      none: z.array(idSchema),
      force: z.enum(['police', 'joint']).nullable(),
      hold: z.boolean(),
      redFlag: z.string().nullable(),
      services: z.array(serviceSchema),
      emergency: z.boolean(),
    }),
  ),
  categories: z.array(
    z.object({
      category: idSchema,
      unit: idSchema,
      words: wordsSchema,
      urgency: urgencySchema,
      verdict: verdictSchema,
      services: z.array(serviceSchema),
    }),
  ),
  questions: z.array(
    z.object({
      id: idSchema,
      text: z.string(),
      when: z.union([z.literal('always'), z.literal('place_unknown'), z.array(idSchema)]),
      known: z.array(idSchema),
      options: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          consequence: z.string(),
          weight: z.number(),
          force: z.enum(['police', 'joint']).nullable(),
          emergency: z.boolean().nullable(),
          redFlag: z.string().nullable(),
          services: z.array(serviceSchema),
          clears: z.array(idSchema),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<TriageRules>;

export const transferItemSchema = z.object({
  id: z.string().max(20),
  direction: z.enum(['12345_to_110', '110_to_12345']),
  matter: z.string().max(300),
  categories: z.array(idSchema).max(20).readonly(),
  verdict: z.enum(['police', 'non_police', 'joint']),
  unit: z.string().max(80),
  basis: z.string().max(500),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().nullable(),
  revision: z.number().int().min(1),
}) satisfies z.ZodType<TransferItem>;

/** resources/rules/transferLists.json. Whether it may be published says `checkTransferLists`; a draft may be unfinished. */
export const transferListsFileSchema = z.object({
  version: z.string().max(40),
  items: z.array(transferItemSchema).max(1_000).readonly(),
}) satisfies z.ZodType<TransferLists>;

/**
 * resources/rules/triageWords.json: what the rules are called on the screen, and the script's questions in English. The
 * Chinese of a question is the script's own.
 */
export const triageWordsFileSchema = z.object({
  version: z.string(),
  rules: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  questions: z.record(
    z.string(),
    z.object({ text: z.string(), options: z.record(z.string(), z.object({ label: z.string(), consequence: z.string() })) }),
  ),
});
export type TriageWords = z.infer<typeof triageWordsFileSchema>;

/** resources/rules/overrideReasons.json: the short reasons offered when a taker decides otherwise than the engine. */
export const overrideReasonsFileSchema = z.object({
  version: z.string(),
  reasons: z.array(z.object({ id: idSchema, name: z.string(), en: z.string() })).min(1).max(9),
});
export type OverrideReason = z.infer<typeof overrideReasonsFileSchema>['reasons'][number];

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
    samplings: z
      .array(
        z.object({
          effectiveFrom: z.iso.date(),
          rules: z.array(z.object({ category: idSchema.nullable(), urgency: urgencySchema.nullable(), share: shareSchema, second: shareSchema })).min(1),
        }),
      )
      .min(1),
    attempts: z.number().int().positive(),
    retryMinutes: z.record(missedSchema, z.number().int().min(0)),
    withinMinutes: z.number().int().positive(),
    secondDays: z.number().int().positive(),
    unsatisfiedReasons: z.array(z.object({ id: idSchema, name: z.string() })).min(1),
  }),
}) satisfies z.ZodType<LoopRules>;

/** resources/rules/sms.json */
export const smsFileSchema = z.object({
  version: z.string(),
  templates: z.object({ accepted: z.string().min(1).max(300), finished: z.string().min(1).max(300), invited: z.string().min(1).max(300) }),
  optOutWords: z.array(z.string().min(1)).min(1),
}) satisfies z.ZodType<TextRules>;

/** resources/rules/notices.json */
export const noticesFileSchema = z.object({
  version: z.string(),
  rules: z.array(z.object({ kind: z.enum(noticeKinds), roles: z.array(roleSchema).min(1), scope: z.enum(['own', 'all']), step: escalationStepSchema.optional() })),
}) satisfies z.ZodType<NoticeRules>;

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
