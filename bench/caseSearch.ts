import { join } from 'node:path';
import Database from 'better-sqlite3';
import { localMigrations } from '../src/main/storage/localSchema.ts';
import { openSqlite } from '../src/main/storage/openSqlite.ts';
import type { CaseListName, ReaderMethods, ReaderWorkerData } from '../src/main/storage/readerWorker.ts';
import { startWorker } from '../src/main/storage/workerCalls.ts';
import { median, middleAndTail, percentile, type Figure } from './figure.ts';
import { callerOf, fillReplica } from './fillReplica.ts';
import { inFolder } from './startProduct.ts';

const key = 'ab'.repeat(32);
const times = 3;
/** Frequent and rare words of one to four characters, a number typed whole and by its end. */
const texts = ['噪', '垃圾', '下水道', '路灯', '保利西街', '王伟', '消费', callerOf(17), callerOf(23).slice(-6)];
const now = Date.parse('2026-11-24T16:00:00Z');
const user = 'wang.min';

/** Search, lists and a caller's history over a store of `cases` cases, beside LIKE over the same texts in a plain table. */
export const caseSearch = (cases: number): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const [replica, local, plainPath] = ['replica.db', 'local.db', 'plain.db'].map((name) => join(folder, name)) as [string, string, string];
    fillReplica({ path: replica, key, plain: plainPath }, cases);
    openSqlite({ path: local, key, synchronous: 'FULL', migrations: localMigrations }).close();
    const reader = startWorker<ReaderMethods>(new URL('../src/main/storage/readerWorker.ts', import.meta.url), { replica, local, key } satisfies ReaderWorkerData, (error) => {
      throw error;
    });
    const plain = new Database(plainPath, { readonly: true });
    const like = plain.prepare<[string], { readonly case_id: string }>(`select case_id from plain where text like '%' || ? || '%'`);
    const timed = async <Result>(run: () => Result | Promise<Result>, into: number[]): Promise<Result> => {
      const began = performance.now();
      const result = await run();
      into.push(performance.now() - began);
      return result;
    };
    const ask = (list: CaseListName, text: string, limit: number) =>
      reader.calls.list({ query: { list, network: null, filter: { urgencies: [], states: [], category: null, unitId: null, days: null }, text, sort: 'newest', limit, offset: 0 }, units: null, user, line: '12345', now });
    const [found, scanned, listed, counted, remembered]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
    let [hits, missed] = [0, 0];
    for (const text of texts) {
      let total = 0;
      for (let each = 0; each < times; each += 1) ({ total } = await timed(() => ask('all', text, 50), found));
      const { length } = await timed(() => like.all(text), scanned);
      hits += length;
      missed += Math.max(0, length - total);
    }
    for (const list of ['open', 'overdue', 'mine'] as const) await timed(() => ask(list, '', 50), listed);
    await timed(() => reader.calls.counts({ user, line: '12345', now }), counted);
    for (let each = 0; each < 100; each += 1) await timed(() => reader.calls.callerHistory(callerOf(each * 7)), remembered);
    await reader.stop();
    plain.close();
    const over = `over ${cases} cases`;
    return [
      { name: `search ${over}, p95 of ${found.length}`, value: percentile(found, 0.95), unit: 'ms', aim: 'ratio ≤ 0.02', peer: { name: 'LIKE over the same texts', value: percentile(scanned, 0.95) } },
      { name: `search ${over}, median of ${found.length}`, value: median(found), unit: 'ms', aim: '', peer: { name: 'LIKE over the same texts', value: median(scanned) } },
      { name: `search ${over}: of ${hits} hits of LIKE, not found`, value: missed, unit: '', aim: '0' },
      ...middleAndTail(`named list ${over}, 50 rows and total`, listed, ''),
      { name: `counts of all named lists ${over}`, value: median(counted), unit: 'ms', aim: '' },
      ...middleAndTail(`history of a caller ${over}`, remembered, ''),
    ];
  });
