import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startGroup, untilListening, type ProcessGroup } from './processes.ts';
import type { Peer } from './peer.ts';

const port = 17_342;

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

  return {
    name: 'embedded',
    accounts: [account('A01'), account('A02'), account('A03')],
    echoNumber: '*43',
    deadNumber: '999000',
    call: async (kind) => {
      const response = await fetch(`http://127.0.0.1:${port}/calls`, {
        method: 'POST',
        headers: { authorization: `Bearer ${password}`, 'content-type': 'application/json' },
        body: JSON.stringify({ line: '12345', scenario: kind }),
      });
      if (!response.ok) throw new Error(`the exchange answered ${response.status}`);
    },
    reset: async () => {
      await group.end();
      group = await start();
    },
    stop: () => group.end(),
  };
};
