import { storedColumnsSql } from './caseRow.ts';

/** replica.db: what the central has. NORMAL, disposable: rebuilt from the feed when damaged, newer or of another epoch. */
export const replicaMigrations: readonly string[] = [
  `
  create table case_row (${storedColumnsSql}) strict;
  create index case_row_created on case_row (created_at desc);
  create index case_row_due on case_row (due_at) where due_at is not null;
  create index case_row_phone on case_row (phone, created_at desc);
  create index case_row_phone_reversed on case_row (phone_reversed);
  create index case_row_number on case_row (number);
  create virtual table case_search using fts5(case_id unindexed, text, tokenize = "unicode61 remove_diacritics 0");
  create table cursor (one integer primary key check (one = 1), epoch text not null, seq integer not null) strict;
  insert into cursor values (1, '', 0);
  `,
  'create index case_row_state on case_row (state, updated_at);',
  `create index case_row_place on case_row (place, created_at desc);`,
  // What waits for the desk and the category are computed when a case is stored: everything is fetched anew.
  `
  delete from case_row;
  delete from case_search;
  update cursor set epoch = '', seq = 0;
  alter table case_row add column waits text;
  alter table case_row add column category text;
  create index case_row_waits on case_row (waits) where waits is not null;
  `,
  // Lists and counts read these alone: a row with its case is a page of its own, and a million of them are minutes.
  `
  drop index case_row_created;
  create index case_row_newest on case_row (created_at desc, state, due_at, amber_at, network, taker, urgency, category, lead_unit, case_id);
  create index case_row_clock on case_row (due_at is null, due_at, created_at desc, state, amber_at, network, taker, urgency, category, lead_unit, case_id);
  create index case_row_changed on case_row (updated_at desc, state, due_at, amber_at, network, taker, urgency, category, lead_unit, case_id);
  `,
];
