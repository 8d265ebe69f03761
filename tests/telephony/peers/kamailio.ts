import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../src/central/database/embeddedPostgres.ts';
import { here, there } from '../apart.ts';
import { startBaresip } from './baresip.ts';
import { callWithLocation } from './callWithLocation.ts';
import { callerNumber, callerPause, callerTone, seatNames, type Peer } from './peer.ts';
import { startGroup, untilListening, type ProcessGroup } from './processes.ts';
import { emptyOver, layDown, layOver, run, selfSigned } from './siteFiles.ts';

const secureWebSocketPort = 8_443;
const domain = 'exchange.city';
const registrar = `${here}:5060`;
const echoNumber = '*43';

const createAccounts = async (url: string, sql: string, password: string): Promise<void> => {
  const database = new pg.Client(url);
  await database.connect();
  await database.query(sql);
  for (const user of [...seatNames, echoNumber]) {
    const ha1 = createHash('md5').update(`${user}:${domain}:${password}`).digest('hex');
    await database.query('insert into subscriber values ($1, $2, $3)', [user, domain, ha1]);
  }
  await database.end();
};

/** Kamailio and rtpengine as a city starts them from deploy/kamailio; the exchange behind them is a baresip on plain UDP, PCMA alone. */
export const startKamailio = async (folder: string): Promise<Peer> => {
  const password = randomUUID();
  const data = mkdtempSync(join(tmpdir(), 'lianxi-kamailio-'));
  const database = await startEmbeddedPostgres(data);
  const etc = join(folder, 'etc-kamailio');
  rmSync(etc, { recursive: true, force: true });
  layDown('kamailio', etc, { 'postgres://kamailio:CHANGE-ME@127.0.0.1:5432/kamailio': database.url, '10.0.1.3': here, '10.0.1.2': there });
  await createAccounts(database.url, readFileSync(join(etc, 'subscriber.sql'), 'utf8'), password);
  selfSigned(join(etc, 'tls'));
  chmodSync(join(etc, 'tls/exchange.key'), 0o640);
  run('chown', '-R', 'root:kamailio', etc);
  layOver(etc, '/etc/kamailio');
  emptyOver('/run/kamailio');
  run('chown', 'kamailio:kamailio', '/run/kamailio');
  const rtpengine = startGroup('rtpengine', [`--config-file=${join(etc, 'rtpengine.conf')}`, '--listen-cli=127.0.0.1:9900', '--foreground', '--log-stderr', '--log-level=5'], join(folder, 'rtpengine.log'));
  await untilListening(9_900, rtpengine);
  const start = async (): Promise<ProcessGroup> => {
    const group = startGroup('kamailio', ['-f', '/etc/kamailio/kamailio.cfg', '-u', 'kamailio', '-g', 'kamailio', '-DD', '-E', '-m', '64', '-M', '8'], join(folder, 'kamailio.log'));
    await untilListening(secureWebSocketPort, group);
    return group;
  };
  let kamailio = await start();
  const exchange = await startBaresip({ folder: join(folder, 'exchange'), user: callerNumber, address: there, sipPort: 5_060, proxy: registrar, domain, password: null, speaks: callerTone });
  const echo = await startBaresip({ folder: join(folder, 'echo'), user: echoNumber, address: here, sipPort: 5_070, proxy: registrar, domain, password, speaks: 'echo' });
  let earlier = 0;
  let frozen = false;
  const account = (user: string) => ({ server: `wss://${here}:${secureWebSocketPort}`, user, domain, password, agentStateUri: '', backupServer: '' });

  return {
    name: 'kamailio',
    accounts: [account(seatNames[0]), account(seatNames[1]), account(seatNames[2])],
    events: null,
    echoNumber,
    digitsNumber: callerNumber,
    digitsRead: async (count) => {
      for (;;) {
        const pressed = exchange.events.slice(earlier).filter(({ type, param }) => type === 'CALL_DTMF_START' && param !== '').map(({ param }) => param);
        if (pressed.length >= count) return pressed.join('');
        await pause(50);
      }
    },
    deadNumber: '999000',
    outlived: true,
    // No queue: who is registered is called.
    available: () => Promise.resolve(),
    call: async (kind) => {
      const before = exchange.events.length;
      await exchange.command('dial', `sip:${seatNames[0]}@${domain}`);
      if (kind === 'patient') return;
      if (kind === 'hangs_up') while (!exchange.events.slice(before).some(({ type }) => type === 'CALL_ESTABLISHED')) await pause(50);
      await pause(callerPause);
      await exchange.command('hangup');
    },
    callFromPlace: () => callWithLocation(registrar, seatNames[0], join(folder, 'sipp.log')),
    kill: async () => {
      kamailio.signal('SIGKILL');
      await kamailio.end();
    },
    revive: async () => {
      kamailio = await start();
    },
    freeze: (on) => {
      kamailio.signal(on ? 'SIGSTOP' : 'SIGCONT');
      frozen = true;
    },
    reset: async () => {
      if (frozen) {
        // Its clock leaps over the time it was stopped, some seconds after it goes on, and every ringing call times out at once.
        await kamailio.end();
        kamailio = await start();
        frozen = false;
      }
      earlier = exchange.events.length;
      await exchange.hangUpAll();
      await echo.hangUpAll();
      await pause(200);
    },
    stop: async () => {
      await Promise.all([exchange.end(), echo.end()]);
      await Promise.all([kamailio.end(), rtpengine.end()]);
      await database.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
