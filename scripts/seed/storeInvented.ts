import type pg from 'pg';
import { storeProjections } from '../../src/central/cases/storeProjections.ts';
import type { DecideContext } from '../../src/domain/case/decideContext.ts';
import { audienceOf } from '../../src/domain/case/visibility.ts';
import type { InventedCase } from './inventCase.ts';

/** Writes a thousand cases at a time as the central would have, their events in one unbroken line of the feed. */
export const storeInvented = async (pool: pg.Pool, tenant: string, cases: readonly InventedCase[], context: DecideContext): Promise<void> => {
  const events = cases.flatMap((each) => each.events);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    const { rows } = await client.query<{ first: string }>('update tenant set next_seq = next_seq + $2 where tenant = $1 returning next_seq - $2 as first', [tenant, events.length]);
    const first = Number(rows[0]?.first);
    await client.query(
      `insert into event (tenant, seq, case_id, version, envelope) select $1, * from unnest($2::bigint[], $3::uuid[], $4::int[], $5::jsonb[])`,
      [tenant, events.map((_, index) => first + index), events.map(({ caseId }) => caseId), events.map(({ version }) => version), events.map((event) => JSON.stringify(event))],
    );
    let seq = first - 1;
    const placed = cases.map(({ state, events: own }) => ({ state, seq: (seq += own.length) }));
    await client.query(
      `insert into case_row (tenant, case_id, number, state, seq, body)
       select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::jsonb[])`,
      [tenant, placed.map(({ state }) => state.id), placed.map(({ state }) => state.number), placed.map(({ state }) => state.state), placed.map((each) => each.seq), placed.map(({ state }) => JSON.stringify(state))],
    );
    const keys = placed.flatMap(({ state, seq: place }) => audienceOf(state).map((key) => ({ key, id: state.id, place })));
    await client.query(
      `insert into case_audience (tenant, key, case_id, seq, visible) select $1, key, id, seq, true from unnest($2::text[], $3::uuid[], $4::bigint[]) as given (key, id, seq)`,
      [tenant, keys.map(({ key }) => key), keys.map(({ id }) => id), keys.map(({ place }) => place)],
    );
    const persons = cases.flatMap(({ state, persons: own }) => own.map((person) => ({ ...person, caseId: state.id })));
    await client.query(
      `insert into person (tenant, person_id, case_id, name, phone) select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])`,
      [tenant, persons.map(({ id }) => id), persons.map(({ caseId }) => caseId), persons.map(({ name }) => name), persons.map(({ phone }) => phone)],
    );
    await storeProjections(client, tenant, cases.map(({ state }) => state), context);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};
