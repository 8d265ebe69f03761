import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { buildPages } from '../../scripts/launch/build.ts';
import { isApart, runApart } from './apart.ts';
import { installPeers } from './installPeers.ts';
import { startAsterisk } from './peers/asterisk.ts';
import { startEmbedded } from './peers/embedded.ts';
import { startKamailio } from './peers/kamailio.ts';
import { peerNames, type Peer, type PeerName } from './peers/peer.ts';
import { runScenario } from './runScenario.ts';
import { scenarioList } from './scenarios/scenarioList.ts';
import { servePage } from './servePage.ts';
import { faultsOf, printTable, type Capabilities, type Cell } from './table.ts';

/**
 * `npm run test:telephony [-- peer… [scenario…]]`: the real phone code in real Chromium against real exchanges. Prints peer ×
 * scenario; anything but a pass or a cell explained in capabilities.json ends with a non-zero exit.
 */
const root = new URL('../../', import.meta.url).pathname;
const folder = join(root, '.cache/telephony');
const pagePort = 17_340;
const words = process.argv.slice(2);
const capabilities = JSON.parse(readFileSync(new URL('capabilities.json', import.meta.url), 'utf8')) as Capabilities;

const chosen = <Name extends string>(names: readonly Name[]): readonly Name[] => {
  const asked = names.filter((name) => words.includes(name));
  return asked.length === 0 ? names : asked;
};
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Where the exchange's log and the screens of a failure are kept, beside the other logs. */
const failureOf = (peer: PeerName, scenario: string): string => join(folder, `failed-${peer}-${scenario.replaceAll(/\W+/gu, '-')}`);

const runPeer = async (peer: Peer, names: readonly string[], browser: Browser, put: (scenario: string, cell: Cell) => void): Promise<void> => {
  for (const name of names) {
    const why = capabilities[name]?.[peer.name];
    const scenario = scenarioList[name];
    if (scenario === undefined) continue;
    if (why !== undefined) {
      put(name, { kind: 'n/a', why: why.slice('n/a: '.length) });
      continue;
    }
    await peer.reset();
    const failure = failureOf(peer.name, name);
    const cell = await runScenario(peer, scenario, browser, `http://127.0.0.1:${pagePort}/`, failure);
    const log = join(folder, `${peer.name}.log`);
    if (cell.kind === 'FAIL' && existsSync(log)) copyFileSync(log, `${failure}.log`);
    put(name, cell);
  }
};

/** The peer under test, to be ended with the test, whatever ends it. */
let present: Peer | null = null;

const main = async (): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  const unknown = words.filter((word) => !peerNames.some((name) => name === word) && scenarioList[word] === undefined);
  const faults = [...faultsOf(capabilities, Object.keys(scenarioList)), ...unknown.map((word) => `neither a peer nor a scenario: ${word}`)];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const tree = installPeers();
  if (!isApart) {
    await buildPages(root, say);
    return runApart();
  }
  const starts: Readonly<Record<PeerName, () => Promise<Peer>>> = {
    embedded: () => startEmbedded(folder),
    asterisk: () => startAsterisk(folder, tree),
    kamailio: () => startKamailio(folder),
  };
  const peers = chosen(peerNames);
  const names = chosen(Object.keys(scenarioList));
  const table = new Map<string, Map<PeerName, Cell>>(names.map((name) => [name, new Map()]));
  const page = await servePage(pagePort);
  const own = chromium.executablePath();
  const browser = await chromium.launch({
    ...(existsSync(own) ? {} : { executablePath: '/usr/bin/chromium' }),
    args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection'],
  });
  for (const peerName of peers) {
    const put = (scenario: string, cell: Cell): void => {
      table.get(scenario)?.set(peerName, cell);
      say(`${peerName} · ${scenario}: ${cell.kind === 'pass' ? `${cell.seconds.toFixed(1)} s` : `${cell.kind} ${cell.why}`}`);
    };
    try {
      const peer = await starts[peerName]();
      present = peer;
      await runPeer(peer, names, browser, put).finally(() => peer.stop());
      present = null;
    } catch (error) {
      for (const name of names) if (table.get(name)?.has(peerName) === false) put(name, { kind: 'FAIL', why: `${peerName} is not there: ${messageOf(error)}` });
    }
  }
  await browser.close();
  await page.close();
  return printTable(table, peers).failed === 0 ? 0 : 1;
};

const end = (): void => {
  const ended = present?.stop() ?? Promise.resolve();
  void ended.catch(() => undefined).then(() => process.exit(1));
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) if (isApart) process.on(signal, end);
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    say('\n0 passed, 1 failed, 0 skipped');
    process.exit(1);
  },
);
