import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { duplicatesFileSchema } from '#contract/duplicates.ts';
import { recordingFileSchema } from '#contract/recording.ts';
import { assessmentFileSchema, holidaysFileSchema, noticesFileSchema, parseRuleBook, smsFileSchema } from '#contract/rules.ts';
import type { AssessmentRules } from '#domain/assessment/grade.ts';
import { createWorkingCalendar } from '#domain/calendar/workingCalendar.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { TextRules } from '#domain/case/textMessages.ts';
import type { NoticeRules } from '#domain/notice/noticeRules.ts';
import type { DuplicateRules } from '#domain/duplicates/duplicateRules.ts';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import type { Unit } from '#domain/routing/unit.ts';
import { createUnitTree, type UnitTree } from '#domain/routing/unitTree.ts';

const rules = new URL('../../../resources/rules/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, rules), 'utf8'));

export interface CityRules {
  readonly context: DecideContext;
  readonly tree: UnitTree;
  readonly assessment: AssessmentRules;
  readonly recording: RecordingPolicy;
  readonly texts: TextRules;
  readonly notices: NoticeRules;
  readonly duplicates: DuplicateRules;
}

/** The rule book that ships, and the city's units from the database. */
export const loadCityRules = async (pool: pg.Pool, tenant: string): Promise<CityRules> => {
  const { rows } = await pool.query<Unit>(
    `select unit_id as id, name, kind, parent_id as "parentId", code, phone, demo from unit where tenant = $1 order by unit_id`,
    [tenant],
  );
  const tree = createUnitTree(rows);
  return {
    tree,
    assessment: assessmentFileSchema.parse(read('assessment.json')),
    recording: recordingFileSchema.parse(read('recording.json')),
    texts: smsFileSchema.parse(read('sms.json')),
    notices: noticesFileSchema.parse(read('notices.json')),
    duplicates: duplicatesFileSchema.parse(read('duplicates.json')),
    context: {
      rules: parseRuleBook(read('lists.json'), read('clocks.json'), read('loop.json')),
      unit: tree.get,
      calendar: createWorkingCalendar(holidaysFileSchema.parse(read('holidays.json'))),
      reportNumber: '',
    },
  };
};
