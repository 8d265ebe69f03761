import { workerData } from 'node:worker_threads';
import { createWorkingCalendar } from '#domain/calendar/workingCalendar.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { Unit } from '#domain/routing/unit.ts';
import { createCaseRows } from './caseRow.ts';
import { readCityFiles } from './cityFiles.ts';
import { createFollowUpForms } from './followUpForms.ts';
import { localMigrations } from './localSchema.ts';
import { createLocalStore } from './localStore.ts';
import { openSqlite } from './openSqlite.ts';
import { createOutboxStore } from './outboxStore.ts';
import { serveCalls } from './workerCalls.ts';

/** The one writer of local.db. */
export interface StoreWorkerData {
  readonly path: string;
  readonly key: string;
  readonly resources: string;
}

const { path, key, resources } = workerData as StoreWorkerData;
const city = readCityFiles(new URL(resources));
const database = openSqlite({ path, key, synchronous: 'FULL', migrations: localMigrations });
let units: ReadonlyMap<string, Unit> = new Map();
const calendar = createWorkingCalendar(city.holidays);
// Reports come from the street: a seat takes in with the numbers of its own block.
const context = (): DecideContext => ({ rules: city.rules, unit: (id) => units.get(id) ?? null, calendar, reportNumber: '' });

const methods = {
  ...createLocalStore(database),
  ...createFollowUpForms(database),
  ...createOutboxStore(database, createCaseRows(city.rules.clocks, city.holidays), context),
  setUnits: (given: readonly Unit[]): void => {
    units = new Map(given.map((unit) => [unit.id, unit]));
  },
  close: (_: null): void => void database.close(),
};

export type LocalStoreMethods = typeof methods;

serveCalls(methods);
