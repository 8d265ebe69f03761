import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `police`: a second workstation, seat B01 of line 110. `lead`: a third, seat A08, for the shift lead. */
export type PartName = 'central' | 'exchange' | 'station' | 'police' | 'lead';

/** The product's own processes, started one by one so that a test can end and start each. */
export interface Stack {
  readonly workstationUrl: () => string;
  readonly policeUrl: () => string;
  readonly leadUrl: () => string;
  /** What the demo gateway for text messages has sent, latest first. */
  texts(): Promise<readonly { readonly phone: string; readonly text: string }[]>;
  /** Answers a text message as the citizen. */
  replyByText(phone: string, text: string): Promise<void>;
  readonly portalUrl: string;
  readonly centralUrl: string;
  readonly folder: string;
  /** A simulated caller rings now. */
  ring(scenario: string, line: '12345' | '110', more?: { readonly number?: string; readonly location?: object }): Promise<string>;
  /** The exchange's own requests, with its token. */
  exchange(path: string, method?: 'GET' | 'POST', body?: unknown): Promise<unknown>;
  /** The states the exchange has had a seat in, oldest first. */
  seatStates(seat: string): Promise<readonly string[]>;
  /** One more seat of the same city, with a folder of its own. Its address. */
  openSeat(seat: string): Promise<string>;
  start(part: PartName): Promise<void>;
  /** SIGKILL, as a power cut or a crash would. */
  kill(part: PartName): Promise<void>;
  /** SIGTERM. */
  end(part: PartName): Promise<void>;
  stop(): Promise<void>;
}

const source = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);
const sipPassword = 'only-for-this-test-run';
const token = 'exchange-token-of-this-test-run';

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

interface PartCommand {
  readonly entry: string;
  readonly words: string[];
  readonly env: Record<string, string>;
}

export interface StackOptions {
  readonly seat?: string;
  /** Puts something between the seat's telephone and the exchange; it gets the exchange's address and gives its own. */
  readonly through?: (exchangeUrl: string) => Promise<string>;
  /** False: the exchange hears of the agent's state as Asterisk does, by the central or a feature code. */
  readonly tellsByMessage?: boolean;
}

/** Everybody has a telephone; who may listen in is the screen's business, as in `npm start`. */
const accounts = ['A07', 'A08', 'B01'].map((user) => ({ user, password: sipPassword, supervisor: true }));

