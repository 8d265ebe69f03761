import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadVoices } from '../src/exchange/callers/callerScripts.ts';
import { createExchange } from '../src/exchange/createExchange.ts';
import { takePrecedence } from '../src/exchange/takePrecedence.ts';

/** What the exchange says of itself when it is asked. */
export interface Vitals {
  /** Processor time since its start, in seconds. */
  readonly cpuSeconds: number;
  /** After a forced collection, in MB. */
  readonly heap: number;
  readonly resident: number;
  readonly load: { readonly calls: number; readonly legs: number };
  readonly kept: { readonly dialogs: number; readonly rooms: number; readonly listeners: number };
  readonly packets: { readonly sent: number; readonly received: number; readonly lost: number };
  /** What keeps its event loop busy, by kind: sockets, timers. */
  readonly resources: Readonly<Record<string, number>>;
  /** The longest the event loop was late since it was last asked, in milliseconds. */
  readonly late: number;
}

// The exchange in a process of its own, so that its processor time and its memory are its alone: `--expose-gc`, IPC.
const [phones = '0', password = '', recordings = ''] = process.argv.slice(2);
takePrecedence();
const exchange = await createExchange({
  host: '127.0.0.1',
  port: 0,
  accounts: Array.from({ length: Number(phones) }, (_, index) => ({ user: `P${index}`, password })),
  callsPerMinute: 0,
  recordings: { folder: recordings, mayPause: () => false },
  notice: () => false,
  voices: loadVoices(new URL('../resources/voices/', import.meta.url)),
  token: '',
  now: Date.now,
  random: Math.random,
});
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const vitals = (): Vitals => {
  const late = delay.max / 1e6;
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  delay.reset();
  return { cpuSeconds: (user + system) / 1e6, heap: heapUsed / 2 ** 20, resident: rss / 2 ** 20, load: exchange.load, kept: exchange.kept, packets: exchange.packets, resources, late };
};

process.on('message', (asked) => {
  if (asked === 'vitals') process.send?.(vitals());
});
process.once('disconnect', () => {
  exchange.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.send?.({ port: exchange.port });
