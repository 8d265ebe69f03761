import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionSchema } from '#contract/central/auth.ts';
import { feedPageSchema, pushResponseSchema, type CommandResult, type FeedPage } from '#contract/central/sync.ts';
import type { Person } from '#domain/case/case.ts';
import type { CaseCommand, CommandEnvelope } from '#domain/case/command.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/central/database/embeddedPostgres.ts';
import { ruleBook } from './ruleBook.ts';

const node = 'node_modules/.bin/node';
export const password = 'lianxi-2026';

/** Several centrals on one real PostgreSQL, each its own process, to be killed one by one. */
export interface CentralFleet {
  readonly postgres: EmbeddedPostgres;
  readonly url: (index: number) => string;
  start(index: number): Promise<void>;
  /** SIGKILL. */
  kill(index: number): Promise<void>;
  /** SIGKILL of the postmaster and all it started, as when its owner's machine loses power; then the same data again. */
  killDatabase(): Promise<void>;
  /** Signs in over HTTP. */
  person(user: string, index?: number): Promise<Portal>;
  stop(): Promise<void>;
}

/** Somebody at the API. */
export interface Portal {
  push(commands: readonly CommandEnvelope[]): Promise<readonly CommandResult[]>;
  feed(after?: number): Promise<FeedPage>;
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<Response>;
  put(path: string, body: unknown): Promise<Response>;
}

export const startFleet = async (nodes: number, env: Readonly<Record<string, string>> = {}): Promise<CentralFleet> => {
  const folder = await mkdtemp(join(tmpdir(), 'lianxi-fleet-'));
  const databaseFolder = join(folder, 'database');
  const postgres = await startEmbeddedPostgres(databaseFolder);
  const running: (ChildProcess | undefined)[] = [];
  const urls: string[] = [];

  const start = async (index: number): Promise<void> => {
    const words = ['--demo', '--port', '0', '--data', join(folder, `node-${index}`), '--database', postgres.url, '--portal', join(folder, 'no-portal')];
    const child = fork('src/central/index.ts', words, {
      execPath: node,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, LIANXI_ENROLMENT_CODE: 'fleet', LIANXI_SWEEP_SECONDS: '2', LIANXI_LOG_LEVEL: 'warn', ...env },
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
    running[index] = child;
    urls[index] = await new Promise<string>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`central ${index} ended: ${said}`)));
      child.on('message', (message: { readonly port?: number }) => {
        if (message.port !== undefined) resolve(`http://127.0.0.1:${message.port}`);
      });
    });
  };
  const end = async (index: number, signal: NodeJS.Signals): Promise<void> => {
    const child = running[index];
    running[index] = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  for (let index = 0; index < nodes; index += 1) await start(index);

  return {
    postgres,
    url: (index) => urls[index] ?? '',
    start,
    kill: (index) => end(index, 'SIGKILL'),
    killDatabase: async () => {
      const located = await readFile(join(databaseFolder, 'postgres.location'), 'utf8').catch(() => join(databaseFolder, 'postgres'));
      const pid = Number((await readFile(join(located.trim(), 'postmaster.pid'), 'utf8')).split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      await postgres.revive();
    },
    person: async (user, index = 0) => signIn(() => urls[index] ?? '', user),
    stop: async () => {
      await Promise.all(running.map((_, index) => end(index, 'SIGTERM')));
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Signs in at a central over HTTP; the address is asked for anew with each call, as a restarted one has another. */
export const signIn = async (url: () => string, user: string): Promise<Portal> => {
  const call = (path: string, token: string | null, body?: unknown, method = 'POST'): Promise<Response> =>
    fetch(url() + path, {
      method: body === undefined ? 'GET' : method,
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const session = sessionSchema.parse(await (await call('/api/login', null, { user, password })).json());
  const json = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await call(path, session.accessToken, body);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    push: async (commands) => pushResponseSchema.parse(await json('/api/commands', { commands })).results,
    feed: async (after = 0) => feedPageSchema.parse(await json(`/api/feed?limit=2000&after=${after}`)),
    get: (path) => json(path),
    post: (path, body) => call(path, session.accessToken, body),
    put: (path, body) => call(path, session.accessToken, body, 'PUT'),
  };
};

/** A command as a user sends it; who he is the central knows itself. */
export const commandBy = (user: string, caseId: string, command: CaseCommand, more: Partial<CommandEnvelope> & { readonly persons?: readonly Person[] } = {}): CommandEnvelope => ({
  id: randomUUID(),
  tenant: { city: '430600', mode: 'live' },
  caseId,
  actor: { userId: user, role: 'taker_12345', unitId: null },
  seatId: null,
  at: Date.now(),
  baseVersion: 0,
  rules: ruleBook.versions,
  persons: [],
  command,
  ...more,
});
