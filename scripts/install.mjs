// What `npm start`, `npm test` and the others share before anything is installed: plain JavaScript for Node ≥ 20.19.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.lianxi-installed');

/** Ends with a sentence when Node is too old for npm ci of this project. */
const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`联席需要 Node 20.19 或更新版本，本机是 ${process.versions.node}。 / Lianxi needs Node 20.19 or newer.\n`);
  process.exit(1);
};

/**
 * Installs what package-lock.json says, once per lock file; all chatter goes to stderr. Not `npm ci`: that insists on lock
 * entries for optional binaries of every platform, and the registry does not offer all of them.
 */
export const installMissing = () => {
  requireNode();
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('正在安装依赖（第一次约一两分钟）… / installing…\n');
  const npm = process.env.npm_execpath;
  const [command, words] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { status } = spawnSync(command, [...words, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm === undefined && process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('依赖安装失败：请检查网络能否访问 npm 源，然后重试。 / npm install failed: check the network, then try again.\n');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
};

/** The Node 24 that the project brings (npm package `node`). */
export const node24 = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
