import { workerData } from 'node:worker_threads';
import type { CaseRow, caseQuerySchema } from '#contract/workstation/cases.ts';
import type * as z from 'zod';
import type { Case, Person } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { followUpNeed } from '#domain/case/followUpNeed.ts';
import { mayBeSampledTwice } from '#domain/case/followUpSample.ts';
import type { RuleBook } from '#domain/case/ruleBook.ts';
import { parseCaseNumber } from '#domain/case/caseNumber.ts';
import type { EarlierReport, Report } from '#domain/duplicates/findAlike.ts';
import { searchPhrase } from '#domain/search/bigrams.ts';
import type { EarlierCase } from '#domain/triage/verdict.ts';
import type { CaseShelf, StoredCase } from './caseRow.ts';
import { openReader } from './openSqlite.ts';
import { serveCalls } from './workerCalls.ts';

/** All reading of cases: replica minus what the overlay has, plus the overlay. */
export interface ReaderWorkerData {
  readonly replica: string;
  readonly local: string;
  readonly key: string;
}

type CaseQuery = z.infer<typeof caseQuerySchema>;
type Row = StoredCase & { readonly pending: 0 | 1 };
export type CaseListName = CaseQuery['list'];

const { replica, local, key } = workerData as ReaderWorkerData;
const database = openReader(replica, local, key);

/** Of the replica: what the overlay has not changed. */
const isCurrent = 'case_id not in (select case_id from local.overlay_case)';
const allCases = `(
  select *, 0 as pending from case_row where ${isCurrent}
  union all select *, 1 as pending from local.overlay_case
)`;

/** Conditions of the named lists; `:now`, `:user` and `:line` are bound. */
const listConditions: Readonly<Record<CaseListName, string>> = {
  all: '1',
  mine: 'taker = :user',
  to_follow_up: `state in ('fed_back', 'verified')`,
  open: `state not in ('closed', 'void', 'merged')`,
  to_take_in: `waits is not null and instr(waits, ',take_in:' || :line || ',') > 0`,
  // Who offers a case does not accept it himself.
  to_accept: `waits is not null and instr(waits, ',accept:' || :line || ',') > 0 and json_extract(body, '$.handover.by') <> :user`,
  to_tell: `waits is not null and instr(waits, ',tell:' || :line || ',') > 0`,
  to_decide: `waits is not null and instr(waits, ',decide,') > 0`,
  overdue: `state not in ('closed', 'void', 'merged') and due_at <= :now`,
  at_risk: `state not in ('closed', 'void', 'merged') and amber_at <= :now and due_at > :now`,
  closed: `state = 'closed'`,
};

/** Each with what it reads: with no more than that an index is enough. */
const orders: Readonly<Record<CaseQuery['sort'], { readonly by: string; readonly reads: string }>> = {
  share: {
    by: `due_at is null, (:now - json_extract(clock, '$.startedAt')) * 1.0 / max(1, due_at - json_extract(clock, '$.startedAt')) desc, created_at desc`,
    reads: 'case_id, due_at, created_at, clock',
  },
  clock: { by: 'due_at is null, due_at, created_at desc', reads: 'case_id, due_at, created_at' },
  newest: { by: 'created_at desc', reads: 'case_id, created_at' },
  oldest: { by: 'created_at', reads: 'case_id, created_at' },
  changed: { by: 'updated_at desc', reads: 'case_id, updated_at' },
};

/** Narrowing by column; lists come as JSON, `[]` lets everything pass. */
const filterCondition = `(:network is null or network = :network)
  and (:urgencies = '[]' or urgency in (select value from json_each(:urgencies)))
  and (:states = '[]' or state in (select value from json_each(:states)))
  and (:category is null or category = :category or category like :category || '.%')
  and (:units is null or lead_unit in (select value from json_each(:units)))
  and (:since is null or created_at >= :since)`;

const dayMs = 86_400_000;

