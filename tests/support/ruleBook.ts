import { readFileSync } from 'node:fs';
import { createWorkingCalendar, type HolidayData } from '#domain/calendar/workingCalendar.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { RuleBook } from '#domain/case/ruleBook.ts';
import type { NoticeRules } from '#domain/notice/noticeRules.ts';
import type { Unit } from '#domain/routing/unit.ts';
import { parseTriageModel } from '../../src/contract/triageModel.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'));

const lists = read('rules/lists.json') as Omit<RuleBook, 'versions' | 'clocks'> & { readonly version: string };
const loop = read('rules/loop.json') as RuleBook['loop'];
const clocks = read('rules/clocks.json') as { readonly version: string; readonly limits: RuleBook['clocks'] };

/** The rule book the product ships. */
export const ruleBook: RuleBook = {
  versions: { clocks: clocks.version, lists: lists.version },
  clocks: clocks.limits,
  categories: lists.categories,
  duties: lists.duties,
  notAcceptedReasons: lists.notAcceptedReasons,
  loop,
};

/** Who is told about what, as shipped. */
export const noticeRules = read('rules/notices.json') as NoticeRules;

export const triageRules = read('rules/triage.json') as TriageRules;

/** What triage has learnt; half a second to read. */
export const readTriageModel = () => parseTriageModel(read('triage/model.json'), read('triage/syllables.json'));

const units: readonly Unit[] = [
  { id: 'city', name: '岳阳市', kind: 'city', parentId: null, code: null, demo: true },
  { id: 'street', name: '岳阳楼街道', kind: 'street', parentId: 'city', code: null, demo: true },
  { id: 'c', name: '郭亮社区', kind: 'community', parentId: 'street', code: null, demo: true },
  { id: 'zhujian', name: '市住建局', kind: 'department', parentId: 'city', code: 'zhujian', demo: true },
  { id: 'g1', name: '郭亮社区第一网格', kind: 'grid', parentId: 'c', code: null, demo: true },
  { id: 'g2', name: '郭亮社区第二网格', kind: 'grid', parentId: 'c', code: null, demo: true },
  { id: 'police', name: '岳阳楼派出所', kind: 'police_station', parentId: 'c', code: null, demo: true },
];

export const decideContext: DecideContext = {
  rules: ruleBook,
  unit: (id) => units.find((unit) => unit.id === id) ?? null,
  calendar: createWorkingCalendar(read('rules/holidays.json') as HolidayData),
  reportNumber: '20261123-999-0001-8',
};
