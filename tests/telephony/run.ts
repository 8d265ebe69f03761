import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { installPeers } from './installPeers.ts';
import { startAsterisk } from './peers/asterisk.ts';
import { startEmbedded } from './peers/embedded.ts';
import { startKamailio } from './peers/kamailio.ts';
import { seatTones, type Peer, type PeerName } from './peers/peer.ts';
import { scenarioList } from './scenarios/scenarioList.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { servePage } from './servePage.ts';
import { openSeat, type Seat } from './testSeat.ts';

/**
 * `npm run test:telephony [-- peer… [scenario…]]`: the real phone code in real Chromium against real exchanges. Prints peer ×
 * scenario; anything but a pass or a cell explained in capabilities.json ends with a non-zero exit.
 */
const capabilities = JSON.parse(readFileSync(new URL('capabilities.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Partial<Record<PeerName, string>>> | undefined>
>;
const folder = new URL('../../.cache/telephony', import.meta.url).pathname;
const pagePort = 17_340;
const longest = 60_000;
const apart = 'LIANXI_TEST_NETWORK';
const words = process.argv.slice(2);
const chosen = <Name extends string>(names: readonly Name[]): readonly Name[] => {
  const asked = names.filter((name) => words.includes(name));
  return asked.length === 0 ? names : asked;
};

type Cell = { readonly kind: 'pass'; readonly seconds: number } | { readonly kind: 'n/a' | 'FAIL'; readonly why: string };

const runScenario = async (peer: Peer, scenario: Scenario, browser: Browser, url: string): Promise<Cell> => {
  const seats = new Map<number, Seat>();
  const contexts: BrowserContext[] = [];
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${longest / 1_000} s`)), longest);
  });
  try {
    const story = scenario({
      peer,
      seat: async (which) => {
        const known = seats.get(which);
        if (known !== undefined) return known;
        const opened = await openSeat(browser, url, peer.accounts[which - 1] ?? peer.accounts[0], seatTones[which - 1] ?? 0);
        seats.set(which, opened);
        await opened.happens('phone_registered');
        return opened;
      },
      newPage: async () => {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
        contexts.push(context);
        return context.newPage();
      },
    });
    await Promise.race([story, tooLong]);
    return { kind: 'pass', seconds: (performance.now() - began) / 1_000 };
  } catch (error) {
    return { kind: 'FAIL', why: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
    for (const seat of seats.values()) await seat.close().catch(() => undefined);
    for (const context of contexts) await context.close();
    await peer.reset();
  }
};

const printTable = (peers: readonly PeerName[], rows: ReadonlyMap<string, ReadonlyMap<PeerName, Cell>>): void => {
  const text = (cell: Cell | undefined): string => (cell === undefined ? 'MISSING' : cell.kind === 'pass' ? `${cell.seconds.toFixed(1)} s` : cell.kind);
  const width = Math.max(...[...rows.keys()].map(({ length }) => length));
  const line = (first: string, cells: readonly string[]): string => `${first.padEnd(width)}  ${cells.map((each) => each.padStart(9)).join('  ')}\n`;
  process.stdout.write(`\n${line('', peers)}`);
  for (const [name, cells] of rows) process.stdout.write(line(name, peers.map((peer) => text(cells.get(peer)))));
  for (const [name, cells] of rows) {
    for (const [peer, cell] of cells) if (cell.kind !== 'pass') process.stdout.write(`${peer}, ${name}: ${cell.kind === 'FAIL' ? `FAIL ${cell.why}` : cell.why}\n`);
  }
};

/**
 * The same again in a network of its own, with nothing but loopback: ports are free, packets can be lost without anybody else
 * noticing, and nothing can leave the machine.
 */
const runApart = async (): Promise<boolean> => {
  // Asterisk's ICE offers no loopback address: one pair of cables gives it another that is just as local.
  const cables = 'ip link add lianxi0 type veth peer name lianxi1 && ip addr add 192.0.2.2/24 dev lianxi0 && ip link set lianxi0 up && ip link set lianxi1 up';
  const inside = `ip link set lo up && ${cables} && exec "$0" "$@"`;
  const child = spawn('unshare', ['--net', 'sh', '-c', inside, process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [apart]: '1' },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
};

const main = async (): Promise<boolean> => {
  mkdirSync(folder, { recursive: true });
  const tree = installPeers();
  if (process.env[apart] === undefined && spawnSync('unshare', ['--net', 'true']).status === 0) return runApart();
  const starts: Readonly<Record<PeerName, () => Promise<Peer>>> = {
    embedded: () => startEmbedded(folder),
    asterisk: () => startAsterisk(folder, tree),
    kamailio: () => startKamailio(folder),
  };
  const peers = chosen<PeerName>(['embedded', 'asterisk', 'kamailio']);
  const names = chosen(Object.keys(scenarioList));
  const rows = new Map<string, Map<PeerName, Cell>>(names.map((name) => [name, new Map()]));
  const page = await servePage(pagePort);
  const own = chromium.executablePath();
  const browser = await chromium.launch({
    ...(existsSync(own) ? {} : { executablePath: '/usr/bin/chromium' }),
    args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection'],
  });
  try {
    for (const peerName of peers) {
      const peer = await starts[peerName]();
      try {
        for (const name of names) {
          const why = capabilities[name]?.[peerName];
          const scenario = scenarioList[name];
          if (scenario === undefined) continue;
          const cell: Cell = why === undefined ? await runScenario(peer, scenario, browser, `http://127.0.0.1:${pagePort}/`) : { kind: 'n/a', why };
          rows.get(name)?.set(peerName, cell);
          process.stdout.write(`${peerName} · ${name}: ${cell.kind === 'pass' ? `${cell.seconds.toFixed(1)} s` : `${cell.kind} ${cell.why}`}\n`);
        }
      } finally {
        await peer.stop();
      }
    }
  } finally {
    await browser.close();
    await page.close();
  }
  printTable(peers, rows);
  return [...rows.values()].every((cells) => peers.every((peer) => ['pass', 'n/a'].includes(cells.get(peer)?.kind ?? '')));
};

for (const signal of ['SIGTERM', 'SIGINT'] as const) if (process.env[apart] !== undefined) process.on(signal, () => process.exit(1));
main().then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