/** A text is a number of ours, the end of a telephone number, or words. */
const textCondition = (text: string): { readonly sql: string; readonly values: Readonly<Record<string, string>> } => {
  const query = text.trim();
  if (query === '') return { sql: '1', values: {} };
  const number = parseCaseNumber(query);
  const digits = query.replace(/\D/gu, '');
  if (number !== null) return { sql: `replace(number, '-', '') = :digits`, values: { digits } };
  const phrase = searchPhrase(query);
  // `union all`: to leave out what is there twice, SQLite would read every row in the order of its id.
  const byWords = `select case_id from case_search where case_search match :phrase
    union all select case_id from local.overlay_search where overlay_search match :phrase`;
  if (/^[\d\s+-]{3,}$/u.test(query)) {
    const reversed = [...digits].reverse().join('');
    const byNumber = ['case_row', 'local.overlay_case'].flatMap((table) => [
      `select case_id from ${table} where phone_reversed between :reversed and :reversed || '9~'`,
      `select case_id from ${table} where phone between :digits and :digits || '9~'`,
    ]);
    return {
      sql: `case_id in (${[...byNumber, ...(phrase === null ? [] : [byWords])].join(' union all ')})`,
      values: { digits, reversed, ...(phrase === null ? {} : { phrase }) },
    };
  }
  return phrase === null ? { sql: '0', values: {} } : { sql: `case_id in (${byWords})`, values: { phrase } };
};

const toRow = (row: Row): CaseRow => ({
  id: row.case_id,
  number: row.number,
  state: row.state as CaseRow['state'],
  network: row.network as CaseRow['network'],
  line: row.line as CaseRow['line'],
  title: row.title,
  place: row.place,
  urgency: row.urgency as CaseRow['urgency'],
  leadUnitId: row.lead_unit,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  clock: row.clock === null ? null : (JSON.parse(row.clock) as NonNullable<CaseRow['clock']>),
  pending: row.pending === 1,
});

const reportOf = (row: Row): EarlierReport => {
  const { content } = JSON.parse(row.body) as Case;
  return { caseId: row.case_id, at: row.created_at, text: content.description, place: row.place, placeUnitId: content.place.unitId, phone: row.phone, category: content.category };
};

const toShelf = (row: StoredCase): CaseShelf => ({
  state: JSON.parse(row.body) as Case,
  events: JSON.parse(row.events) as readonly EventEnvelope[],
  persons: JSON.parse(row.persons) as readonly Person[],
});

/** Looked at for a queue: more than a city's desk calls in days. */
const mostWaiting = 3_000;
const mostSettled = 20_000;
/** For whom lists are made. */
interface Asker {
  readonly user: string;
  readonly line: string;
  readonly now: number;
}

const one = database.prepare<[string], Row>(`select * from ${allCases} where case_id = ?`);

