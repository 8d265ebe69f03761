import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexText } from '#domain/search/bigrams.ts';
import { storedColumns, type StoredCase } from './caseRow.ts';
import { localMigrations } from './localSchema.ts';
import { openSqlite, type Sqlite } from './openSqlite.ts';
import type { CaseListName, ReaderMethods, ReaderWorkerData } from './readerWorker.ts';
import { replicaMigrations } from './replicaSchema.ts';
import { startWorker, type RemoteWorker } from './workerCalls.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-reader-'));
const key = 'cd'.repeat(32);
const [replica, local] = [join(folder, 'replica.db'), join(folder, 'local.db')];
let reader: RemoteWorker<ReaderMethods>;

const put = (database: Sqlite, table: 'case' | 'overlay', id: string, change: Partial<StoredCase> = {}): void => {
  const phone = change.phone ?? '13800000001';
  const row: StoredCase = {
    case_id: id, number: `20261123-7-${id}`, state: 'dispatched', network: '12345', line: '12345', title: `下水道堵塞 ${id}`, place: '保利西街', urgency: 'normal',
    lead_unit: null, taker: 'wang.min', created_at: 1_000, updated_at: 1_000, amber_at: null, due_at: null, clock: null, waits: null, category: null, body: '{}', events: '[]', persons: '[]',
    ...change, phone, phone_reversed: [...phone].reverse().join(''),
  };
  const [rows, search] = table === 'case' ? ['case_row', 'case_search'] : ['overlay_case', 'overlay_search'];
  database.prepare(`insert into ${rows} (${storedColumns.join(', ')}) values (${storedColumns.map((name) => `@${name}`).join(', ')})`).run(row);
  database.prepare(`insert into ${search} (case_id, text) values (?, ?)`).run(id, indexText(`${row.title} ${phone}`));
};

beforeAll(() => {
  const central = openSqlite({ path: replica, key, synchronous: 'NORMAL', migrations: replicaMigrations });
  put(central, 'case', 'late', { due_at: 500, amber_at: 400, created_at: 100 });
  put(central, 'case', 'soon', { due_at: 2_000, amber_at: 900, created_at: 200, taker: 'li.qiang' });
  put(central, 'case', 'calm', { created_at: 300, phone: '13987654321', network: '110' });
  put(central, 'case', 'asked', { created_at: 400, waits: ',decide,', category: 'shirong.ludeng', lead_unit: 'g1' });
  put(central, 'case', 'over', { state: 'closed', created_at: 500 });
  put(central, 'case', 'changed', { state: 'dispatched', created_at: 600, title: '路灯不亮' });
  central.close();
  const seat = openSqlite({ path: local, key, synchronous: 'FULL', migrations: localMigrations });
  // What this seat did to a case, and one that the central has not heard of.
  put(seat, 'overlay', 'changed', { state: 'closed', created_at: 600, title: '井盖丢失' });
  put(seat, 'overlay', 'new', { created_at: 700, due_at: 1_500, amber_at: 1_200, waits: ',take_in:12345,' });
  seat.close();
  reader = startWorker<ReaderMethods>(new URL('readerWorker.ts', import.meta.url), { replica, local, key } satisfies ReaderWorkerData, (error) => {
    throw error;
  });
});
afterAll(async () => {
  await reader.stop();
  rmSync(folder, { recursive: true });
});

const now = 1_000;
type Query = Parameters<ReaderMethods['list']>[0]['query'];
const anything: Query['filter'] = { urgencies: [], states: [], category: null, unitId: null, days: null };
const ask = async (list: CaseListName, asked: Partial<Query> = {}, units: readonly string[] | null = null) => {
  const query: Query = { list, network: null, filter: anything, text: '', sort: 'clock', limit: 50, offset: 0, ...asked };
  const { rows, total } = await reader.calls.list({ query, units, user: 'wang.min', line: '12345', now });
  return { ids: rows.map(({ id, pending }) => (pending ? `${id}*` : id)), total };
};

describe('lists over replica and overlay', () => {
  it('are in the order of the clock, the overlay in its place', async () => {
    expect(await ask('open')).toEqual({ ids: ['late', 'new*', 'soon', 'asked', 'calm'], total: 5 });
    expect(await ask('open', { sort: 'newest' })).toEqual({ ids: ['new*', 'asked', 'calm', 'soon', 'late'], total: 5 });
    expect(await ask('open', { sort: 'oldest', network: '110' })).toEqual({ ids: ['calm'], total: 1 });
  });
  it('come page by page', async () => {
    expect(await ask('all', { sort: 'newest', limit: 2, offset: 1 })).toEqual({ ids: ['changed*', 'over'], total: 7 });
    expect(await ask('all', { sort: 'newest', limit: 2, offset: 6 })).toEqual({ ids: ['late'], total: 7 });
  });
  it('have what their name says, and are counted', async () => {
    expect((await ask('overdue')).ids).toEqual(['late']);
    expect((await ask('at_risk')).ids).toEqual(['soon']);
    expect((await ask('to_decide')).ids).toEqual(['asked']);
    expect((await ask('to_take_in')).ids).toEqual(['new*']);
    expect((await ask('closed', { sort: 'newest' })).ids).toEqual(['changed*', 'over']);
    const counted = { all: 7, mine: 6, to_take_in: 1, to_accept: 0, to_tell: 0, to_follow_up: 0, to_decide: 1, open: 5, overdue: 1, at_risk: 1, closed: 2 };
    expect(await reader.calls.counts({ user: 'wang.min', line: '12345', now })).toEqual(counted);
  });
  it('are narrowed by category, unit and state', async () => {
    expect((await ask('all', { filter: { ...anything, category: 'shirong' } })).ids).toEqual(['asked']);
    expect((await ask('all', {}, ['g1', 'g2'])).ids).toEqual(['asked']);
    expect((await ask('all', { sort: 'newest', filter: { ...anything, states: ['closed'] } })).ids).toEqual(['changed*', 'over']);
  });
  it('are searched by words, whole numbers and their ends; not by what the overlay has changed', async () => {
    expect((await ask('all', { text: '下水道', sort: 'newest' })).total).toBe(6);
    expect((await ask('all', { text: '井盖' })).ids).toEqual(['changed*']);
    expect((await ask('all', { text: '13987654321' })).ids).toEqual(['calm']);
    expect((await ask('all', { text: '4321' })).ids).toEqual(['calm']);
    expect((await ask('all', { text: '。' })).total).toBe(0);
  });
});

const body = JSON.stringify({ content: { description: '下水道堵塞', place: { unitId: null }, category: null } });

it('finds earlier reports of the caller, of the place and the newest, each once', async () => {
  const other = openSqlite({ path: replica, key, synchronous: 'NORMAL', migrations: replicaMigrations });
  other.prepare('update case_row set body = ?').run(body);
  for (let each = 0; each < 301; each += 1) put(other, 'case', `newer-${each}`, { created_at: 2_000 + each, phone: '1390', place: '别处', body });
  other.close();
  const seat = openSqlite({ path: local, key, synchronous: 'FULL', migrations: localMigrations });
  seat.prepare('update overlay_case set body = ?').run(body);
  seat.close();
  const report = { phone: '13987654321', place: '保利西街', text: '', placeUnitId: null, category: null };
  const found = await reader.calls.earlierReports({ report, caseId: 'soon', since: 150 });
  const ids = found.map(({ row }) => row.id).filter((id) => !id.startsWith('newer-'));
  expect(ids.toSorted()).toEqual(['asked', 'calm', 'changed', 'new', 'over']);
  expect(found).toHaveLength(5 + 300);
});
