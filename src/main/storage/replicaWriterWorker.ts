import { workerData } from 'node:worker_threads';
import type { FeedPage } from '#contract/central/sync.ts';
import { createCaseRows, storedColumns } from './caseRow.ts';
import { readCityFiles } from './cityFiles.ts';
import type { StoreWorkerData } from './localStoreWorker.ts';
import { atomically, openSqlite } from './openSqlite.ts';
import { replicaMigrations } from './replicaSchema.ts';
import { serveCalls } from './workerCalls.ts';

/** The one writer of replica.db: a page, its index entries and the cursor are one transaction. */
const { path, key, resources } = workerData as StoreWorkerData;
const city = readCityFiles(new URL(resources));
const rows = createCaseRows(city.rules.clocks, city.holidays);
const database = openSqlite({ path, key, synchronous: 'NORMAL', migrations: replicaMigrations });

const upsert = database.prepare(
  `insert or replace into case_row (${storedColumns.join(', ')}) values (${storedColumns.map((name) => `@${name}`).join(', ')})`,
);
const remove = database.prepare<[string]>('delete from case_row where case_id = ?');
const removeSearch = database.prepare<[string]>('delete from case_search where case_id = ?');
const addSearch = database.prepare('insert into case_search (case_id, text) values (?, ?)');
const moveCursor = database.prepare('update cursor set epoch = ?, seq = ?');

const methods = {
  cursor: (_: null): { readonly epoch: string; readonly seq: number } =>
    database.prepare<[], { epoch: string; seq: number }>('select epoch, seq from cursor').get() ?? { epoch: '', seq: 0 },

  /** Returns the ids of the cases that changed. */
  apply: atomically(database, (page: FeedPage): readonly string[] => {
    for (const change of page.changes) {
      const caseId = change.visible ? change.case.id : change.caseId;
      removeSearch.run(caseId);
      if (change.visible) {
        const shelf = { state: change.case, events: change.events, persons: change.persons };
        upsert.run(rows.toRow(shelf));
        addSearch.run(caseId, rows.searchText(shelf));
      } else remove.run(caseId);
    }
    moveCursor.run(page.epoch, page.next);
    return page.changes.map((change) => (change.visible ? change.case.id : change.caseId));
  }),

  /** Another epoch: what is here belongs to data that is no more. */
  forget: atomically(database, (epoch: string): void => {
    database.exec('delete from case_row; delete from case_search;');
    moveCursor.run(epoch, 0);
  }),

  close: (_: null): void => void database.close(),
};

export type ReplicaWriterMethods = typeof methods;

serveCalls(methods);
