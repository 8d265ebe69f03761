import { ContractError } from '#contract/errors.ts';
import type { Draft } from '#contract/workstation/drafts.ts';
import type { User } from '#contract/central/auth.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { SeatEvent } from '#domain/replay/seatEvent.ts';
import type { DraftField, DraftFields, DraftValue } from '#domain/replay/seatView.ts';
import type { Instant, Line } from '#domain/tenant.ts';
import { atomically, type Sqlite } from './openSqlite.ts';

interface DraftRow {
  readonly case_id: string;
  readonly number: string;
  readonly call_id: string | null;
  readonly line: Line;
  readonly fields: string;
  readonly revisions: string;
  readonly answers: string;
  readonly opened_at: number;
  readonly changed_at: number;
}

export interface StoredDraft extends Draft {
  readonly answers: Readonly<Record<string, string>>;
}

export interface Verifier {
  readonly hash: string;
  readonly user: User;
  readonly expiresAt: Instant;
}

/** Drafts, the seat's time-line, numbers, verifiers and settings. Every method commits before it returns. */
export const createLocalStore = (database: Sqlite) => {
  const find = database.prepare<[string], DraftRow>('select * from draft where case_id = ?');
  const findByCall = database.prepare<[string], DraftRow>('select * from draft where call_id = ?');
  const patch = database.prepare('update draft set fields = ?, revisions = ?, changed_at = ? where case_id = ?');
  const appendEvent = database.prepare('insert into seat_event (id, at, happening) values (?, ?, ?) on conflict do nothing');
  const setState = database.prepare<[string, number, string]>('update draft set state = ?, changed_at = ? where case_id = ?');

  const known = (caseId: string): DraftRow => {
    const row = find.get(caseId);
    if (row === undefined) throw new ContractError('not_found', 'draft');
    return row;
  };

  const nextNumber = (day: string, block: number, floor: number): string => {
    const row = database
      .prepare<[string, number, number, number], { last: number }>(
        `insert into number_counter (day, block, last) values (?, ?, ? + 1)
         on conflict (day, block) do update set last = max(last, ?) + 1 returning last`,
      )
      .get(day, block, floor, floor);
    return formatCaseNumber({ day, block, counter: row?.last ?? 1 });
  };

  return {
    /** The draft of a call is opened once; asking again gives the same. Number and draft are one transaction. */
    openDraft: atomically(database, 
      (wanted: {
        readonly caseId: string;
        readonly callId: string | null;
        readonly line: Line;
        readonly fields: DraftFields;
        readonly day: string;
        readonly block: number;
        readonly floor: number;
        readonly at: Instant;
      }): { readonly draft: StoredDraft; readonly isNew: boolean } => {
        const existing = wanted.callId === null ? undefined : findByCall.get(wanted.callId);
        if (existing !== undefined) return { draft: toDraft(existing), isNew: false };
        const number = nextNumber(wanted.day, wanted.block, wanted.floor);
        database
          .prepare(
            `insert into draft (case_id, number, call_id, line, fields, revisions, opened_at, changed_at, state)
             values (?, ?, ?, ?, ?, '{}', ?, ?, 'open')`,
          )
          .run(wanted.caseId, number, wanted.callId, wanted.line, JSON.stringify(wanted.fields), wanted.at, wanted.at);
        return { draft: toDraft(known(wanted.caseId)), isNew: true };
      },
    ),

    /** A form begun at another seat goes on here under its own number. Known already (it was ours before), it is opened again. */
    adoptDraft: atomically(database,
      (carried: {
        readonly caseId: string;
        readonly number: string;
        readonly callId: string;
        readonly line: Line;
        readonly fields: DraftFields;
        readonly at: Instant;
      }): StoredDraft => {
        const { caseId, number, callId, line, fields, at } = carried;
        const holder = findByCall.get(callId);
        const ownCall = holder === undefined || holder.case_id === caseId ? callId : null;
        database
          .prepare(
            `insert into draft (case_id, number, call_id, line, fields, revisions, opened_at, changed_at, state)
             values (?, ?, ?, ?, ?, '{}', ?, ?, 'open')
             on conflict (case_id) do update set call_id = excluded.call_id, fields = excluded.fields, revisions = '{}', changed_at = excluded.changed_at, state = 'open'
             where state <> 'submitted'`,
          )
          .run(caseId, number, ownCall, line, JSON.stringify(fields), at, at);
        return toDraft(known(caseId));
      },
    ),

    /** Latest revision wins; a patch that was sent twice or came late changes nothing. */
    patchDraft: (wanted: {
      readonly caseId: string;
      readonly field: DraftField;
      readonly value: DraftValue;
      readonly revision: number;
      readonly at: Instant;
    }): { readonly applied: boolean } => {
      const row = known(wanted.caseId);
      const revisions = JSON.parse(row.revisions) as Record<string, number>;
      if ((revisions[wanted.field] ?? 0) >= wanted.revision) return { applied: false };
      const fields = { ...(JSON.parse(row.fields) as DraftFields), [wanted.field]: wanted.value };
      patch.run(
        JSON.stringify(fields),
        JSON.stringify({ ...revisions, [wanted.field]: wanted.revision }),
        wanted.at,
        wanted.caseId,
      );
      return { applied: true };
    },

    answerQuestion: ({ caseId, questionId, option }: { readonly caseId: string; readonly questionId: string; readonly option: string }): void => {
      const answers = { ...(JSON.parse(known(caseId).answers) as Record<string, string>), [questionId]: option };
      database.prepare('update draft set answers = ? where case_id = ?').run(JSON.stringify(answers), caseId);
    },

    draft: (caseId: string): StoredDraft => toDraft(known(caseId)),

    openDrafts: (_: null): readonly StoredDraft[] =>
      database
        .prepare<[], DraftRow>(`select * from draft where state = 'open' order by changed_at desc limit 200`)
        .all()
        .map(toDraft),

    setDraftState: ({ caseId, state, at }: { readonly caseId: string; readonly state: 'open' | 'discarded'; readonly at: Instant }): void => {
      known(caseId);
      setState.run(state, at, caseId);
    },

    /** Idempotent by event id; true for those that were new. */
    appendEvents: atomically(database, (events: readonly SeatEvent[]): readonly boolean[] =>
      events.map(({ id, at, happening }) => appendEvent.run(id, at, JSON.stringify(happening)).changes > 0),
    ),

    /** The last events, oldest first: what the present view is folded from after a restart. */
    recentEvents: (limit: number): readonly SeatEvent[] =>
      database
        .prepare<[number], { id: string; at: number; happening: string }>(
          'select id, at, happening from (select * from seat_event order by position desc limit ?) order by position',
        )
        .all(limit)
        .map(({ id, at, happening }) => ({ id, at, happening: JSON.parse(happening) as SeatEvent['happening'] })),

    saveVerifier: ({ hash, user, expiresAt }: Verifier): void => {
      database
        .prepare('insert or replace into verifier (user_id, hash, user, expires_at) values (?, ?, ?, ?)')
        .run(user.userId, hash, JSON.stringify(user), expiresAt);
    },
    verifier: (userId: string): Verifier | null => {
      const row = database
        .prepare<[string], { hash: string; user: string; expires_at: number }>('select * from verifier where user_id = ?')
        .get(userId);
      return row === undefined
        ? null
        : { hash: row.hash, user: JSON.parse(row.user) as User, expiresAt: row.expires_at };
    },
    dropVerifier: (userId: string): void => void database.prepare('delete from verifier where user_id = ?').run(userId),

    setting: (name: string): string | null =>
      database.prepare<[string], { value: string }>('select value from setting where name = ?').get(name)?.value ?? null,
    saveSetting: ({ name, value }: { readonly name: string; readonly value: string }): void =>
      void database.prepare('insert or replace into setting (name, value) values (?, ?)').run(name, value),
  };
};

const toDraft = (row: DraftRow): StoredDraft => ({
  caseId: row.case_id,
  number: row.number,
  callId: row.call_id,
  line: row.line,
  fields: JSON.parse(row.fields) as Draft['fields'],
  revision: Math.max(0, ...Object.values(JSON.parse(row.revisions) as Record<string, number>)),
  answers: JSON.parse(row.answers) as Record<string, string>,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
});
