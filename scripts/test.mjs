// `npm test`: installs what is missing (Chromium too), then static checks, unit and process tests, the build, and the
// browser tests. Closes with one line that sums them up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, node24, root } from './install.mjs';

installMissing();
const totals = { passed: 0, failed: 0, skipped: 0 };
const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });

const run = (name, words) => {
  process.stdout.write(`\n=== ${name}\n`);
  return spawnSync(node24, words, { cwd: root, stdio: 'inherit' }).status === 0;
};
const tool = (...parts) => join(root, 'node_modules', ...parts);

/** A step that is one test: it passes or it does not. */
const step = (name, words) => {
  totals[run(name, words) ? 'passed' : 'failed'] += 1;
};

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

const unitTests = () => {
  const file = join(cache, 'vitest.json');
  rmSync(file, { force: true });
  const ok = run('unit, contract, sync', [tool('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = readJson(file);
  if (report === null) {
    totals.failed += 1;
    return;
  }
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  if (!ok && report.numFailedTests === 0) totals.failed += 1;
};

/** Playwright's own Chromium where it can be fetched, else Debian's package when root, else a sentence. */
const findChromium = () => {
  const own = spawnSync(node24, ['-e', "import('@playwright/test').then(({ chromium }) => process.stdout.write(chromium.executablePath()))"], { cwd: root });
  if (existsSync(own.stdout.toString()) || existsSync('/usr/bin/chromium')) return true;
  process.stdout.write('正在取得 Chromium… / fetching Chromium…\n');
  if (spawnSync(node24, [tool('@playwright', 'test', 'cli.js'), 'install', 'chromium'], { cwd: root, stdio: 'inherit' }).status === 0) return true;
  if (process.getuid?.() === 0) {
    const install = 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk';
    if (spawnSync('sh', ['-c', install], { stdio: 'inherit' }).status === 0) return true;
  }
  process.stdout.write('没有 Chromium：请以 root 运行一次 apt-get install chromium，或让 npx playwright install chromium 能访问网络。 / No Chromium: install Debian’s package chromium, or let Playwright fetch its own.\n');
  return false;
};

const browserTests = () => {
  const file = join(cache, 'playwright.json');
  rmSync(file, { force: true });
  if (!findChromium()) {
    totals.failed += 1;
    return;
  }
  const ok = run('end to end', [tool('@playwright', 'test', 'cli.js'), 'test']);
  const { stats } = readJson(file) ?? {};
  if (stats === undefined) {
    totals.failed += 1;
    return;
  }
  totals.passed += stats.expected;
  totals.failed += stats.unexpected + stats.flaky;
  totals.skipped += stats.skipped;
  if (!ok && stats.unexpected + stats.flaky === 0) totals.failed += 1;
};

step('static checks', [join(root, 'scripts', 'check.mjs')]);
step('build', [join(root, 'scripts', 'launch', 'buildNow.ts')]);
unitTests();
browserTests();
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);
