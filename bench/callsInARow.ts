import { setTimeout as pause } from 'node:timers/promises';
import type { NodePhone } from '../tests/support/nodePhone.ts';
import { middleAndTail, type Figure } from './figure.ts';
import { openExchange } from './openExchange.ts';
import { inFolder } from './startProduct.ts';

const calls = 500;
/** Until the engine has compiled and its tables have grown to their size. */
const warmUp = 50;
/** Transactions stay for 32 s after their end (RFC 3261, timers B, F, J): what is left then is leaked. */
const settled = 34_000;

const call = async (from: NodePhone, to: NodePhone): Promise<{ readonly rang: number; readonly answered: number }> => {
  const began = performance.now();
  const out = from.dial(to.user);
  let rang = NaN;
  const ringing = out.rang().then(() => (rang = performance.now() - began));
  const inn = await to.ringing();
  await Promise.all([ringing, inn.accept(), out.up()]);
  const answered = performance.now() - began;
  await inn.up();
  await out.hangUp();
  await inn.ended();
  return { rang, answered };
};

/** Five hundred calls one after another, each recorded: how fast they ring and answer, and that nothing of them stays. */
export const callsInARow = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const exchange = await openExchange(folder, 2);
    const [from, to] = exchange.phones;
    if (from === undefined || to === undefined) throw new Error('no phones');
    for (let each = 0; each < warmUp; each += 1) await call(from, to);
    await pause(settled);
    const before = await exchange.vitals();
    const times: Awaited<ReturnType<typeof call>>[] = [];
    for (let each = 0; each < calls; each += 1) times.push(await call(from, to));
    await pause(settled);
    const after = await exchange.vitals();
    await exchange.stop();
    const count = ({ resources }: typeof after, kinds: readonly string[]): number => kinds.reduce((sum, kind) => sum + (resources[kind] ?? 0), 0);
    const grown = (kinds: readonly string[]): number => count(after, kinds) - count(before, kinds);
    return [
      ...middleAndTail('INVITE → 180 at the caller, between two phones', times.map(({ rang }) => rang), ''),
      ...middleAndTail('INVITE → 200, answered at once', times.map(({ answered }) => answered), ''),
      { name: `${calls} calls in a row: processor of the exchange a call`, value: (1000 * (after.cpuSeconds - before.cpuSeconds)) / calls, unit: 'ms', aim: '' },
      { name: `${calls} calls in a row: calls, legs, dialogs and rooms left`, value: after.load.calls + after.load.legs + after.kept.dialogs + after.kept.rooms, unit: '', aim: '0' },
      { name: `${calls} calls in a row: listeners left`, value: after.kept.listeners - before.kept.listeners, unit: '', aim: '0' },
      { name: `${calls} calls in a row: sockets left`, value: grown(['UDPWrap', 'TCPSocketWrap']), unit: '', aim: '0' },
      { name: `${calls} calls in a row: timers left`, value: grown(['Timeout', 'Immediate']), unit: '', aim: '0' },
      { name: `${calls} calls in a row: growth of the heap`, value: after.heap - before.heap, unit: 'MB', aim: '≤ 5' },
      { name: `${calls} calls in a row: growth of resident memory`, value: after.resident - before.resident, unit: 'MB', aim: '' },
    ];
  });
