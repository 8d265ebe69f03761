import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { errorSerializers } from '#contract/errorForLog.ts';
import { composeWorkstation } from './composeWorkstation.ts';
import { headlessPlatform } from './headless/headlessPlatform.ts';
import { builtPages, servePages } from './headless/servePages.ts';
import { readMapTiles, tileOrigins } from './storage/mapTiles.ts';
import { NewerData } from './storage/openSqlite.ts';

/** The workstation without a window: plain Node serves the pages to a browser on this machine. */
const options = new Command('workstation')
  .option('--port <number>', 'port to listen on', Number, 7340)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--data <folder>', 'data folder of this seat', 'lianxi-seat')
  .option('--central <url>', 'the central', 'http://127.0.0.1:7341')
  .option('--seat <id>', 'seat', 'A07')
  .option('--sip <url>', 'SIP over WebSocket server (ws:// or wss://)')
  .option('--sip-user <user>', 'SIP user')
  .option('--sip-domain <domain>', 'SIP domain', 'lianxi.training')
  .option('--sip-agent-uri <uri>', 'SIP URI that takes the agent state as a MESSAGE', '')
  .option('--demo', 'offer the demo accounts', false)
  .option('--tls-cert <file>', 'certificate')
  .option('--tls-key <file>', 'its key')
  .parse()
  .opts<{
    port: number;
    host: string;
    data: string;
    central: string;
    seat: string;
    sip?: string;
    sipUser?: string;
    sipDomain: string;
    sipAgentUri: string;
    demo: boolean;
    tlsCert?: string;
    tlsKey?: string;
  }>();

const { env } = process;
const log = pino({ name: 'workstation', level: env['LIANXI_LOG_LEVEL'] ?? 'info', base: null, serializers: errorSerializers }, pino.destination(2));

const main = async (): Promise<void> => {
  const platform = await headlessPlatform(resolve(options.data));
  const token = await platform.secret('browser-token', () => randomBytes(24).toString('base64url'));
  const tiles = readMapTiles(platform.resources, env['LIANXI_MAP_KEY'] ?? '');
  const workstation = await composeWorkstation({
    platform,
    tiles,
    centralUrl: options.central,
    seatId: options.seat,
    sipAccount:
      options.sip === undefined
        ? null
        : {
            server: options.sip.split(',')[0] ?? '',
            backupServer: options.sip.split(',')[1] ?? '',
            user: options.sipUser ?? options.seat,
            domain: options.sipDomain,
            password: env['LIANXI_SIP_PASSWORD'] ?? '',
            agentStateUri: options.sipAgentUri,
          },
    enrolmentCode: env['LIANXI_ENROLMENT_CODE'] ?? null,
    demo: options.demo,
    remoteTriageUrl: env['LIANXI_TRIAGE_URL'] ?? null,
    now: Date.now,
    log,
    onFatal: (error) => {
      log.fatal({ error }, 'a worker died');
      process.exit(70);
    },
  });
  const pages = await servePages({
    host: options.host,
    port: options.port,
    pages: builtPages(new URL('../../', import.meta.url)),
    token,
    sipServer: options.sip ?? null,
    tileOrigins: tileOrigins(tiles),
    tls:
      options.tlsCert === undefined || options.tlsKey === undefined
        ? null
        : { cert: readFileSync(options.tlsCert), key: readFileSync(options.tlsKey) },
    onPipe: (pipe) => workstation.serve(pipe),
  });
  const url = `${options.tlsCert === undefined ? 'http' : 'https'}://${options.host}:${pages.port}/?token=${token}`;
  process.send?.({ ready: true, port: pages.port, url });
  process.stderr.write(`workstation ready: ${process.send === undefined ? url : `port ${pages.port}`}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    pages
      .stop()
      .then(() => workstation.stop())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ error }, 'could not stop cleanly');
        process.exit(1);
      });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  log.fatal({ error }, 'cannot start');
  process.exit(error instanceof NewerData ? 5 : 1);
});
