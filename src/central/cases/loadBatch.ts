import type pg from 'pg';
import type { CommandResult } from '#contract/central/sync.ts';
import type { Case } from '#domain/case/case.ts';
import type { Actor } from '#domain/case/command.ts';
import type { Instant, Role } from '#domain/tenant.ts';
import type { RuleSetKind, RuleSetVersion } from '#domain/boundary/ruleSet.ts';
import type { Arrived } from './arrived.ts';
import { reportCount, reportPrefix } from './reportNumber.ts';

/** What a batch is decided on. */
export interface LoadedBatch {
  readonly results: ReadonlyMap<string, CommandResult>;
  readonly cases: ReadonlyMap<string, Case>;
  readonly actors: ReadonlyMap<string, Actor>;
  /** How many numbers of the central's own blocks are given today; 0 when nothing in the batch asks for one. */
  readonly reported: number;
  /** Case numbers that are taken, with the case that has them. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Publications of the city's rules; empty when no command of the batch names any. */
  readonly ruleSets: readonly RuleSetVersion[];
}

const casesText = 'select case_id, body from case_row where tenant = $1 and case_id = any($2)';

export const loadBatch = async (
  client: pg.PoolClient,
  tenant: string,
  batch: readonly Arrived[],
  now: Instant,
): Promise<LoadedBatch> => {
  const envelopes = batch.map(({ envelope }) => envelope);
  const splits = new Set(envelopes.flatMap(({ command, caseId }) => (command.type === 'split' ? [caseId] : [])));
  const numbers = envelopes.flatMap(({ command }) => (command.type === 'take_in' ? [command.number] : []));
  // One connection answers one query at a time; the four are still one round trip's wait each on loopback.
  const results = await client.query<{ command_id: string; result: CommandResult }>({
    name: 'batch-results',
    text: 'select command_id, result from command where tenant = $1 and command_id = any($2)',
    values: [tenant, envelopes.map(({ id }) => id)],
  });
  const cases = await client.query<{ case_id: string; body: Case }>({
    name: 'batch-cases',
    text: casesText,
    values: [tenant, envelopes.flatMap(({ caseId, command }) => (command.type === 'merge' ? [caseId, command.intoCaseId] : [caseId]))],
  });
  const users = await client.query<{ user_id: string; role: Role; unit_id: string | null }>({
    name: 'batch-users',
    text: 'select user_id, role, unit_id from app_user where tenant = $1 and user_id = any($2) and not disabled',
    values: [tenant, envelopes.map(({ actor }) => actor.userId)],
  });
  const taken = await client.query<{ number: string; case_id: string }>({
    name: 'batch-numbers',
    text: 'select number, case_id from case_row where tenant = $1 and number = any($2)',
    values: [tenant, numbers],
  });
  const ruleSets = envelopes.some(({ rules }) => rules.triage !== undefined || rules.transferLists !== undefined)
    ? await loadRuleSets(client, tenant)
    : [];
  const merged = cases.rows.flatMap(({ case_id, body }) => (splits.has(case_id) ? (body.mergedInto?.caseId ?? []) : []));
  const mains =
    merged.length === 0
      ? []
      : (await client.query<{ case_id: string; body: Case }>({ name: 'batch-cases', text: casesText, values: [tenant, merged] })).rows;
  return {
    ruleSets,
    reported: envelopes.some(({ command }) => command.type === 'report') ? await lockedReports(client, tenant, now) : 0,
    results: new Map(results.rows.map(({ command_id, result }) => [command_id, result])),
    cases: new Map([...mains, ...cases.rows].map(({ case_id, body }) => [case_id, body])),
    actors: new Map(users.rows.map(({ user_id, role, unit_id }) => [user_id, { userId: user_id, role, unitId: unit_id }])),
    numbers: new Map(taken.rows.map(({ number, case_id }) => [number, case_id])),
  };
};

const loadRuleSets = async (client: pg.PoolClient, tenant: string): Promise<readonly RuleSetVersion[]> => {
  const { rows } = await client.query<{ kind: RuleSetKind; version: string; effective_from: string; published_at: string }>({
    name: 'batch-rule-sets',
    text: 'select kind, version, effective_from, published_at from rule_set_version where tenant = $1',
    values: [tenant],
  });
  return rows.map(({ kind, version, effective_from, published_at }) => ({
    kind,
    version,
    effectiveFrom: Number(effective_from),
    publishedAt: Number(published_at),
  }));
};

/** Two nodes that number reports at once wait for one another until the commit. */
const lockedReports = async (client: pg.PoolClient, tenant: string, now: Instant): Promise<number> => {
  await client.query('select pg_advisory_xact_lock(hashtext($1))', [`report ${tenant}`]);
  const { rows } = await client.query<{ number: string | null }>(
    `select max(number) as number from case_row where tenant = $1 and number >= $2 and number < $2 || '~'`,
    [tenant, reportPrefix(now)],
  );
  return reportCount(rows[0]?.number ?? null);
};
