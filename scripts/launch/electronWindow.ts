import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './supervise.ts';

/** Electron's program in node_modules; null where its binary was never fetched. */
export const findElectron = (root: string): string | null => {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : null;
};

/**
 * Whether Electron may open a seat's folder. A seat is one device: its key is either a file (plain Node) or sealed by the
 * system's keychain (Electron), and the databases open with that key alone.
 */
export const isForElectron = (seatFolder: string): boolean =>
  !existsSync(seatFolder) || !readdirSync(seatFolder).some((name) => name.endsWith('.secret'));

/** Opens the workstation as a window: station and screen in one. `onClosed` is told when the user closes it. */
export const openElectron = (
  program: string,
  root: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  onClosed: () => void,
): Part<null> => {
  const child = spawn(program, [root, ...words], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] });
  let stopping = false;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<null>((resolve, reject) => {
    child.once('spawn', () => resolve(null));
    child.once('error', reject);
  });
  void gone.then(() => stopping || onClosed());
  return {
    ready,
    pid: () => (child.exitCode === null ? (child.pid ?? null) : null),
    stop: async () => {
      stopping = true;
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await gone;
    },
  };
};
