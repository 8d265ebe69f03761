import { storedColumnsSql } from './caseRow.ts';

/** local.db: what exists nowhere else until the central has it. FULL, never disposable. Forward only, never edited. */
export const localMigrations: readonly string[] = [
  `
  create table draft (
    case_id text primary key, number text not null, call_id text unique, line text not null,
    fields text not null, revisions text not null, answers text not null default '{}',
    opened_at integer not null, changed_at integer not null,
    state text not null check (state in ('open', 'discarded', 'submitted'))
  ) strict;
  create index draft_open on draft (state, changed_at);

  create table outbox (
    position integer primary key autoincrement, command_id text not null unique, case_id text not null,
    envelope text not null, attempts integer not null, not_before integer not null,
    state text not null check (state in ('queued', 'dead', 'acknowledged')), acknowledged_at integer
  ) strict;
  create index outbox_case on outbox (case_id, position);

  create table problem (
    command_id text primary key, case_id text not null, number text not null, command_type text not null,
    kind text not null, code text not null, detail text not null, text text not null, at integer not null
  ) strict;

  create table overlay_case (${storedColumnsSql}) strict;
  create virtual table overlay_search using fts5(case_id unindexed, text, tokenize = "unicode61 remove_diacritics 0");

  create table seat_event (
    position integer primary key autoincrement, id text not null unique, at integer not null, happening text not null
  ) strict;

  create table number_counter (day text not null, block integer not null, last integer not null, primary key (day, block)) strict;
  create table verifier (user_id text primary key, hash text not null, user text not null, expires_at integer not null) strict;
  create table setting (name text primary key, value text not null) strict;
  `,
  `create table follow_up_form (case_id text not null, user_id text not null, form text not null, primary key (case_id, user_id)) strict;`,
  `
  alter table overlay_case add column waits text;
  alter table overlay_case add column category text;
  `,
];
