import type pg from 'pg';
import type { CommandResult } from '#contract/central/sync.ts';
import type { Case } from '#domain/case/case.ts';
import { audienceOf } from '#domain/case/visibility.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { TextRules } from '#domain/case/textMessages.ts';
import { storeTexts } from '../sms/storeTexts.ts';
import type { Decided } from './decideBatch.ts';
import { storeProjections } from './storeProjections.ts';

/**
 * Writes a decided batch inside the caller's transaction with `unnest` (three times as fast as a statement a row).
 * @returns every command's result, and the feed's new head or null when nothing happened to any case.
 */
export const storeBatch = async (
  client: pg.PoolClient,
  tenant: string,
  decided: readonly Decided[],
  context: DecideContext,
  texts: TextRules,
): Promise<{ readonly results: readonly CommandResult[]; readonly head: number | null }> => {
  const fresh = decided.filter(({ isNew }) => isNew);
  const events = fresh.flatMap((each) => each.events);
  const head = events.length === 0 ? null : await takeSequence(client, tenant, events.length);
  const first = (head ?? 0) - events.length + 1;
  const sequenceOf = new Map(events.map(({ caseId, version }, index) => [`${caseId}/${version}`, first + index]));
  const results = decided.map(({ result }) =>
    result.status === 'accepted' && result.seq === 0
      ? { ...result, seq: sequenceOf.get(`${result.caseId}/${result.version}`) ?? 0 }
      : result,
  );
  if (fresh.length === 0) return { results, head };

  await client.query({
    name: 'store-commands',
    text: `insert into command (tenant, command_id, case_id, received_at, result)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::jsonb[])`,
    values: [
      tenant,
      fresh.map(({ envelope }) => envelope.id),
      fresh.map(({ envelope }) => envelope.caseId),
      fresh.map(({ result, envelope }) => (result.status === 'accepted' ? result.acceptedAt : envelope.at)),
      results.filter((_, index) => decided[index]?.isNew).map((result) => JSON.stringify(result)),
    ],
  });
  if (head === null) return { results, head };

  await client.query({
    name: 'store-events',
    text: `insert into event (tenant, seq, case_id, version, envelope)
           select $1, * from unnest($2::bigint[], $3::uuid[], $4::int[], $5::jsonb[])`,
    values: [
      tenant,
      events.map((_, index) => first + index),
      events.map(({ caseId }) => caseId),
      events.map(({ version }) => version),
      events.map((event) => JSON.stringify(event)),
    ],
  });
  const cases = latestCases(fresh).map((state) => ({ state, seq: sequenceOf.get(`${state.id}/${state.version}`) ?? head }));
  await storeCases(client, tenant, cases);
  await storeAudience(client, tenant, cases);
  await storePersons(client, tenant, fresh);
  const states = cases.map(({ state }) => state);
  await storeProjections(client, tenant, states, context);
  await storeTexts(client, tenant, states, events, texts);
  return { results, head };
};

/** Taken last before the inserts and locked until the commit: order of numbers is order of commits. */
const takeSequence = async (client: pg.PoolClient, tenant: string, count: number): Promise<number> => {
  const { rows } = await client.query<{ head: string }>({
    name: 'take-sequence',
    text: 'update tenant set next_seq = next_seq + $2 where tenant = $1 returning next_seq - 1 as head',
    values: [tenant, count],
  });
  return Number(rows[0]?.head);
};

const latestCases = (decided: readonly Decided[]): readonly Case[] => [
  ...new Map(decided.flatMap(({ states }) => states.map((state) => [state.id, state] as const))).values(),
];

interface Placed {
  readonly state: Case;
  /** Place of its last change in the feed: no two cases share one, so a page can end anywhere. */
  readonly seq: number;
}

const storeCases = (client: pg.PoolClient, tenant: string, cases: readonly Placed[]) =>
  client.query({
    name: 'store-cases',
    text: `insert into case_row (tenant, case_id, number, state, seq, body)
           select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::jsonb[])
           on conflict (tenant, case_id) do update set state = excluded.state, seq = excluded.seq, body = excluded.body`,
    values: [
      tenant,
      cases.map(({ state }) => state.id),
      cases.map(({ state }) => state.number),
      cases.map(({ state }) => state.state),
      cases.map(({ seq }) => seq),
      cases.map(({ state }) => JSON.stringify(state)),
    ],
  });

/** Every key of a changed case moves to its new place; a key that no longer applies becomes a tombstone there. */
const storeAudience = async (client: pg.PoolClient, tenant: string, cases: readonly Placed[]): Promise<void> => {
  const pairs = cases.flatMap(({ state, seq }) => audienceOf(state).map((key) => ({ id: state.id, key, seq })));
  await client.query({
    name: 'store-audience',
    text: `insert into case_audience (tenant, key, case_id, seq, visible)
           select $1, key, case_id, seq, true from unnest($2::text[], $3::uuid[], $4::bigint[]) as given (key, case_id, seq)
           on conflict (tenant, key, case_id) do update set seq = excluded.seq, visible = true`,
    values: [tenant, pairs.map(({ key }) => key), pairs.map(({ id }) => id), pairs.map(({ seq }) => seq)],
  });
  await client.query({
    name: 'store-tombstones',
    text: `update case_audience old set visible = false, seq = given.seq
           from unnest($2::uuid[], $3::bigint[]) as given (case_id, seq)
           where old.tenant = $1 and old.case_id = given.case_id and old.visible and old.seq <> given.seq`,
    values: [tenant, cases.map(({ state }) => state.id), cases.map(({ seq }) => seq)],
  });
};

const storePersons = async (client: pg.PoolClient, tenant: string, decided: readonly Decided[]): Promise<void> => {
  const persons = [
    ...new Map(
      decided
        .filter(({ states }) => states.length > 0)
        .flatMap(({ envelope, persons: each }) => each.map((person) => [person.id, { ...person, caseId: envelope.caseId }] as const)),
    ).values(),
  ];
  if (persons.length === 0) return;
  await client.query({
    name: 'store-persons',
    text: `insert into person (tenant, person_id, case_id, name, phone)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
           on conflict (tenant, person_id) do update set name = excluded.name, phone = excluded.phone
           where person.erased_at is null and person.case_id = excluded.case_id`,
    values: [
      tenant,
      persons.map(({ id }) => id),
      persons.map(({ caseId }) => caseId),
      persons.map(({ name }) => name),
      persons.map(({ phone }) => phone),
    ],
  });
};
