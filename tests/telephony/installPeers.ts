import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

/** Program → Debian package (bookworm and later). */
const programs: Readonly<Record<string, string>> = {
  debootstrap: 'debootstrap',
  kamailio: 'kamailio',
  rtpengine: 'rtpengine-daemon',
  sipp: 'sip-tester',
  baresip: 'baresip-core',
  iptables: 'iptables',
  ip: 'iproute2',
  openssl: 'openssl',
};
const modules = ['kamailio-websocket-modules', 'kamailio-extra-modules', 'kamailio-tls-modules', 'kamailio-postgres-modules'];
const kamailioModule = (name: string): boolean => spawnSync('sh', ['-c', `ls /usr/lib/*/kamailio/modules/${name}.so`], { stdio: 'ignore' }).status === 0;
/** What shows that a package is there, where a program does not. */
const hasModules = (): boolean => ['websocket', 'kex', 'tls', 'auth_db', 'db_postgres'].every(kamailioModule);
const hasChromium = (): boolean => existsSync(chromium.executablePath()) || existsSync('/usr/bin/chromium');

/** Where the Debian tree with Asterisk 22 is kept, outside the project: about 500 MB. */
const asteriskTree = join(process.env['XDG_CACHE_HOME'] ?? '/var/cache', 'lianxi', 'asterisk');

/** Hold music that is free to use (docs/operations/telephony.md). */
const musicPackage = 'asterisk-moh-opsound-wav';
const music = 'usr/share/asterisk/moh';

const run = (command: string, words: readonly string[]): void => {
  const { status, error } = spawnSync(command, words, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) throw new Error(`${command} ${words[0] ?? ''}: ${error?.message ?? `ended with ${status}`}`);
};

const isThere = (program: string): boolean =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'].some((folder) => existsSync(join(folder, program)));

/** The mirror this machine's own apt uses. */
const mirror = (): string => {
  const folder = '/etc/apt/sources.list.d';
  const files = ['/etc/apt/sources.list', ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])];
  const lines = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
  return /https?:\/\/\S+\/debian(?=\/?\s)/u.exec(lines.join('\n'))?.[0] ?? 'http://deb.debian.org/debian';
};

/**
 * Installs what is missing from Debian and returns the tree with Asterisk.
 * @throws when something is missing and cannot be had: without its peers this suite proves nothing.
 */
export const installPeers = (): string => {
  const missing = [
    ...Object.entries(programs).flatMap(([program, name]) => (isThere(program) ? [] : [name])),
    ...(hasModules() ? [] : modules),
    ...(hasChromium() ? [] : ['chromium', 'fonts-noto-cjk']),
  ];
  if (process.getuid?.() !== 0) {
    throw new Error('电话测试要安装并启动 Asterisk 与 Kamailio，请以 root 运行（例如在容器里）。\nThe telephone tests install and start Asterisk and Kamailio: run them as root (in a container).');
  }
  if (missing.length > 0) {
    if (!isThere('apt-get')) {
      throw new Error(`缺少 ${missing.join('、')}，本机没有 apt-get：请在 Debian 上运行。\nMissing ${missing.join(', ')}, and there is no apt-get here: run this on Debian.`);
    }
    process.stdout.write(`installing ${missing.join(', ')}\n`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  }
  if (!existsSync(join(asteriskTree, music)) || !existsSync(join(asteriskTree, 'usr/sbin/asterisk'))) {
    process.stdout.write('fetching Debian testing with Asterisk 22 (about a minute)\n');
    const partial = `${asteriskTree}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    // Older debootstraps know no script for testing; that of sid serves.
    run('debootstrap', ['--variant=minbase', `--include=asterisk,${musicPackage}`, 'testing', partial, mirror(), '/usr/share/debootstrap/scripts/sid']);
    rmSync(asteriskTree, { recursive: true, force: true });
    renameSync(partial, asteriskTree);
  }
  return asteriskTree;
};