/** Starts the named parts on free loopback ports with data in a temporary folder. Everything ends with `stop()`. */
export const startStack = async (parts: readonly PartName[], { seat = 'A07', tellsByMessage = true, through = (url) => Promise.resolve(url) }: StackOptions = {}): Promise<Stack> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-stack-'));
  const [centralPort = 0, exchangePort = 0, stationPort = 0, policePort = 0, leadPort = 0] = await freePorts(5);
  const centralUrl = `http://127.0.0.1:${centralPort}`;
  const sipUrl = await through(`ws://127.0.0.1:${exchangePort}/ws`);
  const running = new Map<PartName, ChildProcess>();
  const urls = new Map<PartName, string>();
  let smsPage = '';
  const stationOf = (seatId: string, port: number, data: string): PartCommand => ({
    entry: 'main/headless.ts',
    words: [
      ...['--port', String(port), '--data', data, '--central', centralUrl, '--seat', seatId, '--demo'],
      ...['--sip', sipUrl, '--sip-agent-uri', tellsByMessage ? 'sip:agent-state@lianxi.training' : ''],
    ],
    env: { LIANXI_SIP_PASSWORD: sipPassword, LIANXI_ENROLMENT_CODE: 'test-code' },
  });
  const commands: Readonly<Record<PartName, PartCommand>> = {
    central: {
      entry: 'central/index.ts',
      words: ['--port', String(centralPort), '--data', join(folder, 'central'), '--demo', '--portal', 'out/portal'],
      env: { LIANXI_ENROLMENT_CODE: 'test-code', LIANXI_EXCHANGE_URL: `ws://127.0.0.1:${exchangePort}/events`, LIANXI_EXCHANGE_TOKEN: token },
    },
    exchange: {
      entry: 'exchange/index.ts',
      words: ['--port', String(exchangePort), '--calls', '0', '--recordings', join(folder, 'recordings')],
      env: { LIANXI_EXCHANGE_ACCOUNTS: JSON.stringify(accounts), LIANXI_EXCHANGE_TOKEN: token },
    },
    station: stationOf(seat, stationPort, join(folder, 'seat')),
    police: stationOf('B01', policePort, join(folder, 'seat-B01')),
    lead: stationOf('A08', leadPort, join(folder, 'seat-A08')),
  };
  const further: ChildProcess[] = [];
  const run = (name: string, { entry, words, env }: PartCommand, started: (child: ChildProcess, url: string) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(source(entry), words, {
        env: { ...process.env, LIANXI_LOG_LEVEL: 'warn', ...env },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: [],
      });
      started(child, '');
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
      child.on('message', (message) => {
        if (typeof message !== 'object' || !('ready' in message)) return;
        started(child, 'url' in message ? String(message.url) : '');
        if ('smsPage' in message) smsPage = String(message.smsPage);
        resolve();
      });
    });
  const start = (part: PartName): Promise<void> =>
    run(part, commands[part], (child, url) => {
      running.set(part, child);
      if (url !== '') urls.set(part, url);
    });

  const end = (part: PartName, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const child = running.get(part);
    running.delete(part);
    return finish(child, signal);
  };
  const finish = (child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> =>
    new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null) return resolve();
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill(signal);
    });

  const exchange = async (path: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${exchangePort}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the exchange answered ${response.status}`);
    return response.json();
  };

  for (const part of parts) await start(part);
  return {
    workstationUrl: () => urls.get('station') ?? '',
    policeUrl: () => urls.get('police') ?? '',
    leadUrl: () => urls.get('lead') ?? '',
    texts: async () => ((await (await fetch(`${smsPage}messages`)).json()) as { messages: { phone: string; text: string }[] }).messages,
    replyByText: async (phone, text) => {
      await fetch(`${smsPage}replies`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone, text }) });
    },
    portalUrl: `${centralUrl}/portal/`,
    centralUrl,
    folder,
    start,
    kill: (part) => end(part, 'SIGKILL'),
    end: (part) => end(part, 'SIGTERM'),
    ring: async (scenario, line, more = {}) => ((await exchange('/calls', 'POST', { line, scenario, ...more })) as { callId: string }).callId,
    exchange,
    seatStates: (seatId) =>
      new Promise((resolve, reject) => {
        const events = new WebSocket(`ws://127.0.0.1:${exchangePort}/events?token=${token}`);
        events.addEventListener('error', () => reject(new Error('the exchange tells no events')));
        events.addEventListener('message', ({ data }) => {
          const { events: past = [] } = JSON.parse(String(data)) as { events?: { type: string; seat?: string; state?: string }[] };
          events.close();
          resolve(past.flatMap((each) => (each.type === 'seat_state' && each.seat === seatId ? [each.state ?? ''] : [])));
        });
      }),
    openSeat: async (seatId) => {
      const [port = 0] = await freePorts(1);
      let address = '';
      await run(seatId, stationOf(seatId, port, join(folder, `seat-${seatId}`)), (child, url) => {
        if (url === '') further.push(child);
        else address = url;
      });
      return address;
    },
    stop: async () => {
      for (const child of further) await finish(child, 'SIGTERM');
      for (const part of ['lead', 'police', 'station', 'exchange', 'central'] as const) await end(part, 'SIGTERM');
      // As root the cluster lies where PostgreSQL's own user can reach it.
      const elsewhere = join(folder, 'central', 'database', 'postgres.location');
      if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8'), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
