import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { CommandResult } from '#contract/central/sync.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { tenantKey, type Instant } from '#domain/tenant.ts';
import { buildCentral, type CentralOptions } from '../../src/central/buildCentral.ts';
import { startEmbeddedPostgres } from '../../src/central/database/embeddedPostgres.ts';
import { openDatabase, type Database } from '../../src/central/database/openDatabase.ts';
import { demoPassword, seedDemo } from '../../src/central/demo/seedDemo.ts';

/** The central without its port, on a real PostgreSQL with the demo city; its clock is the test's. */
export interface TestCentral {
  readonly app: FastifyInstance;
  readonly database: Database;
  setNow(at: Instant): void;
  /** An answer as parsed JSON with its status; `user` null asks without a token. */
  ask(user: string | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<{ status: number; body: never }>;
  headersOf(user: string): Promise<{ readonly authorization: string }>;
  push(user: string, commands: readonly CommandEnvelope[]): Promise<readonly CommandResult[]>;
  stop(): Promise<void>;
}

export const startTestCentral = async (start: Instant, { sms = null, location = { port: null, lines: ['110'] } }: Partial<Pick<CentralOptions, 'sms' | 'location'>> = {}): Promise<TestCentral> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-central-'));
  const tenant = { city: '430600', mode: 'live' } as const;
  let at = start;
  const postgres = await startEmbeddedPostgres(join(folder, 'database'));
  const database = await openDatabase(postgres.url, () => undefined);
  await seedDemo(database.pool, tenantKey(tenant), 'code-of-this-test');
  const app = await buildCentral({
    database,
    tenant,
    filesFolder: join(folder, 'files'),
    portalFolder: null,
    exchange: null,
    proxies: null,
    tls: null,
    location,
    sms,
    sweepSeconds: 3_600,
    now: () => at,
    log: pino({ level: 'silent' }),
    version: 'test',
  });
  const tokens = new Map<string, string>();
  const tokenOf = async (user: string): Promise<string> => {
    const known = tokens.get(user);
    if (known !== undefined) return known;
    const answer = await app.inject({ method: 'POST', url: '/api/login', payload: { user, password: demoPassword } });
    const { accessToken } = answer.json<{ accessToken: string }>();
    tokens.set(user, accessToken);
    return accessToken;
  };
  const ask: TestCentral['ask'] = async (user, method, path, body) => {
    const answer = await app.inject({
      method,
      url: path,
      headers: user === null ? {} : { authorization: `Bearer ${await tokenOf(user)}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: (answer.body === '' ? null : answer.json()) as never };
  };
  return {
    app,
    database,
    setNow: (next) => {
      at = next;
      tokens.clear();
    },
    ask,
    headersOf: async (user) => ({ authorization: `Bearer ${await tokenOf(user)}` }),
    push: async (user, commands) => {
      const { body } = await ask(user, 'POST', '/api/commands', { commands });
      return (body as { readonly results: readonly CommandResult[] }).results;
    },
    stop: async () => {
      await app.close();
      await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
