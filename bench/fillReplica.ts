import Database from 'better-sqlite3';
import { createChance } from '../scripts/seed/chance.ts';
import { inventCase, type City, type InventedCase } from '../scripts/seed/inventCase.ts';
import { demoUnits } from '../src/central/demo/demoUnits.ts';
import { createWorkingCalendar } from '../src/domain/calendar/workingCalendar.ts';
import { createUnitTree } from '../src/domain/routing/unitTree.ts';
import { createCaseRows, storedColumns } from '../src/main/storage/caseRow.ts';
import { readCityFiles } from '../src/main/storage/cityFiles.ts';
import { openSqlite } from '../src/main/storage/openSqlite.ts';
import { replicaMigrations } from '../src/main/storage/replicaSchema.ts';

const resources = new URL('../resources/', import.meta.url);
const until = Date.parse('2026-11-24T16:00:00Z');
const day = 86_400_000;
/** So many cases are invented through the rules; the rest are these again under other numbers, callers, days and house numbers, and without events, which nothing here reads. */
const patterns = 4_000;

/** Cases as the seed of `npm run seed` invents them, without a database. */
export const inventCases = (count: number): readonly InventedCase[] => {
  const files = readCityFiles(resources);
  const tree = createUnitTree(demoUnits());
  const city: City = {
    context: { rules: files.rules, unit: tree.get, calendar: createWorkingCalendar(files.holidays), reportNumber: '' },
    tree,
    tenant: { city: '430600', mode: 'live' },
    places: files.places,
    callers: Array.from({ length: 400 }, (_, index) => ({ name: '王李张刘陈'.charAt(index % 5) + '伟芳娜敏静'.charAt(index % 3), phone: callerOf(index) })),
  };
  const chance = createChance(430_600);
  return Array.from({ length: count }, (_, index) => inventCase(chance, city, until - (index % 365) * day - 3_600_000, { block: 1 + (index % 60), counter: 1 + index }, until));
};

/** The telephone number of the nth caller; each has 25 cases. */
export const callerOf = (index: number): string => `199${String(10_000_000 + index * 1_999).slice(-8)}`;
const casesEach = 25;

/**
 * Fills a seat's own replica with `count` cases, and beside it a plain table of the same texts, which is what a search by
 * LIKE would have. Nothing of it passes the central: this is about reading.
 */
export const fillReplica = (target: { readonly path: string; readonly key: string; readonly plain: string | null }, count: number): void => {
  const files = readCityFiles(resources);
  const rows = createCaseRows(files.rules.clocks, files.holidays);
  const shelves = inventCases(Math.min(count, patterns)).map((shelf) => ({ row: rows.toRow(shelf), search: rows.searchText(shelf), text: textOf(shelf), id: shelf.state.id }));
  const database = openSqlite({ path: target.path, key: target.key, synchronous: 'NORMAL', migrations: replicaMigrations });
  // Written once and read for the length of a bench: a crash on the way would only mean to begin anew.
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -400000');
  const plain = target.plain === null ? null : new Database(target.plain);
  plain?.exec('pragma journal_mode = off; pragma synchronous = off; create table plain (case_id text primary key, text text not null) strict');
  const insert = database.prepare(`insert into case_row (${storedColumns.join(', ')}) values (${storedColumns.map((name) => `@${name}`).join(', ')})`);
  const index = database.prepare('insert into case_search (case_id, text) values (?, ?)');
  const insertPlain = plain?.prepare('insert into plain (case_id, text) values (?, ?)');
  const every = database.transaction((from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      const shelf = shelves[at % shelves.length];
      if (shelf === undefined) continue;
      const suffix = at.toString(16).padStart(12, '0');
      const caseId = shelf.id.slice(0, -12) + suffix;
      const phone = callerOf(Math.floor(at / casesEach));
      const counter = String(at).padStart(7, '0');
      const createdAt = until - Math.floor((at * 730 * day) / count);
      insert.run({
        ...shelf.row,
        case_id: caseId,
        number: `${shelf.row.number.slice(0, 9)}${counter.slice(0, 3)}-${counter.slice(3)}-0`,
        phone,
        phone_reversed: [...phone].reverse().join(''),
        created_at: createdAt,
        updated_at: createdAt,
        place: `${shelf.row.place}${at % 997}号`,
        body: shelf.row.body.replaceAll(shelf.id, caseId),
        events: '[]',
      });
      index.run(caseId, `${shelf.search} ${at % 997} ${phone}`);
      insertPlain?.run(caseId, `${shelf.text} ${at % 997} ${phone}`);
    }
  });
  plain?.exec('begin');
  for (let at = 0; at < count; at += 10_000) every(at, Math.min(count, at + 10_000));
  plain?.exec('commit');
  plain?.close();
  database.exec('analyze');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
};

const textOf = ({ state: { content }, persons }: InventedCase): string =>
  [content.title, content.description, content.place.text, content.place.detail, content.demand, ...persons.map(({ name }) => name)].join(' ');
