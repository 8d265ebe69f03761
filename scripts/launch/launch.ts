import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { buildPages } from './build.ts';
import { CannotStart, takeDataFolder } from './dataFolder.ts';
import { findElectron, isForElectron } from './electronWindow.ts';
import { parseOptions, type LaunchOptions } from './options.ts';
import { choosePorts } from './ports.ts';
import { seatFolderOf, startParts, type Started } from './startParts.ts';
import type { Part } from './supervise.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * As root (a server, a container) the data lives where PostgreSQL's own user can reach it. The window has a folder of its
 * own: its seat is another device than the browser's.
 */
const usualDataFolder = (asWindow: boolean): string => {
  const folder = process.getuid?.() === 0 ? '/var/lib/lianxi' : envPaths('lianxi', { suffix: '' }).data;
  return join(folder, asWindow ? 'window' : 'workstation');
};

/** Electron's program when the workstation shall be its window. `--json` is for programs: they get an address. */
const electronFor = ({ open, json, data, seat }: LaunchOptions): string | null => {
  const program = open && !json ? findElectron(root) : null;
  if (program === null || data === null || isForElectron(seatFolderOf(resolve(data), seat))) return program;
  say('此数据目录的坐席由浏览器方式建立，仍用浏览器打开。 / This folder’s seat was made for the browser and is opened there.');
  return null;
};

const openBrowser = (url: string): void => {
  say('未装 Electron 运行文件，改用浏览器打开（npm run electron 可获取）。 / Electron’s binary is not here; opening the browser instead.');
  const [program = '', ...words]: readonly string[] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  spawn(program, words, { stdio: 'ignore', detached: true })
    .on('error', () => say(`请用浏览器打开 / please open: ${url}`))
    .unref();
};

const introduce = ({ workstation, portal, central, exchange, accounts }: Started): void => {
  say(`\n  工作站 workstation  ${workstation ?? 'Electron'}\n  单位端 portal       ${portal}\n  中心 central        ${central}\n  交换机 exchange     ${exchange}\n`);
  for (const { role, user, password } of accounts) say(`  ${role.padEnd(14)} ${user.padEnd(20)} ${password}`);
  say('\n  Ctrl-C 停止 / stops everything\n');
};

const main = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2));
  const electron = electronFor(options);
  const folder = await takeDataFolder(resolve(options.data ?? usualDataFolder(electron !== null)));
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
    const started = await startParts({ root, options, folder, ports, electron, say, parts, onWindowClosed: () => void stop(0) });
    if (options.json) process.stdout.write(`${JSON.stringify(started)}\n`);
    else introduce(started);
    if (options.open && started.workstation !== null) openBrowser(started.workstation);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    await stop(error instanceof CannotStart ? error.exitCode : 1);
  }
};

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(error instanceof CannotStart ? error.exitCode : 1);
});
