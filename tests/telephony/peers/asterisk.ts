import { randomUUID } from 'node:crypto';
import { chownSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { openAmiSource } from '../../../src/central/exchange/amiSource.ts';
import { here, there } from '../apart.ts';
import { startBaresip } from './baresip.ts';
import { callWithLocation } from './callWithLocation.ts';
import { callerNumber, callerPause, callerTone, seatNames, type Peer } from './peer.ts';
import { startGroup, untilListening, type ProcessGroup } from './processes.ts';
import { emptyOver, layDown, layOver, run, selfSigned } from './siteFiles.ts';
import { writeTone } from './toneFile.ts';

const [managerPort, secureWebSocketPort] = [5_038, 8_089];
const longestAway = 20_000;
const sounds = 'usr/local/share/asterisk/sounds';

/** Debian's own configuration with deploy/asterisk copied over it, and the files that only the city has. */
const configure = (folder: string, tree: string, secret: string): void => {
  const etc = join(folder, 'etc-asterisk');
  rmSync(etc, { recursive: true, force: true });
  cpSync(join(tree, 'etc/asterisk'), etc, { recursive: true, verbatimSymlinks: true });
  layDown('asterisk', etc, {
    ...Object.fromEntries(seatNames.map((seat) => [`CHANGE-ME-${seat}`, secret])),
    'CHANGE-ME': secret,
    '10.0.1.2': here,
    '10.0.1.1': there,
  });
  selfSigned(join(etc, 'tls'));
  const [, user = '', group = ''] = /^asterisk:[^:]*:(\d+):(\d+):/mu.exec(readFileSync(join(tree, 'etc/passwd'), 'utf8')) ?? [];
  for (const name of readdirSync(etc, { recursive: true, encoding: 'utf8' })) chownSync(join(etc, name), Number(user), Number(group));
  layOver(etc, join(tree, 'etc/asterisk'));
  const own = ['var/lib/asterisk', 'var/log/asterisk', 'var/spool/asterisk', 'run/asterisk', sounds];
  for (const each of own) emptyOver(join(tree, each));
  for (const each of ['var/log/asterisk/cdr-csv', 'var/spool/asterisk/monitor', 'var/spool/asterisk/tmp', sounds]) mkdirSync(join(tree, each), { recursive: true });
  // A short notice: nobody has to listen to the whole sentence at every call of this test.
  writeTone(join(tree, sounds, 'recording-notice.wav'), 900, 0.3);
  run('chroot', tree, 'chown', '-R', 'asterisk:asterisk', ...own.map((each) => `/${each}`));
  run('mount', '-t', 'proc', 'proc', join(tree, 'proc'));
  // No name server is asked from in there, and the host's own name is on loopback.
  writeFileSync(join(tree, 'etc/hosts'), `127.0.0.1 localhost ${hostname()}\n`);
  writeFileSync(join(tree, 'etc/resolv.conf'), '');
};

/** Asterisk from a Debian tree as a city starts it from deploy/asterisk; its operator is a baresip on plain UDP, PCMA alone. */
export const startAsterisk = async (folder: string, tree: string): Promise<Peer> => {
  const secret = randomUUID();
  configure(folder, tree, secret);
  const events: ExchangeEvent[] = [];
  const start = async (): Promise<ProcessGroup> => {
    const group = startGroup('chroot', [tree, 'asterisk', '-f', '-U', 'asterisk', '-G', 'asterisk', '-vvv'], join(folder, 'asterisk.log'));
    await untilListening(managerPort, group);
    await untilListening(secureWebSocketPort, group);
    run('chroot', tree, 'asterisk', '-rx', 'core waitfullybooted');
    return group;
  };
  let asterisk = await start();
  const manager = { url: `ami://lianxi@${here}:${managerPort}`, token: secret };
  let connected = false;
  // The central's own client does here what the central does: it hears of calls and digits and pauses seats.
  const central = openAmiSource(manager.url, manager.token, pino({ level: 'silent' }), Date.now, {
    onEvents: (given) => events.push(...given),
    onConnected: (now) => {
      connected = now;
    },
  });
  const reached = async (): Promise<void> => {
    for (let waited = 0; !connected; waited += 50) {
      if (waited > longestAway) throw new Error(`the manager interface takes no login: ${asterisk.log()}`);
      await pause(50);
    }
  };
  await reached();
  const operator = await startBaresip({ folder: join(folder, 'operator'), user: callerNumber, address: there, sipPort: 5_060, proxy: `${here}:5060`, domain: here, password: null, speaks: callerTone });
  const account = (user: string) => ({ server: `wss://${here}:${secureWebSocketPort}/ws`, user, domain: 'exchange.city', password: secret, agentStateUri: '', backupServer: '' });

  return {
    name: 'asterisk',
    accounts: [account(seatNames[0]), account(seatNames[1]), account(seatNames[2])],
    events: manager,
    echoNumber: '*43',
    digitsNumber: '*44',
    digitsRead: async (count) => {
      for (;;) {
        const digits = events.flatMap((event) => (event.type === 'dtmf' ? [event.digit] : []));
        if (digits.length >= count) return digits.join('');
        await pause(50);
      }
    },
    deadNumber: '999000',
    outlived: false,
    available: async (user) => central.setSeatState(user, 'available', ['12345']),
    call: async (kind) => {
      const before = events.length;
      await operator.command('dial', `sip:12345@${here}`);
      if (kind === 'patient') return;
      while (!events.slice(before).some(({ type }) => type === (kind === 'gives_up' ? 'caller_offered' : 'caller_answered'))) await pause(50);
      await pause(callerPause);
      await operator.command('hangup');
    },
    callFromPlace: () => callWithLocation(`${here}:5060`, '12345', join(folder, 'sipp.log')),
    kill: async () => {
      asterisk.signal('SIGKILL');
      await asterisk.end();
    },
    revive: async () => {
      connected = false;
      asterisk = await start();
      await reached();
    },
    freeze: (on) => asterisk.signal(on ? 'SIGSTOP' : 'SIGCONT'),
    reset: async () => {
      await reached();
      await operator.hangUpAll();
      run('chroot', tree, 'asterisk', '-rx', 'channel request hangup all');
      for (const user of seatNames.slice(0, 2)) await central.setSeatState(user, 'break', []);
      await pause(300);
      events.length = 0;
    },
    stop: async () => {
      central.stop();
      await operator.end();
      await asterisk.end();
    },
  };
};
