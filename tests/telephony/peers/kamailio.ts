import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBaresip } from './baresip.ts';
import { callWithLocation } from './callWithLocation.ts';
import { callerPause, callerTone, type Peer } from './peer.ts';
import { startGroup, untilListening, type ProcessGroup } from './processes.ts';

const webSocketPort = 18_080;
const registrar = '127.0.0.1:15060';

/** A bare proxy with rtpengine; behind it a caller and an echo on plain UDP. */
export const startKamailio = async (folder: string): Promise<Peer> => {
  const rtpengine = startGroup(
    'rtpengine',
    // prettier-ignore
    ['--config-file=none', '--table=-1', '--interface=127.0.0.1', '--listen-ng=127.0.0.1:12222', '--listen-cli=127.0.0.1:12223', '--port-min=30000', '--port-max=30999',
      '--num-threads=2', '--timeout=60', '--foreground', '--log-stderr', '--log-level=5'],
    join(folder, 'rtpengine.log'),
  );
  await untilListening(12_223, rtpengine);
  const own = new URL('kamailio/kamailio.cfg', import.meta.url).pathname;
  const runtime = join(folder, 'kamailio');
  mkdirSync(runtime, { recursive: true });
  const start = async (): Promise<ProcessGroup> => {
    const group = startGroup('kamailio', ['-f', own, '-DD', '-E', '-Y', runtime, '-m', '64', '-M', '8'], join(folder, 'kamailio.log'));
    await untilListening(webSocketPort, group);
    return group;
  };
  let kamailio = await start();
  const phone = (user: string, ports: number, speaks: number | 'echo', answers: 'manual' | 'auto') =>
    startBaresip({ folder: join(folder, user), user, sipPort: ports, controlPort: ports + 50, registrar, speaks, answers });
  const caller = await phone('13800000001', 15_100, callerTone, 'auto');
  const echo = await phone('*43', 15_110, 'echo', 'manual');
  const account = (user: string) => ({ server: `ws://127.0.0.1:${webSocketPort}`, user, domain: 'pbx.test', password: 'secret', agentStateUri: '', backupServer: '' });

  return {
    name: 'kamailio',
    accounts: [account('1001'), account('1002'), account('1003')],
    echoNumber: '*43',
    digitsNumber: '13800000001',
    digitsRead: async (count) => {
      for (;;) {
        const pressed = caller.events.filter(({ type, param }) => type === 'CALL_DTMF_START' && param !== '').map(({ param }) => param);
        if (pressed.length >= count) return pressed.join('');
        await pause(50);
      }
    },
    deadNumber: '999000',
    call: async (kind) => {
      const before = caller.events.length;
      await caller.command('dial', 'sip:1001@pbx.test');
      if (kind === 'patient') return;
      if (kind === 'hangs_up') while (!caller.events.slice(before).some(({ type }) => type === 'CALL_ESTABLISHED')) await pause(50);
      await pause(callerPause);
      await caller.command('hangup');
    },
    callFromPlace: () => callWithLocation(registrar, '1001', join(folder, 'sipp.log')),
    kill: async () => {
      kamailio.signal('SIGKILL');
      await kamailio.end();
    },
    revive: async () => {
      kamailio = await start();
    },
    freeze: (on) => kamailio.signal(on ? 'SIGSTOP' : 'SIGCONT'),
    reset: async () => {
      await caller.command('hangup');
      await echo.command('hangup');
      await pause(200);
    },
    stop: async () => {
      await Promise.all([caller.end(), echo.end()]);
      await Promise.all([kamailio.end(), rtpengine.end()]);
    },
  };
};
