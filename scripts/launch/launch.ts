import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { buildPages } from './build.ts';
import { CannotStart, takeDataFolder, type DataFolder } from './dataFolder.ts';
import { parseOptions, type LaunchOptions } from './options.ts';
import { choosePorts, type Ports } from './ports.ts';
import { supervise, type Part } from './supervise.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const entry = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

interface CentralReady {
  readonly port: number;
  readonly accounts: readonly { readonly role: string; readonly user: string; readonly password: string }[];
}
interface StationReady {
  readonly url: string;
}

/** As root (a server, a container) the data lives where PostgreSQL's own user can reach it. */
const usualDataFolder = (): string =>
  process.getuid?.() === 0 ? '/var/lib/lianxi/workstation' : envPaths('lianxi', { suffix: '' }).data;

/** How this machine itself reaches what listens there. */
const nameOf = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host);

const startParts = async (options: LaunchOptions, folder: DataFolder, ports: Ports, parts: Part<unknown>[]) => {
  const { secrets } = folder;
  const keep = <Ready>(name: string, path: string, words: readonly string[], env: Record<string, string>): Part<Ready> => {
    const part = supervise<Ready>(entry(path), words, env, (why) => say(`${name} 意外结束（${why}），正在重新启动… / ${name} ended, starting again…`));
    parts.push(part);
    return part;
  };
  const tls = options.tlsCert === null || options.tlsKey === null ? [] : ['--tls-cert', resolve(options.tlsCert), '--tls-key', resolve(options.tlsKey)];
  const scheme = tls.length === 0 ? 'http' : 'https';
  const exchangeUrl = `ws://127.0.0.1:${ports.exchange}`;

  const exchange =
    options.sip === null
      ? keep('exchange', 'exchange/index.ts', ['--port', String(ports.exchange), '--calls', String(options.calls)], {
          LIANXI_EXCHANGE_ACCOUNTS: JSON.stringify([{ user: options.seat, password: secrets.sipPassword }]),
          LIANXI_EXCHANGE_TOKEN: secrets.exchangeToken,
        })
      : null;
  const central =
    options.central === null
      ? keep<CentralReady>(
          'central',
          'central/index.ts',
          ['--port', String(ports.central), '--host', options.host, '--data', join(folder.path, 'central'), '--demo', '--portal', join(root, 'out', 'portal'), ...tls],
          {
            LIANXI_ENROLMENT_CODE: secrets.enrolmentCode,
            LIANXI_EXCHANGE_TOKEN: secrets.exchangeToken,
            ...(exchange === null ? {} : { LIANXI_EXCHANGE_URL: `${exchangeUrl}/events` }),
          },
        )
      : null;
  const centralReady = await central?.ready;
  await exchange?.ready;
  const centralUrl = options.central ?? `${scheme}://${nameOf(options.host)}:${ports.central}`;
  const sip = options.sip ?? `${exchangeUrl}/ws`;
  const station = keep<StationReady>(
    'workstation',
    'main/headless.ts',
    [
      ...['--port', String(ports.workstation), '--host', options.host, '--data', join(folder.path, `seat-${options.seat}`)],
      ...['--central', centralUrl, '--seat', options.seat, '--sip', sip, '--sip-user', options.sipUser ?? options.seat],
      ...['--sip-domain', options.sipDomain ?? (options.sip === null ? 'lianxi.training' : new URL(options.sip).hostname)],
      ...(options.sip === null ? ['--sip-agent-uri', 'sip:agent-state@lianxi.training'] : []),
      ...(central === null ? [] : ['--demo']),
      ...tls,
    ],
    {
      LIANXI_SIP_PASSWORD: options.sip === null ? secrets.sipPassword : (process.env['LIANXI_SIP_PASSWORD'] ?? ''),
      LIANXI_ENROLMENT_CODE: process.env['LIANXI_ENROLMENT_CODE'] ?? secrets.enrolmentCode,
    },
  );
  const { url } = await station.ready;
  return {
    ready: true,
    workstation: url,
    portal: new URL('/portal/', centralUrl).href,
    central: centralUrl,
    exchange: sip,
    accounts: centralReady?.accounts ?? [],
  };
};

/** Electron's window where its binary is there, else the browser. */
const openWindow = (url: string): void => {
  if (existsSync(join(root, 'node_modules', 'electron', 'dist'))) say('Electron 已安装：用 npm run electron 打开独立窗口。 / Electron is installed: npm run electron opens its window.');
  else say('未装 Electron 运行文件，改用浏览器打开。 / Electron’s binary is not here; opening the browser instead.');
  const [program = '', ...words]: readonly string[] = process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  spawn(program, words, { stdio: 'ignore', detached: true }).on('error', () => say(`请用浏览器打开 / please open: ${url}`)).unref();
};

const main = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2));
  const folder = await takeDataFolder(resolve(options.data ?? usualDataFolder()));
  const parts: Part<unknown>[] = [];
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    // The workstation first, so that it still finds its central for a last push; PostgreSQL goes with the central.
    for (const part of [...parts].reverse()) await part.stop();
    folder.release();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  process.on('disconnect', () => void stop(0));

  try {
    await buildPages(root, say);
    const ports = await choosePorts(options.port, options.host);
    const ready = await startParts(options, folder, ports, parts);
    if (options.json) process.stdout.write(`${JSON.stringify(ready)}\n`);
    else {
      say(`\n  工作站 workstation  ${ready.workstation}\n  单位端 portal       ${ready.portal}\n  中心 central        ${ready.central}\n  交换机 exchange     ${ready.exchange}\n`);
      for (const { role, user, password } of ready.accounts) say(`  ${role.padEnd(14)} ${user.padEnd(20)} ${password}`);
      say('\n  Ctrl-C 停止 / stops everything\n');
    }
    if (options.open) openWindow(ready.workstation);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    await stop(error instanceof CannotStart ? error.exitCode : 1);
  }
};

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(error instanceof CannotStart ? error.exitCode : 1);
});
