import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { errorSerializers } from '#contract/errorForLog.ts';
import type { Tenant } from '#domain/tenant.ts';
import { tenantKey } from '#domain/tenant.ts';
import { buildCentral } from './buildCentral.ts';
import { startEmbeddedPostgres } from './database/embeddedPostgres.ts';
import { openDatabase } from './database/openDatabase.ts';
import { startDemoGateway } from './demo/demoGateway.ts';
import { startDemoLocation } from './demo/locationService.ts';
import { seedDemo } from './demo/seedDemo.ts';
import { readLocationOptions } from './location/locationOptions.ts';
import { createHttpSms } from './sms/smsPort.ts';

const options = new Command('central')
  .description('The central of Lianxi: cases, feed, accounts, portal')
  .option('--port <number>', 'port to listen on', Number, 7341)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--data <folder>', 'data folder', 'lianxi-central')
  .option('--database <url>', 'PostgreSQL of your own (postgres://…) instead of the embedded one')
  .option('--city <code>', 'division code of the city', '430600')
  .option('--demo', 'fill an empty database with demo accounts and 岳阳 units', false)
  .option('--portal <folder>', 'the built portal', 'out/portal')
  .option('--tls-cert <file>', 'certificate for HTTPS')
  .option('--tls-key <file>', 'its key')
  .option('--proxies <addresses>', 'proxies in front of it, by comma: their word on where a request comes from counts')
  .parse()
  .opts<{
    port: number;
    host: string;
    data: string;
    database?: string;
    city: string;
    demo: boolean;
    portal: string;
    tlsCert?: string;
    tlsKey?: string;
    proxies?: string;
  }>();

const { env } = process;
const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
const log = pino({ name: 'central', level: env['LIANXI_LOG_LEVEL'] ?? 'info', base: null, serializers: errorSerializers }, pino.destination(2));
const data = resolve(options.data);
const tenant: Tenant = { city: options.city, mode: 'live' };
const isLoopback = ['127.0.0.1', '::1', 'localhost'].includes(options.host);

const main = async (): Promise<void> => {
  await mkdir(data, { recursive: true });
  const own = options.database === undefined ? await startEmbeddedPostgres(join(data, 'database')) : null;
  const database = await openDatabase(own?.url ?? options.database ?? '', (error) => {
    log.warn({ message: error.message }, 'database connection lost');
    own?.revive().catch((cause: unknown) => log.error({ cause }, 'PostgreSQL could not be started again'));
  });
  const accounts = options.demo
    ? await seedDemo(database.pool, tenantKey(tenant), env['LIANXI_ENROLMENT_CODE'] ?? 'lianxi-demo')
    : [];
  await database.pool.query(
    'insert into tenant (tenant, next_seq, epoch, demo) values ($1, 1, gen_random_uuid(), false) on conflict do nothing',
    [tenantKey(tenant)],
  );
  const smsToken = env['LIANXI_SMS_TOKEN'] ?? randomBytes(18).toString('base64url');
  let address = '';
  const gateway = options.demo && env['LIANXI_SMS_URL'] === undefined ? await startDemoGateway(smsToken, () => address, Date.now) : null;
  const smsUrl = env['LIANXI_SMS_URL'] ?? gateway?.url;
  const operator = options.demo && env['LIANXI_LOCATION_URL'] === undefined ? await startDemoLocation(Date.now) : null;
  const exchangeUrl = env['LIANXI_EXCHANGE_URL'];
  const app = await buildCentral({
    database,
    tenant,
    filesFolder: join(data, 'files'),
    portalFolder: resolve(options.portal),
    exchange: exchangeUrl === undefined ? null : { url: exchangeUrl, token: env['LIANXI_EXCHANGE_TOKEN'] ?? '' },
    proxies: options.proxies?.split(',') ?? null,
    tls:
      options.tlsCert === undefined || options.tlsKey === undefined
        ? null
        : { cert: readFileSync(options.tlsCert), key: readFileSync(options.tlsKey) },
    location: readLocationOptions(env, operator),
    sms: smsUrl === undefined ? null : { port: createHttpSms(smsUrl, smsToken), token: smsToken, everySeconds: 5 },
    sweepSeconds: Number(env['LIANXI_SWEEP_SECONDS'] ?? 15),
    now: Date.now,
    log,
    version,
  });
  await app.listen({ port: options.port, host: options.host });
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port;
  address = `${options.tlsCert === undefined ? 'http' : 'https'}://${isLoopback ? options.host : '127.0.0.1'}:${port}`;
  if (!isLoopback && options.tlsCert === undefined) log.warn('served without TLS beyond this machine: phones will give no camera or place');
  process.send?.({ ready: true, port, accounts, smsPage: gateway?.pageUrl ?? null });
  if (gateway !== null) process.stderr.write(`演示短信 ${gateway.pageUrl}\n`);
  process.stderr.write(`central ready on ${options.host}:${port}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    app
      .close()
      .then(() => gateway?.stop())
      .then(() => operator?.stop())
      .then(() => database.close())
      .then(() => own?.stop())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ error }, 'could not stop cleanly');
        process.exit(1);
      });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // The parent is gone: nothing of ours stays behind.
  process.once('disconnect', stop);
};

main().catch((error: unknown) => {
  process.stderr.write(`central cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  log.fatal({ error }, 'cannot start');
  process.exit(1);
});
