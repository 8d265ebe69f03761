import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandResult } from '#contract/central/sync.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { takeIn } from '../support/caseRun.ts';
import { commandBy, startFleet, type CentralFleet, type Portal } from '../support/centralFleet.ts';

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

const report = (): CommandEnvelope => {
  if (takeIn.type !== 'take_in') throw new Error('not a take-in');
  return commandBy('wangge.guoliang1', randomUUID(), { type: 'report', channel: 'grid', content: takeIn.content, callerId: null, attachments: [] });
};
const edit = (caseId: string, text: string): CommandEnvelope => commandBy('wang.min', caseId, { type: 'edit_content', fields: { demand: text } });

/** Everything the feed holds is there once and in one unbroken line, and every acknowledged command is in it. */
const expectWhole = async (acknowledged: ReadonlyMap<string, CommandResult>): Promise<void> => {
  const { rows } = await database.query<{ seq: string; case_id: string; version: number; command: string }>(
    `select seq, case_id, version, envelope->>'commandId' as command from event where tenant = $1 order by seq`,
    [tenant],
  );
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
  for (const events of Map.groupBy(rows, (row) => row.case_id).values()) expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  const counted = Map.groupBy(rows, ({ command }) => command);
  for (const [id, result] of acknowledged) if (result.status === 'accepted') expect(counted.get(id)?.length, id).toBe(1);
};

/** Pushes until the central has answered, as a seat's outbox does; the same ids again after a lost answer. */
const pushUntilAnswered = async (who: Portal, commands: readonly CommandEnvelope[], acknowledged: Map<string, CommandResult>): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      for (const result of await who.push(commands)) acknowledged.set(result.id, result);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  throw new Error('the central did not come back');
};

describe('twelve writers on two centrals', () => {
  it('lose nothing, leave no gap in the feed and count a repeated push once', async () => {
    const acknowledged = new Map<string, CommandResult>();
    const shared = report();
    for (const result of await (await fleet.person('wangge.guoliang1')).push([shared])) acknowledged.set(result.id, result);
    const workers = [await fleet.person('wangge.guoliang1', 0), await fleet.person('wangge.guoliang1', 1)] as const;
    const takers = [await fleet.person('wang.min', 0), await fleet.person('wang.min', 1)] as const;
    await Promise.all(
      Array.from({ length: 12 }, async (_, writer) => {
        const worker = workers[writer % 2 === 0 ? 0 : 1];
        const taker = takers[writer % 2 === 0 ? 0 : 1];
        for (let round = 0; round < 12; round += 1) {
          const reports = Array.from({ length: 4 }, report);
          for (const result of await worker.push(reports)) acknowledged.set(result.id, result);
          // All write to one case too, and each sends what it sent again.
          const edits = [edit(shared.caseId, `第 ${writer} 人 ${round}`), ...reports.map(({ caseId }) => edit(caseId, '补充'))];
          for (const result of await taker.push(edits)) acknowledged.set(result.id, result);
          const again = await taker.push(edits);
          for (const result of again) expect(result).toEqual(acknowledged.get(result.id));
        }
      }),
    );
    expect([...acknowledged.values()].filter(({ status }) => status === 'refused')).toEqual([]);
    expect(acknowledged.size).toBe(1 + 12 * 12 * 9);
    await expectWhole(acknowledged);
  });

  it('lose nothing acknowledged when a central and then PostgreSQL itself are killed', async () => {
    const acknowledged = new Map<string, CommandResult>();
    // Signed in once: the tokens outlive both, as a seat's do.
    const nodes = [await fleet.person('wangge.guoliang1', 0), await fleet.person('wangge.guoliang1', 1)] as const;
    let going = true;
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      const portal = nodes[writer % 2 === 0 ? 0 : 1];
      while (going) await pushUntilAnswered(portal, Array.from({ length: 5 }, report), acknowledged);
    });
    const wait = (count: number) =>
      new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          if (acknowledged.size >= count) {
            clearInterval(timer);
            resolve();
          }
        }, 50);
      });
    await wait(60);
    await fleet.kill(0);
    await wait(acknowledged.size + 30);
    await fleet.start(0);
    await wait(acknowledged.size + 30);
    await fleet.killDatabase();
    await wait(acknowledged.size + 60);
    going = false;
    await Promise.all(writers);
    expect([...acknowledged.values()].filter(({ status }) => status === 'refused')).toEqual([]);
    await expectWhole(acknowledged);
  });
});
