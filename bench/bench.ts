import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { connectSeat } from './connectSeat.ts';
import { printFigures, type Figure } from './figure.ts';
import { placeSearch } from './placeSearch.ts';
import { triageTimes } from './triageTimes.ts';

const root = new URL('../', import.meta.url).pathname;

interface Running {
  readonly ready: { readonly workstation: string; readonly central: string; readonly accounts: readonly unknown[] };
  readonly seconds: number;
  stop(): Promise<void>;
}

/** `npm start -- --no-open --json` until its ready line. */
const start = (data: string): Promise<Running> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [join(root, 'scripts', 'launch', 'launch.ts'), '--no-open', '--json', '--calls', '0', '--data', data], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    let out = '';
    child.on('exit', (code) => reject(new Error(`ended with ${code}`)));
    child.stdout?.on('data', (text) => {
      out += String(text);
      if (!out.includes('\n')) return;
      child.removeAllListeners('exit');
      resolve({
        ready: JSON.parse(out) as Running['ready'],
        seconds: (performance.now() - began) / 1000,
        stop: () =>
          new Promise((stopped) => {
            child.once('exit', () => stopped());
            child.kill('SIGTERM');
          }),
      });
    });
  });

/** The exchange is measured in a process of its own: its heap is looked at. */
const exchangeFigures = (): Promise<readonly Figure[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', join(root, 'bench', 'exchange.ts')], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (text) => (out += String(text)));
    child.on('exit', (code) => {
      if (code === 0) resolve(JSON.parse(out.split('\n', 1)[0] ?? '[]') as readonly Figure[]);
      else reject(new Error(`the bench of the exchange ended with ${code}`));
    });
  });

const median = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

/** From the click on "dispatch" at the seat to the task in the grid worker's feed. */
const transferToPortal = async (running: Running, times: number): Promise<readonly number[]> => {
  const seat = await connectSeat(running.ready.workstation);
  const login = await fetch(new URL('/api/login', running.ready.central), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'wangge.guoliang1', password: 'lianxi-2026' }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const feed = async (after: number) => {
    const page = await fetch(new URL(`/api/feed?after=${after}`, running.ready.central), { headers: { authorization: `Bearer ${accessToken}` } });
    return (await page.json()) as { next: number; changes: readonly unknown[] };
  };
  const measured: number[] = [];
  let { next } = await feed(0);
  for (let each = 0; each < times; each += 1) {
    const began = performance.now();
    await seat.dispatchCase('保利西街下水道堵塞，没有人受伤', '430602001001-g1');
    for (;;) {
      const page = await feed(next);
      next = page.next;
      if (page.changes.length > 0) break;
    }
    measured.push(performance.now() - began);
  }
  seat.close();
  return measured;
};

/** Round trip of one keystroke: page → station → disk (FULL) → page. */
const autosave = async (running: Running, times: number): Promise<readonly number[]> => {
  const seat = await connectSeat(running.ready.workstation);
  const measured = await seat.typeKeys(times);
  seat.close();
  return measured;
};

const main = async (): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), `lianxi-bench-${newId().slice(0, 8)}-`));
  try {
    const first = await start(data);
    await first.stop();
    const warm = await start(data);
    const transfers = await transferToPortal(warm, 20);
    const keys = await autosave(warm, 300);
    await warm.stop();
    const search = placeSearch();
    const triage = triageTimes(400);
    const figures: readonly Figure[] = [
      { name: 'first start (installed, empty data)', value: first.seconds, unit: 's', aim: '≤ 180 with installing' },
      { name: 'warm start', value: warm.seconds, unit: 's', aim: '≤ 15' },
      { name: 'transfer → portal, median of 20', value: median(transfers) / 1000, unit: 's', aim: '≤ 2' },
      { name: 'transfer → portal, slowest of 20', value: Math.max(...transfers) / 1000, unit: 's', aim: '≤ 2' },
      { name: 'keystroke acknowledged on disk, median of 300', value: median(keys), unit: 'ms', aim: '' },
      { name: 'triage verdict, 200 characters, p95 of 400', value: percentile(triage.times, 0.95), unit: 'ms', aim: '≤ 10' },
      { name: 'triage verdict, 20,000 characters / 200 characters', value: triage.longToShort, unit: '×', aim: '≤ 100' },
      { name: 'keystroke acknowledged on disk, p99 of 300', value: percentile(keys, 0.99), unit: 'ms', aim: '≤ 50' },
      { name: `place search over ${search.places}, p95 of ${search.times.length}`, value: percentile(search.times, 0.95), unit: 'ms', aim: '≤ 20' },
    ];
    printFigures([...figures, ...(await exchangeFigures())]);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

await main();