const methods = {
  /** `units`: the filter's unit and all below it; null when it names none. */
  list: ({ query, user, line, now, units }: Asker & { readonly query: CaseQuery; readonly units: readonly string[] | null }) => {
    const text = textCondition(query.text);
    const { network, filter: { urgencies, states, category, days } } = query;
    const where = `${listConditions[query.list]} and ${text.sql} and ${filterCondition}`;
    const values = {
      ...{ now, user, line, network, category, ...text.values },
      urgencies: JSON.stringify(urgencies),
      states: JSON.stringify(states),
      units: units === null ? null : JSON.stringify(units),
      since: days === null ? null : now - days * dayMs,
    };
    const { by, reads } = orders[query.sort];
    // First which, from the indexes alone; then the rows of one page.
    const page = database
      .prepare<[typeof values & { limit: number; offset: number; end: number }], { readonly case_id: string }>(
        `select case_id from (
           select * from (select ${reads} from case_row where ${isCurrent} and ${where} order by ${by} limit :end)
           union all select ${reads} from local.overlay_case where ${where}
         ) order by ${by} limit :limit offset :offset`,
      )
      .all({ ...values, limit: query.limit, offset: query.offset, end: query.limit + query.offset });
    const total = database
      .prepare<[typeof values], { n: number }>(
        `select (select count(*) from case_row where ${isCurrent} and ${where}) + (select count(*) from local.overlay_case where ${where}) as n`,
      )
      .get(values);
    return { rows: page.flatMap(({ case_id: id }) => one.get(id) ?? []).map(toRow), total: total?.n ?? 0 };
  },

  counts: (asker: Asker): Record<CaseListName, number> => {
    const columns = (names: readonly CaseListName[]): string => names.map((name) => `sum(${listConditions[name]}) as "${name}"`).join(', ');
    const of = (names: readonly CaseListName[], read: string, which: string) =>
      database
        .prepare<[Asker], Partial<Record<CaseListName, number | null>>>(
          `select ${columns(names)} from (select ${read} from case_row where ${which} and ${isCurrent} union all select ${read} from local.overlay_case where ${which})`,
        )
        .get(asker);
    // What waits is little and has its case read; the rest is counted from an index.
    const row = {
      ...of(['to_take_in', 'to_accept', 'to_tell', 'to_decide'], 'waits, body', 'waits is not null'),
      ...of(['all', 'mine', 'to_follow_up', 'open', 'overdue', 'at_risk', 'closed'], 'state, due_at, amber_at, taker', '1'),
    };
    const count = (name: CaseListName): number => row[name] ?? 0;
    return {
      all: count('all'),
      mine: count('mine'),
      to_take_in: count('to_take_in'),
      to_accept: count('to_accept'),
      to_tell: count('to_tell'),
      to_follow_up: count('to_follow_up'),
      to_decide: count('to_decide'),
      open: count('open'),
      overdue: count('overdue'),
      at_risk: count('at_risk'),
      closed: count('closed'),
    };
  },

  /** What waits for this desk, without a look at the others. */
  waiting: (asker: Asker): { readonly toTakeIn: number; readonly toAccept: number; readonly toTell: number } => {
    const one = (name: CaseListName): string => `coalesce(sum(${listConditions[name]}), 0)`;
    return (
      database
        .prepare<[Asker], { toTakeIn: number; toAccept: number; toTell: number }>(
          `select ${one('to_take_in')} as toTakeIn, ${one('to_accept')} as toAccept, ${one('to_tell')} as toTell from (
             select * from case_row where waits is not null and case_id not in (select case_id from local.overlay_case)
             union all select * from local.overlay_case where waits is not null
           )`,
        )
        .get(asker) ?? { toTakeIn: 0, toAccept: 0, toTell: 0 }
    );
  },

  /** The case as it is with what is pending; null when the seat does not have it. */
  get: (caseId: string): { readonly shelf: CaseShelf; readonly pending: boolean } | null => {
    const row = one.get(caseId);
    return row === undefined ? null : { shelf: toShelf(row), pending: row.pending === 1 };
  },

  /** The case as the central has it, without what is pending: the base commands are decided on. */
  base: (caseId: string): CaseShelf | null => {
    const row = database.prepare<[string], StoredCase>('select * from case_row where case_id = ?').get(caseId);
    return row === undefined ? null : toShelf(row);
  },

  /** Cases whose callers are to be asked, unsorted; of the settled ones those changed since `since`. */
  followUps: ({ rules, since }: { readonly rules: Pick<RuleBook, 'categories' | 'loop'>; readonly since: number }) => {
    const settled = database
      .prepare<[number], { case_id: string }>(`select case_id from ${allCases} where state in ('verified', 'closed') and updated_at > ? order by updated_at desc limit ${mostSettled}`)
      .all(since)
      .filter(({ case_id }) => mayBeSampledTwice(case_id, rules));
    const waiting = database.prepare<[], Row>(`select * from ${allCases} where state = 'fed_back' order by updated_at limit ${mostWaiting}`).all();
    return [...waiting, ...settled.flatMap(({ case_id }) => one.get(case_id) ?? [])].flatMap((row) => {
      const state = JSON.parse(row.body) as Case;
      const need = followUpNeed(state, rules);
      return need === null ? [] : [{ row: toRow(row), need, owner: state.owner }];
    });
  },

  callerHistory: (number: string) => {
    const digits = number.replace(/\D/gu, '');
    if (digits === '') return { cases: [], total: 0, open: 0 };
    const rows = database
      .prepare<[string], Row>(`select * from ${allCases} where phone = ? order by created_at desc limit 20`)
      .all(digits);
    const counted = database
      .prepare<[string], { total: number; open: number | null }>(
        `select count(*) as total, sum(state not in ('closed', 'void', 'merged')) as open from ${allCases} where phone = ?`,
      )
      .get(digits);
    return { cases: rows.map(toRow), total: counted?.total ?? 0, open: counted?.open ?? 0 };
  },

  /** What this number reported before and what it was found to be, newest first: a second complaint weighs otherwise than a first. */
  earlierVerdicts: (number: string): readonly EarlierCase[] => {
    const digits = number.replace(/\D/gu, '');
    if (digits === '') return [];
    return database
      .prepare<[string], Row>(`select * from ${allCases} where phone = ? order by created_at desc limit 20`)
      .all(digits)
      .map(({ body }) => {
        const { content, triage } = JSON.parse(body) as Case;
        return { category: triage?.category ?? content.category, verdict: triage?.verdict ?? 'undecided' };
      });
  },

  /** Those of these cases that the seat has, in no order. */
  rows: (caseIds: readonly string[]): readonly CaseRow[] =>
    database
      .prepare<[string], Row>(`select * from ${allCases} where case_id in (select value from json_each(?))`)
      .all(JSON.stringify(caseIds))
      .map(toRow),

  /** Every report since a moment, for what is reported again and again. */
  reportsSince: (since: number) =>
    database
      .prepare<[number], Row>(`select * from ${allCases} where created_at >= ? and state <> 'void'`)
      .all(since)
      .map((row) => ({ row: toRow(row), report: reportOf(row) })),

  /** What was reported at a place since a moment, newest first; the same words in another division are another place. */
  placeHistory: ({ caseId, place, placeUnitId, since }: { readonly caseId: string; readonly place: string; readonly placeUnitId: string | null; readonly since: number }) =>
    database
      .prepare<[Record<string, string | number>], Row>(
        `select * from ${allCases} where place = :place and created_at >= :since and case_id <> :caseId and state <> 'void' order by created_at desc limit 200`,
      )
      .all({ place, since, caseId })
      .map((row) => ({ row: toRow(row), category: (JSON.parse(row.body) as Case).triage?.category ?? reportOf(row).category, placeUnitId: reportOf(row).placeUnitId }))
      .filter((each) => placeUnitId === null || each.placeUnitId === null || each.placeUnitId === placeUnitId),

  /** What may be the same event: earlier reports of this caller or place, and the newest of all, without the case itself. */
  earlierReports: ({ report, caseId, since }: { readonly report: Report; readonly caseId: string; readonly since: number }) => {
    const recent = `from case_row where ${isCurrent} and case_id <> :caseId and created_at >= :since`;
    return database
      .prepare<[Record<string, string | number>], Row>(
        `select *, 0 as pending from case_row where case_id in (
           select case_id from (select case_id ${recent} and phone = :phone and phone <> '' order by created_at desc limit 100)
           union all select case_id from (select case_id ${recent} and place = :place and place <> '' order by created_at desc limit 100)
           union all select case_id from (select case_id ${recent} order by created_at desc limit 300)
         )
         union all select *, 1 as pending from local.overlay_case where case_id <> :caseId and created_at >= :since`,
      )
      .all({ since, caseId, phone: report.phone, place: report.place })
      .map((row) => ({ row: toRow(row), report: reportOf(row) }));
  },

  close: (_: null): void => void database.close(),
};

export type ReaderMethods = typeof methods;

serveCalls(methods);
