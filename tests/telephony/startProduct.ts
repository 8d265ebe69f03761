import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SipAccount } from '../../src/renderer/phone/openSipTelephone.ts';
import { here } from './apart.ts';
import type { Peer } from './peers/peer.ts';

/** The city's central and desks of its own, all at one peer. */
export interface Product {
  readonly central: string;
  /** Starts a workstation with this account, and gives its address. */
  desk(account: SipAccount): Promise<string>;
  stop(): Promise<void>;
}

interface Ready {
  readonly port: number;
  readonly url?: string;
}

const source = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);
const enrolmentCode = 'only-for-this-test-run';

export const startProduct = async (peer: Peer): Promise<Product> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-product-'));
  const running: ChildProcess[] = [];
  const log = openSync('.cache/telephony/product.log', 'w');
  const start = (entry: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Ready> =>
    new Promise((resolve, reject) => {
      const child = fork(source(entry), words, {
        env: { ...process.env, LIANXI_LOG_LEVEL: 'warn', LIANXI_ENROLMENT_CODE: enrolmentCode, ...env },
        stdio: ['ignore', log, log, 'ipc'],
        execArgv: [],
      });
      running.push(child);
      child.once('exit', (code) => reject(new Error(`${entry} ended with ${code}`)));
      child.once('message', (message) => resolve(message as Ready));
    });
  const words = ['--port', '0', '--data', join(folder, 'central'), '--demo', '--portal', 'out/portal'];
  const { port } = await start('central/index.ts', words, peer.events === null ? {} : { LIANXI_EXCHANGE_URL: peer.events.url, LIANXI_EXCHANGE_TOKEN: peer.events.token });
  const central = `http://${here}:${port}`;
  return {
    central,
    desk: async ({ server, user, domain, password, agentStateUri }) => {
      const seat = ['--port', '0', '--data', join(folder, user), '--central', central, '--seat', user, '--demo'];
      const telephone = ['--sip', server, '--sip-user', user, '--sip-domain', domain, '--sip-agent-uri', agentStateUri];
      const { url } = await start('main/headless.ts', [...seat, ...telephone], { LIANXI_SIP_PASSWORD: password });
      return url ?? '';
    },
    stop: async () => {
      // The desks first: they still find their central for a last push.
      for (const child of running.toReversed()) {
        if (child.exitCode !== null) continue;
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
      closeSync(log);
      // As root the cluster lies where PostgreSQL's own user can reach it.
      const elsewhere = join(folder, 'central', 'database', 'postgres.location');
      if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8'), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
