import { fork } from 'node:child_process';
import { Command } from 'commander';
import { sessionSchema } from '#contract/central/auth.ts';

/**
 * `node scripts/node24.mjs bench/loopBench.ts --data FOLDER`: how long lists, search and assessment take over HTTP on a
 * database that `npm run seed` has filled. Prints p50 and p95 in milliseconds; the aim is a p95 of 300.
 */
const options = new Command('loop-bench')
  .option('--data <folder>', 'data folder that was seeded', 'lianxi-central')
  .option('--times <number>', 'requests of each kind', Number, 60)
  .parse()
  .opts<{ data: string; times: number }>();

const day = 86_400_000;
const password = 'lianxi-2026';

const start = () =>
  new Promise<{ readonly url: string; stop(): void }>((resolve, reject) => {
    const child = fork('src/central/index.ts', ['--demo', '--port', '0', '--data', options.data], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, LIANXI_LOG_LEVEL: 'error' },
    });
    child.once('exit', (code) => reject(new Error(`the central ended with ${code}`)));
    child.on('message', (message: { readonly port?: number }) => {
      if (message.port === undefined) return;
      child.removeAllListeners('exit');
      resolve({ url: `http://127.0.0.1:${message.port}`, stop: () => void child.kill('SIGTERM') });
    });
  });

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

const central = await start();
const tokens = new Map<string, string>();
for (const user of ['chen.jing', 'he.ping', 'wangge.guoliang1', 'chengguan', 'wang.min']) {
  const response = await fetch(`${central.url}/api/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, password }) });
  tokens.set(user, sessionSchema.parse(await response.json()).accessToken);
}

const until = Date.parse('2026-11-24T16:00:00Z');
const words = ['垃圾', '噪', '下水道', '保利西街', '路灯', '20261120', '南湖大道 绿化', '消费'];
const kinds: readonly { readonly name: string; readonly user: string; readonly path: (index: number) => string }[] = [
  { name: 'inbox of a grid', user: 'wangge.guoliang1', path: () => '/api/cases?list=open' },
  { name: 'inbox of a department', user: 'chengguan', path: (index) => `/api/cases?list=${index % 2 === 0 ? 'open' : 'overdue'}` },
  { name: 'open cases of the line', user: 'chen.jing', path: (index) => `/api/cases?list=open&offset=${(index % 10) * 50}` },
  { name: 'search over the line', user: 'chen.jing', path: (index) => `/api/cases?list=all&text=${encodeURIComponent(words[index % words.length] ?? '')}` },
  { name: 'search in a department', user: 'chengguan', path: (index) => `/api/cases?list=all&text=${encodeURIComponent(words[index % words.length] ?? '')}` },
  { name: 'follow-up queue', user: 'wang.min', path: () => '/api/follow-ups' },
  { name: 'assessment of a month', user: 'chen.jing', path: (index) => `/api/assessment?from=${until - (30 + index) * day}&to=${until - index * day}` },
  { name: 'assessment of the year', user: 'he.ping', path: () => `/api/assessment?from=${until - 365 * day}&to=${until}` },
  { name: 'assessment, own unit', user: 'chengguan', path: () => `/api/assessment?from=${until - 90 * day}&to=${until}` },
  { name: 'cases behind a figure', user: 'he.ping', path: () => `/api/assessment/shares?unitId=430602-chengguan&from=${until - 365 * day}&to=${until}&figure=onTime` },
  { name: 'diversion against a base', user: 'he.ping', path: (index) => `/api/diversion?from=${until - (30 + index) * day}&to=${until - index * day}&baseFrom=${until - 365 * day}&baseTo=${until - 335 * day}` },
  { name: 'notices', user: 'chengguan', path: (index) => `/api/notices?after=${index * 100}` },
];

const rows = [];
for (const { name, user, path } of kinds) {
  const times: number[] = [];
  for (let index = 0; index < options.times; index += 1) {
    const began = performance.now();
    const response = await fetch(central.url + path(index), { headers: { authorization: `Bearer ${tokens.get(user) ?? ''}` } });
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    times.push(performance.now() - began);
  }
  rows.push({ name, n: times.length, p50: Math.round(percentile(times, 0.5)), p95: Math.round(percentile(times, 0.95)) });
}
process.stdout.write(`${rows.map(({ name, n, p50, p95 }) => `${name.padEnd(28)} n=${n}  p50 ${String(p50).padStart(4)} ms  p95 ${String(p95).padStart(4)} ms`).join('\n')}\n`);
central.stop();
