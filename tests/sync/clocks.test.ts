import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventEnvelope } from '#domain/case/event.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import { dispatchTo, takeIn, triaged } from '../support/caseRun.ts';
import { commandBy, startFleet, type CentralFleet } from '../support/centralFleet.ts';

const grid = '430602001001-g1';
const tenant = '430600:live';
let fleet: CentralFleet;
let database: pg.Pool;

beforeAll(async () => {
  fleet = await startFleet(2);
  database = new pg.Pool({ connectionString: fleet.postgres.url, max: 2 });
  database.on('error', () => undefined);
});
afterAll(async () => {
  await database.end();
  await fleet.stop();
});

const escalations = async (caseIds: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await database.query<{ case_id: string; envelope: EventEnvelope }>(
    `select case_id, envelope from event where tenant = $1 and case_id = any($2) and envelope->'event'->>'type' = 'escalated' order by seq`,
    [tenant, caseIds],
  );
  return rows.map(({ case_id, envelope: { event } }) => (event.type === 'escalated' ? `${case_id} ${event.escalation.clock} ${event.escalation.to}` : ''));
};

/** As if they had been dispatched long ago: what a downtime leaves behind. */
const makeDue = async (caseIds: readonly string[]): Promise<void> => {
  await database.query(`update case_row set body = jsonb_set(body, '{assignments,0,dispatchedAt}', '1000') where tenant = $1 and case_id = any($2)`, [tenant, caseIds]);
  await database.query('update clock_mark set due_at = 1 where tenant = $1 and case_id = any($2)', [tenant, caseIds]);
};

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not become so');
};

let counter = 0;
const dispatch = async (count: number): Promise<readonly string[]> => {
  if (takeIn.type !== 'take_in') throw new Error('not a take-in');
  const first = takeIn;
  const taker = await fleet.person('wang.min');
  const ids = Array.from({ length: count }, () => randomUUID());
  const results = await taker.push(
    ids.flatMap((id) => [
      commandBy('wang.min', id, { ...first, number: formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: 8, counter: (counter += 1) }), intake: { ...first.intake, callerId: null, takerId: 'wang.min', at: Date.now() } }),
      commandBy('wang.min', id, triaged()),
      commandBy('wang.min', id, dispatchTo(grid, randomUUID())),
    ]),
  );
  expect(results.filter(({ status }) => status === 'refused')).toEqual([]);
  return ids;
};

describe('escalation by jobs on PostgreSQL', () => {
  it('tells unit, parent, lead and supervisor of each clock once, with two centrals sweeping', async () => {
    const ids = await dispatch(20);
    await makeDue(ids);
    await until(async () => (await escalations(ids)).length >= 20 * 3 * 4);
    // Both nodes go on sweeping; nothing is said twice.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const said = await escalations(ids);
    expect(said.length).toBe(20 * 3 * 4);
    expect(new Set(said).size).toBe(said.length);
    expect(JSON.stringify(await (await fleet.person('he.ping', 1)).get('/api/notices?limit=200'))).toContain('supervisor');
  });

  it('catches up after both were away, and after one dies in the middle', async () => {
    const ids = await dispatch(120);
    await fleet.kill(0);
    await fleet.kill(1);
    await makeDue(ids);
    expect(await escalations(ids)).toEqual([]);
    await fleet.start(0);
    await fleet.start(1);
    await until(async () => (await escalations(ids)).length > 0);
    await fleet.kill(0);
    await until(async () => (await escalations(ids)).length >= 120 * 3 * 4);
    const said = await escalations(ids);
    expect(said.length).toBe(120 * 3 * 4);
    expect(new Set(said).size).toBe(said.length);
    await fleet.start(0);
  });
});
