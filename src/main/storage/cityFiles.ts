import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { holidaysFileSchema, overrideReasonsFileSchema, parseRuleBook, transferListsFileSchema, triageFileSchema, triageWordsFileSchema, type OverrideReason, type TriageWords } from '#contract/rules.ts';
import { parseTriageModel } from '#contract/triageModel.ts';
import type { TransferLists } from '#domain/boundary/transferList.ts';
import type { HolidayData } from '#domain/calendar/workingCalendar.ts';
import type { RuleBook } from '#domain/case/ruleBook.ts';
import type { TriageModel } from '#domain/triage/triageModel.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';

/** The city's data that a seat works by, read once at start. */
export interface CityFiles {
  readonly rules: RuleBook;
  readonly holidays: HolidayData;
  readonly triage: { readonly rules: TriageRules; readonly model: TriageModel };
  readonly transferLists: TransferLists;
  readonly triageWords: TriageWords;
  readonly overrideReasons: readonly OverrideReason[];
  readonly places: readonly DemoPlace[];
}

export interface DemoPlace {
  readonly name: string;
  readonly kind: 'road' | 'landmark';
  readonly unitId: string;
}

const placesSchema = z.array(z.object({ name: z.string(), kind: z.enum(['road', 'landmark']), unitId: z.string() }));

/** @throws z.ZodError naming the file's first mistake. */
export const readCityFiles = (folder: URL): CityFiles => {
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  return {
    rules: parseRuleBook(read('rules/lists.json'), read('rules/clocks.json')),
    holidays: holidaysFileSchema.parse(read('rules/holidays.json')),
    triage: {
      rules: triageFileSchema.parse(read('rules/triage.json')),
      model: parseTriageModel(read('triage/model.json'), read('triage/syllables.json')),
    },
    transferLists: transferListsFileSchema.parse(read('rules/transferLists.json')),
    triageWords: triageWordsFileSchema.parse(read('rules/triageWords.json')),
    overrideReasons: overrideReasonsFileSchema.parse(read('rules/overrideReasons.json')).reasons,
    places: placesSchema.parse(read('demo/places.json')),
  };
};
