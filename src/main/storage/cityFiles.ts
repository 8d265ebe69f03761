import { readdirSync, readFileSync } from 'node:fs';
import { recordingFileSchema } from '#contract/recording.ts';
import { holidaysFileSchema, overrideReasonsFileSchema, parseRuleBook, transferListsFileSchema, triageFileSchema, triageWordsFileSchema, type OverrideReason, type TriageWords } from '#contract/rules.ts';
import { duplicatesFileSchema } from '#contract/duplicates.ts';
import { gridsFileSchema, placesFileSchema, placesOf, type Outline } from '#contract/places.ts';
import { parseTriageModel } from '#contract/triageModel.ts';
import type { TransferLists } from '#domain/boundary/transferList.ts';
import type { HolidayData } from '#domain/calendar/workingCalendar.ts';
import type { RuleBook } from '#domain/case/ruleBook.ts';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import type { DuplicateRules } from '#domain/duplicates/duplicateRules.ts';
import type { Place } from '#domain/place/place.ts';
import type { TriageModel } from '#domain/triage/triageModel.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';

/** The city's data that a seat works by, read once at start. */
export interface CityFiles {
  readonly rules: RuleBook;
  readonly holidays: HolidayData;
  readonly recording: RecordingPolicy;
  readonly triageRules: TriageRules;
  readonly transferLists: TransferLists;
  readonly triageWords: TriageWords;
  readonly overrideReasons: readonly OverrideReason[];
  readonly duplicates: DuplicateRules;
  /** Roads, residences, landmarks of every file in places/, and the outlines of the grids. */
  readonly places: readonly Place[];
  readonly grids: readonly DrawnOutline[];
  /** Outlines of divisions above the grids: drawn, never asked where a point lies. */
  readonly areas: readonly DrawnOutline[];
}

/** An outline; `demo`: invented, the screen says 演示, however real the division is. */
export type DrawnOutline = Outline & { readonly demo: boolean };

const readFrom =
  (folder: URL) =>
  (file: string): unknown =>
    JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/** A hundred megabytes when open: for the one thread that judges by it. @throws z.ZodError naming the file's first mistake. */
export const readTriageModel = (folder: URL): TriageModel => {
  const read = readFrom(folder);
  return parseTriageModel(read('triage/model.json'), read('triage/syllables.json'));
};

/** @throws z.ZodError naming the file's first mistake. */
export const readCityFiles = (folder: URL): CityFiles => {
  const read = readFrom(folder);
  const all = (part: string): readonly unknown[] =>
    readdirSync(new URL(part, folder)).filter((file) => file.endsWith('.json')).sort().map((file) => read(part + file));
  const outlines = all('grids/').map((file) => gridsFileSchema.parse(file));
  return {
    rules: parseRuleBook(read('rules/lists.json'), read('rules/clocks.json'), read('rules/loop.json')),
    holidays: holidaysFileSchema.parse(read('rules/holidays.json')),
    recording: recordingFileSchema.parse(read('rules/recording.json')),
    triageRules: triageFileSchema.parse(read('rules/triage.json')),
    transferLists: transferListsFileSchema.parse(read('rules/transferLists.json')),
    triageWords: triageWordsFileSchema.parse(read('rules/triageWords.json')),
    overrideReasons: overrideReasonsFileSchema.parse(read('rules/overrideReasons.json')).reasons,
    duplicates: duplicatesFileSchema.parse(read('rules/duplicates.json')),
    places: all('places/').flatMap((file) => placesOf(placesFileSchema.parse(file))),
    grids: outlines.flatMap(({ grids, demo }) => grids.map((each) => ({ ...each, demo }))),
    areas: outlines.flatMap(({ areas, demo }) => areas.map((each) => ({ ...each, demo }))),
  };
};
