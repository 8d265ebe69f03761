import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../', import.meta.url).pathname;

export interface Product {
  readonly ready: { readonly workstation: string; readonly central: string };
  /** From the command to its ready line. */
  readonly seconds: number;
  stop(): Promise<void>;
}

/** `npm start -- --no-open --json` until its ready line. */
export const startProduct = (data: string): Promise<Product> =>
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
        ready: JSON.parse(out) as Product['ready'],
        seconds: (performance.now() - began) / 1000,
        stop: () =>
          new Promise((stopped) => {
            child.once('exit', () => stopped());
            child.kill('SIGTERM');
          }),
      });
    });
  });

/** A folder for the time something is measured. */
export const inFolder = async <Result>(measure: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-bench-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
