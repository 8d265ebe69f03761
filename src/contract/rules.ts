import * as z from 'zod';
import type { Category, ClockLimit, Duty, NotAcceptedReason, RuleBook } from '#domain/case/ruleBook.ts';
import type { HolidayData } from '#domain/calendar/workingCalendar.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import { urgencySchema, verdictSchema } from './case.ts';

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

/** resources/rules/holidays.json */
export const holidaysFileSchema = z.object({
  version: z.string(),
  off: z.array(z.iso.date()),
  worked: z.array(z.iso.date()),
}) satisfies z.ZodType<HolidayData>;

const serviceSchema = z.enum(['110', '119', '120', '122']);
const wordsSchema = z.array(z.string().min(1));

/** resources/rules/triage.json */
export const triageFileSchema = z.object({
  version: z.string(),
  thresholds: z.object({
    divert: z.number().min(0).max(1),
    held: z.number().min(0).max(1),
    police: z.number().min(0).max(1),
    emergency: z.number().min(0).max(1),
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

/** The rule book out of its two files. @throws z.ZodError naming the place of the first mistake. */
export const parseRuleBook = (lists: unknown, clocks: unknown): RuleBook => {
  const { version: listsVersion, ...book } = listsFileSchema.parse(lists);
  const { version: clocksVersion, limits } = clocksFileSchema.parse(clocks);
  return { ...book, clocks: limits, versions: { lists: listsVersion, clocks: clocksVersion } };
};
