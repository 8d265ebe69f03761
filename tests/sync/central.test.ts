import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/central/database/embeddedPostgres.ts';
import { enrol, type NewOrder } from '../e2e/portalCentral.ts';
import { caseOf, followFeed, push, tokenOf, wholeFeed } from './pushOrders.ts';

const grid = '430602001001-g1';
const order: NewOrder = {
  title: '下水道堵塞',
  description: '污水漫到路面',
  place: '保利西街',
  unitId: grid,
  urgency: 'urgent',
  promise: '网格员两小时内联系您',
  caller: { name: '测试甲', phone: '13800000001' },
};

let folder = '';
let postgres: EmbeddedPostgres;
const nodes: ChildProcess[] = [];
const urls: string[] = [];
let token = '';

/** One more node of the central on the same database. */
const startNode = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const words = ['--demo', '--port', '0', '--data', join(folder, `node-${nodes.length}`), '--database', postgres.url];
    const child = fork('src/central/index.ts', words, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, LIANXI_ENROLMENT_CODE: 'nodes', LIANXI_LOG_LEVEL: 'error' },
    });
    nodes.push(child);
    child.once('exit', (code) => reject(new Error(`the central ended with ${code ?? 'a signal'}`)));
    child.on('message', (message) => {
      if (typeof message === 'object' && 'port' in message) resolve(`http://127.0.0.1:${Number(message.port)}`);
    });
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-nodes-'));
  postgres = await startEmbeddedPostgres(join(folder, 'database'));
  urls.push(await startNode(), await startNode());
  token = await enrol(urls[0] ?? '', 'nodes');
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => new Promise((resolve) => { node.once('exit', resolve); node.kill('SIGTERM'); })));
  await postgres.stop();
  const elsewhere = join(folder, 'database', 'postgres.location');
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test('twelve writers on two nodes, each sending twice: everything is accepted once and the feed has no gap', async () => {
  const perWriter = 15;
  const cases = Array.from({ length: 12 * perWriter }, (_, index) => caseOf(order, 100 + index));
  const writers = Array.from({ length: 12 }, (_, writer) => cases.slice(writer * perWriter, (writer + 1) * perWriter));
  // Whoever follows the feed while it is written must miss nothing either.
  const followed = followFeed(urls[1] ?? '', token);
  const answers = await Promise.all(
    writers.map(async (mine, writer) => {
      const results = [];
      for (const { commands } of mine) {
        const first = await push(urls[writer % 2] ?? '', token, commands);
        // The answer was lost: the same commands go to the other node.
        const second = await push(urls[(writer + 1) % 2] ?? '', token, commands);
        expect(second).toEqual(first);
        results.push(...first);
      }
      return results;
    }),
  );
  const accepted = answers.flat();
  expect(accepted.filter(({ status }) => status !== 'accepted')).toEqual([]);
  expect(new Set(accepted.map(({ id }) => id)).size).toBe(cases.length * 3);

  const pool = new pg.Pool({ connectionString: postgres.url });
  const { rows } = await pool.query<{ seqs: string; lowest: string; highest: string }>(
    'select count(distinct seq) as seqs, min(seq) as lowest, max(seq) as highest from event',
  );
  await pool.end();
  const [{ seqs, lowest, highest } = { seqs: '0', lowest: '0', highest: '-1' }] = rows;
  expect(Number(highest) - Number(lowest) + 1).toBe(Number(seqs));

  const met = await followed.stop();
  expect(cases.filter(({ caseId }) => met.get(caseId) !== 3)).toEqual([]);
  for (const url of urls) {
    const seen = (await wholeFeed(url, token)).flatMap((change) => (change.visible ? [change.case] : []));
    const newest = new Map(seen.map((each) => [each.id, each]));
    for (const { caseId } of cases) expect(newest.get(caseId)).toMatchObject({ state: 'dispatched', version: 3 });
  }
});

