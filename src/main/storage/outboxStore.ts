import { ContractError } from '#contract/errors.ts';
import type { CommandResult } from '#contract/central/sync.ts';
import type { Case } from '#domain/case/case.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import { evolve } from '#domain/case/evolve.ts';
import { toEventEnvelopes } from '#domain/case/toEventEnvelopes.ts';
import { afterFailure, nextAttemptAt, nextBatch, revived, type OutboxEntry, type PushFailure } from '#domain/sync/outbox.ts';
import type { Instant } from '#domain/tenant.ts';
import { storedColumns, type CaseRows, type CaseShelf } from './caseRow.ts';
import { atomically, type Sqlite } from './openSqlite.ts';

interface OutboxRow {
  readonly position: number;
  readonly command_id: string;
  readonly case_id: string;
  readonly envelope: string;
  readonly attempts: number;
  readonly not_before: number;
  readonly state: 'queued' | 'dead' | 'acknowledged';
}

export interface Problem {
  readonly commandId: string;
  readonly caseId: string;
  readonly number: string;
  readonly commandType: string;
  readonly kind: 'refused' | 'dead_letter';
  readonly code: string;
  readonly detail: Record<string, string>;
  readonly text: string;
  readonly at: Instant;
}

/**
 * Commands on their way and the cases as they will be when these are accepted (overlay). A command leaves the outbox only
 * when the replica shows it, so a case is never seen twice or not at all, whatever is killed when.
 */
