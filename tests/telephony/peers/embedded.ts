import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { exchangeMessageSchema } from '#contract/exchange/events.ts';
import { startGroup, untilListening, type ProcessGroup } from './processes.ts';
import { seatNames, type Peer } from './peer.ts';

const port = 17_342;

/** The digits of a snapshot of the recent past, or of one event. */
const digitsOf = (text: string): readonly string[] => {
  const message = exchangeMessageSchema.parse(JSON.parse(text));
  return (message.type === 'snapshot' ? message.events : [message.event]).flatMap((event) => (event.type === 'dtmf' ? [event.digit] : []));
};

export const startEmbedded = async (folder: string): Promise<Peer> => {
  const password = randomUUID();
  const account = (user: string) => ({
    server: `ws://127.0.0.1:${port}/ws`,
    user,
    domain: 'lianxi.training',
    password,
    agentStateUri: 'sip:agent-state@lianxi.training',
    backupServer: '',
  });
  const start = async (): Promise<ProcessGroup> => {
    const group = startGroup(process.execPath, [new URL('embeddedExchange.ts', import.meta.url).pathname], join(folder, 'embedded.log'), {
      ...process.env,
      LIANXI_TEST_PORT: String(port),
      LIANXI_TEST_PASSWORD: password,
    });
    await untilListening(port, group);
    return group;
  };
  let group = await start();

  const ring = async (request: unknown): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${port}/calls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${password}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (!response.ok) throw new Error(`the exchange answered ${response.status}`);
  };

  return {
    name: 'embedded',
    accounts: [account(seatNames[0]), account(seatNames[1]), account(seatNames[2])],
    events: { url: `ws://127.0.0.1:${port}/events`, token: password },
    echoNumber: '*43',
    digitsNumber: '*44',
    digitsRead: async (count) => {
      const events: string[] = [];
      const socket = new WebSocket(`ws://127.0.0.1:${port}/events?token=${password}`);
      socket.addEventListener('message', ({ data }) => events.push(...digitsOf(String(data))));
      while (events.length < count) await pause(50);
      socket.close();
      return events.join('');
    },
    deadNumber: '999000',
    outlived: false,
    // A phone says it to this exchange itself.
    available: () => Promise.resolve(),
    call: (kind) => ring({ line: '12345', scenario: kind }),
    callFromPlace: () => ring({ line: '12345', scenario: 'patient', location: { lat: 28.2, lon: 112.97, radius: 150, method: 'Cell' } }),
    kill: async () => {
      group.signal('SIGKILL');
      await group.end();
    },
    revive: async () => {
      group = await start();
    },
    freeze: (on) => group.signal(on ? 'SIGSTOP' : 'SIGCONT'),
    reset: async () => {
      await group.end();
      group = await start();
    },
    stop: () => group.end(),
  };
};
