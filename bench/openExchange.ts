import { fork } from 'node:child_process';
import { join } from 'node:path';
import { openNodePhone, type NodePhone } from '../tests/support/nodePhone.ts';
import { takePrecedence } from '../src/exchange/takePrecedence.ts';
import type { Vitals } from './exchangeProcess.ts';

export interface BenchExchange {
  readonly phones: readonly NodePhone[];
  vitals(): Promise<Vitals>;
  stop(): Promise<void>;
}

const password = 'bench-password';

/**
 * The exchange in its own process, recording, and phones in this one. The phones run before other work as well: on a busy
 * machine it would else be they who lose what the exchange sent.
 */
export const openExchange = async (folder: string, count: number): Promise<BenchExchange> => {
  takePrecedence();
  const words = [String(count), password, join(folder, 'recordings')];
  const child = fork(new URL('exchangeProcess.ts', import.meta.url), words, { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const next = <Message>(): Promise<Message> =>
    new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the exchange ended with ${code}`)));
      child.once('message', (message) => {
        child.removeAllListeners('exit');
        resolve(message as Message);
      });
    });
  const { port } = await next<{ readonly port: number }>();
  const phones: NodePhone[] = [];
  for (let each = 0; each < count; each += 1) phones.push(await openNodePhone({ port, user: `P${each}`, password }));
  return {
    phones,
    vitals: () => {
      const answer = next<Vitals>();
      child.send('vitals');
      return answer;
    },
    stop: async () => {
      for (const phone of phones) await phone.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
};
