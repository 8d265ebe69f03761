import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { recordingFileSchema } from '#contract/recording.ts';
import type { DataFolder } from './dataFolder.ts';
import { openElectron } from './electronWindow.ts';
import type { LaunchOptions } from './options.ts';
import type { Ports } from './ports.ts';
import { supervise, type Part } from './supervise.ts';

interface CentralReady {
  readonly port: number;
  readonly accounts: readonly { readonly role: string; readonly user: string; readonly password: string }[];
}
interface StationReady {
  readonly url: string;
}

/** What the ready line says. */
export interface Started {
  readonly ready: true;
  /** Null when the workstation is a window of its own. */
  readonly workstation: string | null;
  readonly portal: string;
  readonly central: string;
  readonly exchange: string;
  readonly accounts: CentralReady['accounts'];
}

export interface StartContext {
  readonly root: string;
  readonly options: LaunchOptions;
  readonly folder: DataFolder;
  readonly ports: Ports;
  /** Electron's program when the workstation is to be its window; null serves it to a browser. */
  readonly electron: string | null;
  readonly say: (text: string) => void;
  readonly onWindowClosed: () => void;
  /** Every part goes here as soon as it runs, so that a failed start can end what it began. */
  readonly parts: Part<unknown>[];
}

const entry = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);

/** How this machine itself reaches what listens there. */
const nameOf = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host);

/** This seat and the further ones of the demo, for transfers between seats. In training every seat may listen in: who may is the screen's business. */
const accountsOf = (seat: string): readonly string[] => [...new Set([seat, 'A07', 'A08', 'B01'])];

/** The city's policy, as the training exchange is told it: where it may be paused, whose callers are told. */
const recordingWords = (): readonly string[] => {
  const { lines } = recordingFileSchema.parse(JSON.parse(readFileSync(new URL('../../resources/rules/recording.json', import.meta.url), 'utf8')));
  const named = (has: (line: (typeof lines)['110']) => boolean): string =>
    (['12345', '110'] as const).filter((line) => has(lines[line])).join(',');
  return ['--pausable', named(({ mayPause }) => mayPause), '--notice', named(({ notice }) => notice)];
};

export const seatFolderOf = (folder: string, seat: string): string => join(folder, `seat-${seat}`);

/** Starts exchange, central and workstation in this order. @throws Error naming the part that could not start. */
export const startParts = async ({ root, options, folder, ports, electron, say, onWindowClosed, parts }: StartContext): Promise<Started> => {
  const { secrets } = folder;
  const keep = <Ready>(name: string, path: string, words: readonly string[], env: Record<string, string>): Part<Ready> => {
    const part = supervise<Ready>(entry(path), words, env, (why) => say(`${name} 意外结束（${why}），正在重新启动… / ${name} ended, starting again…`));
    parts.push(part);
    return part;
  };
  const certificate = options.tlsCert === null ? null : resolve(options.tlsCert);
  const tls = certificate === null || options.tlsKey === null ? [] : ['--tls-cert', certificate, '--tls-key', resolve(options.tlsKey)];
  const scheme = tls.length === 0 ? 'http' : 'https';
  const exchangeUrl = `ws://127.0.0.1:${ports.exchange}`;

  const exchange =
    options.sip === null
      ? keep('exchange', 'exchange/index.ts', [...['--port', String(ports.exchange), '--calls', String(options.calls), '--recordings', join(folder.path, 'recordings')], ...recordingWords()], {
          LIANXI_EXCHANGE_ACCOUNTS: JSON.stringify(accountsOf(options.seat).map((user) => ({ user, password: secrets.sipPassword, supervisor: true }))),
          LIANXI_EXCHANGE_TOKEN: secrets.exchangeToken,
        })
      : null;
  const central =
    options.central === null
      ? keep<CentralReady>(
          'central',
          'central/index.ts',
          ['--port', String(ports.central), '--host', options.host, '--data', join(folder.path, 'central'), '--demo', '--portal', join(root, 'out', 'portal'), ...tls],
          {
            LIANXI_ENROLMENT_CODE: secrets.enrolmentCode,
            LIANXI_EXCHANGE_TOKEN: secrets.exchangeToken,
            ...(exchange === null ? {} : { LIANXI_EXCHANGE_URL: `${exchangeUrl}/events` }),
          },
        )
      : null;
  const centralReady = await central?.ready;
  await exchange?.ready;
  const centralUrl = options.central ?? `${scheme}://${nameOf(options.host)}:${ports.central}`;
  const sip = options.sip ?? `${exchangeUrl}/ws`;
  const words = [
    ...['--data', seatFolderOf(folder.path, options.seat), '--central', centralUrl, '--seat', options.seat],
    ...['--sip', sip, '--sip-user', options.sipUser ?? options.seat],
    ...['--sip-domain', options.sipDomain ?? (options.sip === null ? 'lianxi.training' : new URL(options.sip).hostname)],
    ...(options.sip === null ? ['--sip-agent-uri', 'sip:agent-state@lianxi.training'] : []),
  ];
  const env = {
    LIANXI_SIP_PASSWORD: options.sip === null ? secrets.sipPassword : (process.env['LIANXI_SIP_PASSWORD'] ?? ''),
    LIANXI_ENROLMENT_CODE: process.env['LIANXI_ENROLMENT_CODE'] ?? secrets.enrolmentCode,
    // A certificate made for this machine is known to nobody else: the workstation trusts its own central's.
    ...(certificate === null || central === null ? {} : { NODE_EXTRA_CA_CERTS: certificate }),
  };
  const openWindow = async (program: string): Promise<null> => {
    const window = openElectron(program, root, words, env, onWindowClosed);
    parts.push(window);
    return window.ready;
  };
  const servePages = async (): Promise<string> => {
    const where = ['--port', String(ports.workstation), '--host', options.host, ...(central === null ? [] : ['--demo']), ...tls];
    return (await keep<StationReady>('workstation', 'main/headless.ts', [...where, ...words], env).ready).url;
  };
  return {
    ready: true,
    workstation: electron === null ? await servePages() : await openWindow(electron),
    portal: new URL('/portal/', centralUrl).href,
    central: centralUrl,
    exchange: sip,
    accounts: centralReady?.accounts ?? [],
  };
};
