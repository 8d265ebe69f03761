import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `police`: a second workstation, seat B01 of line 110, without a telephone. */
export type PartName = 'central' | 'exchange' | 'station' | 'police';

/** The product's own processes, started one by one so that a test can end and start each. */
export interface Stack {
  readonly workstationUrl: () => string;
  readonly policeUrl: () => string;
  readonly portalUrl: string;
  readonly centralUrl: string;
  readonly folder: string;
  /** A simulated caller rings now. */
  ring(scenario: string, line: '12345' | '110'): Promise<string>;
  start(part: PartName): Promise<void>;
  /** SIGKILL, as a power cut or a crash would. */
  kill(part: PartName): Promise<void>;
  stop(): Promise<void>;
}

const source = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);
const sipPassword = 'only-for-this-test-run';
const token = 'exchange-token-of-this-test-run';
const seat = 'A07';

const freePorts = async (count: number): Promise<number[]> => {
  const { createServer } = await import('node:net');
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((resolve) => {
      const server = createServer();
      server.listen(0, '127.0.0.1', () => resolve(server));
    })),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
};

/** Starts the named parts on free loopback ports with data in a temporary folder. Everything ends with `stop()`. */
export const startStack = async (parts: readonly PartName[]): Promise<Stack> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-stack-'));
  const [centralPort = 0, exchangePort = 0, stationPort = 0, policePort = 0] = await freePorts(4);
  const centralUrl = `http://127.0.0.1:${centralPort}`;
  const running = new Map<PartName, ChildProcess>();
  const urls = new Map<PartName, string>();

  const commands: Readonly<Record<PartName, { entry: string; words: string[]; env: Record<string, string> }>> = {
    central: {
      entry: 'central/index.ts',
      words: ['--port', String(centralPort), '--data', join(folder, 'central'), '--demo', '--portal', 'out/portal'],
      env: { LIANXI_ENROLMENT_CODE: 'test-code', LIANXI_EXCHANGE_URL: `ws://127.0.0.1:${exchangePort}/events`, LIANXI_EXCHANGE_TOKEN: token },
    },
    exchange: {
      entry: 'exchange/index.ts',
      words: ['--port', String(exchangePort), '--calls', '0', '--recordings', join(folder, 'recordings')],
      env: { LIANXI_EXCHANGE_ACCOUNTS: JSON.stringify([{ user: seat, password: sipPassword }]), LIANXI_EXCHANGE_TOKEN: token },
    },
    station: {
      entry: 'main/headless.ts',
      words: [
        ...['--port', String(stationPort), '--data', join(folder, 'seat'), '--central', centralUrl, '--seat', seat, '--demo'],
        ...['--sip', `ws://127.0.0.1:${exchangePort}/ws`, '--sip-agent-uri', 'sip:agent-state@lianxi.training'],
      ],
      env: { LIANXI_SIP_PASSWORD: sipPassword, LIANXI_ENROLMENT_CODE: 'test-code' },
    },
    police: {
      entry: 'main/headless.ts',
      words: ['--port', String(policePort), '--data', join(folder, 'police'), '--central', centralUrl, '--seat', 'B01', '--demo'],
      env: { LIANXI_ENROLMENT_CODE: 'test-code' },
    },
  };

  const start = (part: PartName): Promise<void> =>
    new Promise((resolve, reject) => {
      const { entry, words, env } = commands[part];
      const child = fork(source(entry), words, {
        env: { ...process.env, LIANXI_LOG_LEVEL: 'warn', ...env },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: [],
      });
      running.set(part, child);
      child.once('exit', (code) => reject(new Error(`${part} ended with ${code}`)));
      child.on('message', (message) => {
        if (typeof message !== 'object' || !('ready' in message)) return;
        if ('url' in message) urls.set(part, String(message.url));
        resolve();
      });
    });

  const end = (part: PartName, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> =>
    new Promise((resolve) => {
      const child = running.get(part);
      running.delete(part);
      if (child === undefined || child.exitCode !== null) return resolve();
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill(signal);
    });

  for (const part of parts) await start(part);
  return {
    workstationUrl: () => urls.get('station') ?? '',
    policeUrl: () => urls.get('police') ?? '',
    portalUrl: `${centralUrl}/portal/`,
    centralUrl,
    folder,
    start,
    kill: (part) => end(part, 'SIGKILL'),
    ring: async (scenario, line) => {
      const response = await fetch(`http://127.0.0.1:${exchangePort}/calls`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ line, scenario }),
      });
      if (!response.ok) throw new Error(`the exchange answered ${response.status}`);
      return ((await response.json()) as { callId: string }).callId;
    },
    stop: async () => {
      for (const part of ['police', 'station', 'exchange', 'central'] as const) await end(part, 'SIGTERM');
      // As root the cluster lies where PostgreSQL's own user can reach it.
      const elsewhere = join(folder, 'central', 'database', 'postgres.location');
      if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8'), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
