import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['src/{main,preload,renderer,portal,contract,domain}/**/*', 'resources/rules/*', '*vite.*config.ts', 'package-lock.json'];

const hashOf = (root: string): string => {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root, exclude: (name) => /\.test\.tsx?$/.test(name) }).sort()) {
    const path = join(root, file);
    if (/\.[a-z]+$/i.test(file)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
};

/** Builds the pages of workstation and portal and the Electron host when a source has changed since the last build. @throws Error with the builder's words. */
export const buildPages = async (root: string, say: (text: string) => void): Promise<void> => {
  const stamp = join(root, 'out', '.stamp');
  const hash = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('正在构建页面… / building the pages…');
  await Promise.all([
    bundle(root, ['electron-vite', 'bin', 'electron-vite.js'], []),
    bundle(root, ['vite', 'bin', 'vite.js'], ['--config', 'vite.portal.config.ts']),
  ]);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, hash);
};

const bundle = (root: string, program: readonly string[], words: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', ...program), 'build', ...words, '--logLevel', 'error'], { cwd: root });
    let said = '';
    child.stdout.on('data', (data) => (said += String(data)));
    child.stderr.on('data', (data) => (said += String(data)));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program[0] ?? ''}: ${said}`))));
  });
