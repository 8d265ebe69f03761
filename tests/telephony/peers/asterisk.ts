import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectManager } from './managerClient.ts';
import { callerPause, type Peer } from './peer.ts';
import { startGroup, untilListening } from './processes.ts';

const managerPort = 15_038;
const configuration = '/etc/asterisk-lianxi';
/** Modules refuse to load without these; the distribution's own are as good as any. */
const ofDistribution = ['features', 'cdr', 'cel', 'acl', 'udptl', 'indications', 'ccss', 'res_parking', 'codecs', 'confbridge'];

/** Lays our configuration into the Debian tree, beside the distribution's. */
const configure = (tree: string): void => {
  const target = join(tree, configuration);
  mkdirSync(target, { recursive: true });
  mkdirSync(join(tree, 'run/asterisk'), { recursive: true });
  for (const name of ofDistribution) {
    const file = join(tree, 'etc/asterisk', `${name}.conf`);
    if (existsSync(file)) copyFileSync(file, join(target, `${name}.conf`));
  }
  const own = new URL('asterisk/', import.meta.url);
  for (const file of readdirSync(own)) copyFileSync(new URL(file, own), join(target, file));
  // No name server is asked from in there, and the host's own name is on loopback.
  writeFileSync(join(tree, 'etc/hosts'), `127.0.0.1 localhost ${hostname()}\n`);
  writeFileSync(join(tree, 'etc/resolv.conf'), '');
};

const isMounted = (path: string): boolean => readFileSync('/proc/mounts', 'utf8').includes(` ${path} `);

/** Asterisk from a Debian tree, on loopback. */
export const startAsterisk = async (folder: string, tree: string): Promise<Peer> => {
  configure(tree);
  const proc = join(tree, 'proc');
  // Where mounting is not allowed Asterisk goes without: it only reads its own limits there.
  if (!isMounted(proc)) spawnSync('mount', ['-t', 'proc', 'proc', proc]);
  const group = startGroup('chroot', [tree, 'asterisk', '-f', '-C', `${configuration}/asterisk.conf`, '-vvv'], join(folder, 'asterisk.log'));
  await untilListening(managerPort, group);
  const manager = await connectManager(managerPort, 'lianxi', 'only-on-loopback');
  const booted = new Promise<void>((resolve) => {
    const unsubscribe = manager.onEvent(({ Event }) => {
      if (Event !== 'FullyBooted') return;
      unsubscribe();
      resolve();
    });
  });
  await Promise.race([booted, pause(10_000)]);
  const digits = new Promise<string>((resolve) => {
    manager.onEvent((event) => {
      if (event['UserEvent'] === 'Digits') resolve(event['Digits'] ?? '');
    });
  });
  const account = (user: string) => ({ server: 'ws://127.0.0.1:18088/ws', user, domain: '127.0.0.1', password: 'secret', agentStateUri: '', backupServer: '' });

  return {
    name: 'asterisk',
    accounts: [account('1001'), account('1002'), account('1003')],
    echoNumber: '*43',
    digitsNumber: 'digits',
    digitsRead: () => digits,
    deadNumber: '999000',
    call: async (kind) => {
      // One end of the Local channel stands in the queue; the other is the caller, who speaks once he is answered.
      await manager.send('Originate', {
        Channel: 'Local/12345@inbound/n',
        Context: 'callers',
        Exten: kind === 'hangs_up' ? 'short' : 'tone',
        Priority: '1',
        CallerID: '王女士 <13800000001>',
        Async: 'true',
      });
      if (kind === 'gives_up') {
        await pause(callerPause);
        await manager.send('Hangup', { Channel: '/^Local/.*$/' });
      }
    },
    reset: async () => {
      await manager.send('Hangup', { Channel: '/^.*$/' }).catch(() => undefined);
      await pause(300);
    },
    stop: async () => {
      manager.close();
      await group.end();
      if (isMounted(proc)) spawnSync('umount', [proc]);
    },
  };
};
