import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enrol, type NewOrder } from '../e2e/portalCentral.ts';
import { startStack } from '../support/startStack.ts';
import { caseOf, push, wholeFeed } from './pushOrders.ts';

const order: NewOrder = {
  title: '路灯不亮',
  description: '整条街都黑了',
  place: '保利西街',
  unitId: '430602001001-g1',
  urgency: 'normal',
  promise: '一个工作日内联系您',
  caller: { name: '测试乙', phone: '13800000002' },
};

/** Process id of the postmaster: first line of postmaster.pid (PostgreSQL documentation, "Database File Layout"). */
const postmasterOf = (database: string): number => {
  const elsewhere = join(database, 'postgres.location');
  const cluster = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8') : join(database, 'postgres');
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
};

test('kill -9 of the central, then of PostgreSQL too, in the middle of writing: nothing acknowledged is lost, nothing is there twice', async () => {
  const stack = await startStack(['central']);
  try {
    const token = await enrol(stack.centralUrl, 'test-code');
    const cases = Array.from({ length: 240 }, (_, index) => caseOf(order, 1 + index));
    const acknowledged = new Set<string>();
    const write = async (some: typeof cases, stopAfter: number, kill: () => Promise<void>): Promise<void> => {
      let killed = null;
      for (const { caseId, commands } of some) {
        try {
          const results = await push(stack.centralUrl, token, commands);
          if (results.every(({ status }) => status === 'accepted')) acknowledged.add(caseId);
        } catch {
          // Not acknowledged: a seat keeps such commands in its outbox and sends them again.
        }
        if (acknowledged.size >= stopAfter && killed === null) killed = kill();
      }
      await (killed ?? kill());
    };

    await write(cases.slice(0, 120), 40, () => stack.kill('central'));
    await stack.start('central');
    const afterFirst = acknowledged.size;
    expect(afterFirst).toBeGreaterThanOrEqual(40);
    await write(cases.slice(120), afterFirst + 40, async () => {
      const postmaster = postmasterOf(join(stack.folder, 'central', 'database'));
      const central = stack.kill('central');
      process.kill(postmaster, 'SIGKILL');
      await central;
    });
    await stack.start('central');

    const versions = new Map((await wholeFeed(stack.centralUrl, token)).flatMap((change) => (change.visible ? [[change.case.id, change.case.version]] : [])));
    expect([...acknowledged].filter((caseId) => versions.get(caseId) !== 3)).toEqual([]);

    // What the outbox still holds is sent again, acknowledged or not.
    for (const { commands } of cases) {
      const results = await push(stack.centralUrl, token, commands);
      expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    }
    const feed = await wholeFeed(stack.centralUrl, token);
    const all = feed.flatMap((change) => (change.visible ? [change.case] : []));
    expect(new Set(all.map(({ id }) => id)).size).toBe(cases.length);
    expect(all.every(({ version }) => version === 3)).toBe(true);
  } finally {
    await stack.stop();
  }
});
