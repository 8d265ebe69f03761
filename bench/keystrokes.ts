import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Draft } from '../src/contract/workstation/drafts.ts';
import type { LocalStoreMethods } from '../src/main/storage/localStoreWorker.ts';
import type { ReplicaWriterMethods } from '../src/main/storage/replicaWriterWorker.ts';
import { startWorker, type Remote } from '../src/main/storage/workerCalls.ts';
import { connectSeat } from './connectSeat.ts';
import { median, percentile, type Figure } from './figure.ts';
import { inventCases } from './fillReplica.ts';
import { inFolder, startProduct } from './startProduct.ts';

const presses = 300;
const storage = new URL('../src/main/storage/', import.meta.url);
const resources = new URL('../resources/', import.meta.url).href;
const key = 'ab'.repeat(32);
const pulled = 20_000;
const page = 500;
const fail = (error: Error): void => {
  throw error;
};

/** The peer: one row of a database without a key updated again and again, each time to the disk before the next. */
const rawCommits = (path: string, count: number): readonly number[] => {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`create table draft (id integer primary key, fields text); insert into draft values (1, '')`);
  const update = database.prepare('update draft set fields = ? where id = 1');
  const times: number[] = [];
  for (let each = 0; each < count; each += 1) {
    const began = performance.now();
    update.run('字'.repeat(each % 300));
    times.push(performance.now() - began);
  }
  database.close();
  return times;
};

const openDraft = (local: Remote<LocalStoreMethods>): Promise<{ readonly draft: Draft }> =>
  local.openDraft({ caseId: 'bench', callId: null, line: '12345', fields: {}, day: '20261124', block: 1, floor: 0, at: 1 });

/** Patches one after another from `from` on until `isDone`, each on the disk before the next; milliseconds of each. */
const typeUntil = async (local: Remote<LocalStoreMethods>, from: number, isDone: (typed: number) => boolean): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let revision = from; !isDone(times.length); revision += 1) {
    const began = performance.now();
    await local.patchDraft({ caseId: 'bench', field: 'description', value: '字'.repeat(revision % 300), revision, at: revision });
    times.push(performance.now() - began);
  }
  return times;
};

/** Round trip of a keystroke (page → station → disk → page), and what the store alone takes, beside a raw commit. */
export const keystrokes = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const product = await startProduct(join(folder, 'product'));
    const seat = await connectSeat(product.ready.workstation);
    const keys = await seat.typeKeys(presses);
    seat.close();
    await product.stop();
    const store = startWorker<LocalStoreMethods>(new URL('localStoreWorker.ts', storage), { path: join(folder, 'local.db'), key, resources }, fail);
    await openDraft(store.calls);
    const [stored, raw]: [number[], number[]] = [[], []];
    // In turns, so that both meet the same disk.
    for (let turn = 0; turn < 10; turn += 1) {
      stored.push(...(await typeUntil(store.calls, 1 + turn * 200, (typed) => typed === 200)));
      raw.push(...rawCommits(join(folder, `raw${turn}.db`), 200));
    }
    await store.stop();
    const rate = (times: readonly number[]): number => (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);
    return [
      { name: `keystroke acknowledged on disk, median of ${presses}`, value: median(keys), unit: 'ms', aim: '' },
      { name: `keystroke acknowledged on disk, p99 of ${presses}`, value: percentile(keys, 0.99), unit: 'ms', aim: '≤ 50' },
      {
        name: 'keystrokes a second, store with key and FULL',
        value: rate(stored),
        unit: '/s',
        aim: 'ratio ≥ 0.75',
        peer: { name: 'raw FULL commits without a key', value: rate(raw) },
      },
    ];
  });

/** Typing while the central sends twenty thousand changed cases, beside typing in peace. */
export const keystrokesWhilePulling = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const local = startWorker<LocalStoreMethods>(new URL('localStoreWorker.ts', storage), { path: join(folder, 'local.db'), key, resources }, fail);
    const writer = startWorker<ReplicaWriterMethods>(new URL('replicaWriterWorker.ts', storage), { path: join(folder, 'replica.db'), key, resources }, fail);
    const invented = inventCases(page);
    await openDraft(local.calls);
    await writer.calls.cursor(null);
    const idle = await typeUntil(local.calls, 1, (typed) => typed === 2_000);
    let isPulling = true;
    const pull = async (): Promise<number> => {
      const began = performance.now();
      for (let at = 0; at < pulled; at += page) {
        const changes = invented.map(({ state, events, persons }, index) => ({
          visible: true as const,
          seq: at + index + 1,
          case: { ...state, id: `${state.id.slice(0, -12)}${String(at + index).padStart(12, '0')}` },
          events: [...events],
          persons: [...persons],
        }));
        await writer.calls.apply({ epoch: 'bench', head: pulled, next: at + page, changes });
      }
      isPulling = false;
      return (performance.now() - began) / 1000;
    };
    const [seconds, busy] = await Promise.all([pull(), typeUntil(local.calls, 2_001, () => !isPulling)]);
    await writer.stop();
    await local.stop();
    return [
      { name: `keystroke on disk while ${pulled} cases are pulled, p99 of ${busy.length}`, value: percentile(busy, 0.99), unit: 'ms', aim: '≤ 50, ratio ≤ 8', peer: { name: 'typing in peace', value: percentile(idle, 0.99) } },
      { name: 'cases pulled into the seat’s database', value: pulled / seconds, unit: '/s', aim: '' },
    ];
  });