export const createOutboxStore = (database: Sqlite, rows: CaseRows, context: () => DecideContext) => {
  const insert = database.prepare(
    `insert into outbox (command_id, case_id, envelope, attempts, not_before, state) values (?, ?, ?, 0, 0, 'queued')`,
  );
  const ofCase = database.prepare<[string], OutboxRow>('select * from outbox where case_id = ? order by position');
  const remove = database.prepare<[string]>('delete from outbox where command_id = ?');
  const upsertOverlay = database.prepare(
    `insert or replace into overlay_case (${storedColumns.join(', ')}) values (${storedColumns.map((name) => `@${name}`).join(', ')})`,
  );
  const dropSearch = database.prepare<[string]>('delete from overlay_search where case_id = ?');
  const dropOverlay = database.prepare<[string]>('delete from overlay_case where case_id = ?');
  const addSearch = database.prepare('insert into overlay_search (case_id, text) values (?, ?)');
  const problem = database.prepare(
    `insert or replace into problem (command_id, case_id, number, command_type, kind, code, detail, text, at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  const saveOverlay = (shelf: CaseShelf): void => {
    upsertOverlay.run(rows.toRow(shelf));
    dropSearch.run(shelf.state.id);
    addSearch.run(shelf.state.id, rows.searchText(shelf));
  };

  const clearOverlay = (caseId: string): void => {
    dropSearch.run(caseId);
    dropOverlay.run(caseId);
  };

  const addProblem = (envelope: CommandEnvelope, number: string, kind: Problem['kind'], code: string, detail: object, at: Instant): void => {
    problem.run(envelope.id, envelope.caseId, number, envelope.command.type, kind, code, JSON.stringify(detail), textOf(envelope), at);
  };

  /** The overlay of a case anew: pending commands decided over the present base. What no longer passes becomes a problem. */
  const rebase = (caseId: string, base: CaseShelf | null, at: Instant): void => {
    const shown = new Set(base?.events.map(({ commandId }) => commandId));
    let shelf = base;
    let pending = 0;
    for (const row of ofCase.all(caseId)) {
      const envelope = JSON.parse(row.envelope) as CommandEnvelope;
      if (shown.has(row.command_id)) {
        remove.run(row.command_id);
        continue;
      }
      const next = applied(shelf, envelope, context());
      if (next.ok) {
        shelf = next.shelf;
        pending += 1;
      } else if (row.state === 'queued') {
        // The central would refuse it for the same reason: say so now, keep the text.
        remove.run(row.command_id);
        addProblem(envelope, shelf?.state.number ?? '', 'refused', next.code, next.detail, at);
      }
    }
    if (shelf === null || pending === 0) clearOverlay(caseId);
    else saveOverlay(shelf);
  };

  const entries = (): readonly OutboxEntry[] =>
    database
      .prepare<[], OutboxRow>(`select * from outbox where state <> 'acknowledged' order by position limit 5000`)
      .all()
      .map((row) => ({
        commandId: row.command_id,
        caseId: row.case_id,
        position: row.position,
        attempts: row.attempts,
        notBefore: row.not_before,
        state: row.state === 'dead' ? 'dead' : 'queued',
      }));

  const save = (entry: OutboxEntry): void =>
    void database
      .prepare('update outbox set attempts = ?, not_before = ?, state = ? where command_id = ?')
      .run(entry.attempts, entry.notBefore, entry.state, entry.commandId);

  const envelopeOf = (commandId: string): CommandEnvelope | null => {
    const row = database.prepare<[string], OutboxRow>('select * from outbox where command_id = ?').get(commandId);
    return row === undefined ? null : (JSON.parse(row.envelope) as CommandEnvelope);
  };

  return {
    /**
     * Decides commands on the given base plus what is pending, and stores them with the overlay in one transaction.
     * `draftId`: the draft they came from is done with. @throws ContractError refused; then nothing is stored.
     */
    submit: atomically(database, 
      (wanted: {
        readonly base: CaseShelf | null;
        readonly envelopes: readonly CommandEnvelope[];
        readonly draftId: string | null;
        readonly at: Instant;
      }): CaseShelf => {
        const [first] = wanted.envelopes;
        if (first === undefined) throw new ContractError('invalid_params', 'no_command');
        let shelf = wanted.base;
        const shown = new Set(shelf?.events.map(({ commandId }) => commandId));
        for (const row of ofCase.all(first.caseId)) {
          if (shown.has(row.command_id)) continue;
          const next = applied(shelf, JSON.parse(row.envelope) as CommandEnvelope, context());
          if (next.ok) shelf = next.shelf;
        }
        for (const envelope of wanted.envelopes) {
          const next = applied(shelf, envelope, context());
          if (!next.ok) throw new ContractError('refused', next.code, next.detail);
          shelf = next.shelf;
          insert.run(envelope.id, envelope.caseId, JSON.stringify(envelope));
        }
        if (shelf === null) throw new ContractError('internal', 'no_case');
        saveOverlay(shelf);
        if (wanted.draftId !== null) {
          database.prepare(`update draft set state = 'submitted', changed_at = ? where case_id = ?`).run(wanted.at, wanted.draftId);
        }
        return shelf;
      },
    ),

    batch: ({ now, limit }: { readonly now: Instant; readonly limit: number }): readonly CommandEnvelope[] =>
      nextBatch(entries(), now, limit)
        .map(({ commandId }) => envelopeOf(commandId))
        .filter((envelope) => envelope !== null),

    nextAttempt: (_: null): Instant | null => nextAttemptAt(entries()),

    /** The central's answers. Accepted stays until the replica shows it; refused leaves, with its text kept as a problem. */
    settle: atomically(database, ({ results, now }: { readonly results: readonly CommandResult[]; readonly now: Instant }): readonly string[] => {
      const refused: string[] = [];
      for (const result of results) {
        const envelope = envelopeOf(result.id);
        if (envelope === null) continue;
        if (result.status === 'accepted') {
          database
            .prepare(`update outbox set state = 'acknowledged', acknowledged_at = ? where command_id = ?`)
            .run(now, result.id);
        } else if (result.error.kind === 'internal') {
          const entry = entries().find(({ commandId }) => commandId === result.id);
          if (entry === undefined) continue;
          const after = afterFailure(entry, 'poison', now, 0.5);
          save(after);
          if (after.state === 'dead') addProblem(envelope, numberOf(envelope), 'dead_letter', result.error.code, {}, now);
        } else {
          remove.run(result.id);
          addProblem(envelope, numberOf(envelope), 'refused', result.error.code, result.error.detail, now);
          refused.push(envelope.caseId);
        }
      }
      return refused;
    }),

    failed: atomically(database, 
      (wanted: { readonly commandIds: readonly string[]; readonly failure: PushFailure; readonly now: Instant; readonly jitter: number }): void => {
        for (const entry of entries()) {
          if (wanted.commandIds.includes(entry.commandId)) save(afterFailure(entry, wanted.failure, wanted.now, wanted.jitter));
        }
      },
    ),

    /** Everything may be tried again now: the network is back. */
    hurry: (_: null): void => void database.prepare(`update outbox set not_before = 0 where state = 'queued'`).run(),

    rebase: atomically(database, 
      (wanted: { readonly bases: readonly { readonly caseId: string; readonly base: CaseShelf | null }[]; readonly now: Instant }): void => {
        for (const { caseId, base } of wanted.bases) rebase(caseId, base, wanted.now);
      },
    ),

    pendingCases: (_: null): readonly string[] =>
      database
        .prepare<[], { case_id: string }>('select case_id from outbox union select case_id from overlay_case')
        .all()
        .map(({ case_id }) => case_id),

    /** After a restore of the central: what it acknowledged lately may be gone there, so it is sent again. */
    resendAcknowledged: (_: null): void =>
      void database.prepare(`update outbox set state = 'queued', not_before = 0 where state = 'acknowledged'`).run(),

    counts: (_: null): { readonly cases: number; readonly commands: number } =>
      database
        .prepare<[], { cases: number; commands: number }>(
          `select count(distinct case_id) as cases, count(*) as commands from outbox where state <> 'acknowledged'`,
        )
        .get() ?? { cases: 0, commands: 0 },

    problems: (_: null): readonly Problem[] =>
      database
        .prepare<[], { command_id: string; case_id: string; number: string; command_type: string; kind: Problem['kind']; code: string; detail: string; text: string; at: number }>(
          'select * from problem order by at desc limit 100',
        )
        .all()
        .map((row) => ({
          commandId: row.command_id,
          caseId: row.case_id,
          number: row.number,
          commandType: row.command_type,
          kind: row.kind,
          code: row.code,
          detail: JSON.parse(row.detail) as Record<string, string>,
          text: row.text,
          at: row.at,
        })),

    dismissProblem: (commandId: string): void => void database.prepare('delete from problem where command_id = ?').run(commandId),

    reviveDeadLetter: atomically(database, ({ commandId, now }: { readonly commandId: string; readonly now: Instant }): void => {
      const entry = entries().find((each) => each.commandId === commandId);
      if (entry === undefined) throw new ContractError('not_found', 'command');
      save(revived(entry, now));
      database.prepare('delete from problem where command_id = ?').run(commandId);
    }),
  };
};

type Applied =
  | { readonly ok: true; readonly shelf: CaseShelf }
  | { readonly ok: false; readonly code: string; readonly detail: Readonly<Record<string, string>> };

const applied = (shelf: CaseShelf | null, envelope: CommandEnvelope, context: DecideContext): Applied => {
  const decision = decide(shelf?.state ?? null, envelope, context);
  if (!decision.ok) return { ok: false, code: decision.refusal.code, detail: decision.refusal.detail };
  const events = toEventEnvelopes(shelf?.state ?? null, envelope, decision.value, null);
  const state = events.reduce<Case | null>((before, event) => evolve(before, event), shelf?.state ?? null);
  if (state === null) return { ok: false, code: 'case_unknown', detail: {} };
  const persons = new Map([...(shelf?.persons ?? []), ...envelope.persons].map((person) => [person.id, person]));
  return { ok: true, shelf: { state, events: [...(shelf?.events ?? []), ...events], persons: [...persons.values()] } };
};

const numberOf = ({ command }: CommandEnvelope): string => (command.type === 'take_in' ? command.number : '');

/** What the user had written, for the list of problems: nothing typed is lost over a refusal. */
const textOf = ({ command }: CommandEnvelope): string => {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  switch (command.type) {
    case 'take_in':
      return [command.content.place.text, command.content.description, command.content.demand].filter(Boolean).join('\n');
    case 'edit_content':
      collect(command.fields);
      return texts.join('\n');
    case 'answer':
      return command.answer;
    case 'not_accept':
      return command.explanation;
    case 'follow_up':
      return command.followUp.note;
    case 'feed_back':
      return [command.feedback.found, command.feedback.done].join('\n');
    case 'record_contact':
      return command.contact.note;
    case 'dispatch':
      return command.promise;
    case 'triage':
      return command.triage.overrideReason ?? '';
    case 'request_return':
      return [command.reason, command.basis].join('\n');
    case 'request_extension':
    case 'request_suspension':
    case 'request_exception':
    case 'reclassify':
    case 'flag_secret':
    case 'merge':
    case 'split':
    case 'rework':
    case 'void':
      return command.reason;
    case 'verify':
    case 'recheck':
    case 'resume':
    case 'end_handover':
    case 'decide_request':
      return command.note;
    case 'record_promise':
    case 'ask_info':
    case 'give_info':
      return command.text;
    case 'offer_handover':
      return [command.handover.reason, command.promise].join('\n');
    case 'supervise':
      return command.supervision.text;
    case 'record_arrival':
      return command.arrival.measures;
    case 'report':
      return [command.content.place.text, command.content.description, command.content.demand].filter(Boolean).join('\n');
    case 'sign':
    case 'sub_assign':
    case 'accept_handover':
    case 'record_consent':
    case 'record_call':
    case 'escalate':
    case 'absorb':
    case 'release':
    case 'record_contact_call':
    case 'close':
    case 'invite_by_sms':
      return '';
    default:
      return command satisfies never;
  }
};