test('a lost race between nodes is decided again: one signature counts, the other is refused in words', async () => {
  const { caseId, commands } = caseOf(order, 600);
  await push(urls[0] ?? '', token, commands);
  const workers = await Promise.all(urls.map((url) => tokenOf(url, 'wangge.guoliang1')));
  const assignmentId = (await wholeFeed(urls[0] ?? '', token)).flatMap((change) => (change.visible && change.case.id === caseId ? change.case.assignments : []))[0]?.id;
  const [template] = commands;
  const results = await Promise.all(
    urls.map((url, index) =>
      push(url, workers[index] ?? '', [{
        ...template, id: crypto.randomUUID(), seatId: null, baseVersion: 3, persons: [],
        actor: { userId: 'wangge.guoliang1', role: 'grid_worker', unitId: grid },
        command: { type: 'sign', assignmentId },
      }]),
    ),
  );
  const outcomes = results.flat().map((result) => (result.status === 'accepted' ? 'accepted' : result.error.code));
  expect(outcomes.toSorted()).toEqual(['accepted', 'already_signed']);
});

test('a grid worker gets nothing of another grid, and no unit ever gets the number of a secret caller', async () => {
  const [url = ''] = urls;
  const open = caseOf({ ...order, caller: { name: '公开', phone: '13811112222' } }, 700);
  const secret = caseOf({ ...order, secret: true, caller: { name: '保密', phone: '13833334444' } }, 701);
  const elsewhere = caseOf({ ...order, unitId: '430602001001-g2' }, 702);
  for (const { commands } of [open, secret, elsewhere]) await push(url, token, commands);

  const seen = await wholeFeed(url, await tokenOf(url, 'wangge.guoliang1'));
  const ids = seen.flatMap((change) => (change.visible ? [change.case.id] : []));
  expect(ids).toEqual(expect.arrayContaining([open.caseId, secret.caseId]));
  expect(ids).not.toContain(elsewhere.caseId);
  const text = JSON.stringify(seen);
  expect(text).toContain('13811112222');
  expect(text).not.toContain('13833334444');
  expect(text).not.toContain('保密');

  const stolen = await push(url, await tokenOf(url, 'wangge.guoliang2'), [{
    ...open.commands[0], id: crypto.randomUUID(), seatId: null, baseVersion: 3, persons: [],
    actor: { userId: 'wangge.guoliang2', role: 'grid_worker', unitId: '430602001001-g2' },
    command: { type: 'close' },
  }]);
  expect(stolen[0]).toMatchObject({ status: 'refused' });
});

test.each([
  ['no JSON', '{"commands": [', 400],
  ['another shape', '{"commands": "all"}', 400],
  ['nothing', '', 400],
  ['too many', JSON.stringify({ commands: Array.from({ length: 501 }, () => ({})) }), 400],
])('%s instead of commands is refused with an error kind', async (_name, body, status) => {
  const response = await fetch(`${urls[0]}/api/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  expect(response.status).toBe(status);
  expect(((await response.json()) as { error: { kind: string } }).error.kind).toMatch(/^invalid_/);
});

test('a malformed command is refused alone; its neighbours arrive', async () => {
  const { commands } = caseOf(order, 800);
  const results = await push(urls[0] ?? '', token, [{ id: 'x', command: { type: 'fly' } }, ...commands, null, 7]);
  expect(results.map(({ status }) => status)).toEqual(['refused', 'accepted', 'accepted', 'accepted', 'refused', 'refused']);
  expect((await fetch(`${urls[0]}/api/health`)).ok).toBe(true);
});

test('a shift signs in within a minute from one address; one account is not guessed at', async () => {
  const login = async (user: string, password: string): Promise<number> =>
    (await fetch(`${urls[0] ?? ''}/api/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password }) })).status;
  const statuses = new Map<string, readonly number[]>();
  for (const user of ['wang.min', 'li.qiang', 'he.ping']) statuses.set(user, await Promise.all(Array.from({ length: 8 }, () => login(user, 'lianxi-2026'))));
  expect([...statuses.values()].flat()).toEqual(Array.from({ length: 24 }, () => 200));
  const guesses: number[] = [];
  for (let guess = 0; guess < 12; guess += 1) guesses.push(await login('zhao.lei', `guess-${guess}`));
  expect(guesses.filter((status) => status === 429)).toHaveLength(2);
  expect(await login('chen.jing', 'lianxi-2026')).toBe(200);
});
