import { setTimeout as pause } from 'node:timers/promises';
import { createExchange, type Exchange } from '../src/exchange/createExchange.ts';
import { loadVoices } from '../src/exchange/callers/callerScripts.ts';
import { openNodePhone, type NodeCall, type NodePhone } from '../tests/support/nodePhone.ts';
import type { Figure } from './figure.ts';

const password = 'bench-password';
const simultaneous = 25;
const inARow = 500;

const openExchange = (): Promise<Exchange> =>
  createExchange({
    host: '127.0.0.1',
    port: 0,
    accounts: Array.from({ length: simultaneous * 2 }, (_, index) => ({ user: `P${index}`, password })),
    callsPerMinute: 0,
    recordings: null,
    notice: () => false,
    voices: loadVoices(new URL('../resources/voices/', import.meta.url)),
    token: 'bench',
    now: Date.now,
    random: Math.random,
  });

const connect = async (from: NodePhone, to: NodePhone): Promise<readonly [NodeCall, NodeCall]> => {
  const out = from.dial(to.user);
  const inn = await to.ringing();
  await inn.accept();
  await Promise.all([out.up(), inn.up()]);
  return [out, inn];
};

/** Twenty-five calls at once, every one with sound both ways, phones and exchange in this one process. */
const together = async (exchange: Exchange, phones: readonly NodePhone[]): Promise<readonly Figure[]> => {
  const calls: NodeCall[] = [];
  for (let each = 0; each < simultaneous; each += 1) {
    const [from, to] = [phones[2 * each], phones[2 * each + 1]];
    if (from !== undefined && to !== undefined) calls.push(...(await connect(from, to)));
  }
  for (const { media } of calls) media.tone(700);
  const before = process.cpuUsage();
  // Looked at once a second: on a starved machine a single look may fall into a stall.
  const heard = new Set<NodeCall>();
  for (let each = 0; each < 10; each += 1) {
    await pause(1_000);
    for (const call of calls) if (call.media.heard([700]) !== null) heard.add(call);
  }
  const { user, system } = process.cpuUsage(before);
  const received = calls.map(({ media }) => media.received);
  const lost = calls.reduce((sum, { media }) => sum + media.lost, 0);
  for (const call of calls) await call.hangUp();
  while (exchange.load.legs > 0) await pause(50);
  return [
    { name: `${simultaneous} calls at once: packets lost`, value: lost, unit: '', aim: '0' },
    { name: `${simultaneous} calls at once: legs that heard nothing`, value: calls.length - heard.size, unit: '', aim: '0' },
    { name: `${simultaneous} calls at once: fewest packets a leg got in 10 s`, value: Math.min(...received), unit: '', aim: '≥ 495' },
    { name: `${simultaneous} calls at once: processor, phones and exchange together`, value: (user + system) / 100_000, unit: '% of a core', aim: '' },
  ];
};

const heap = async (): Promise<number> => {
  await pause(500);
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

/** Five hundred calls one after another: nothing of them stays. */
const oneAfterAnother = async (exchange: Exchange, [from, to]: readonly NodePhone[]): Promise<readonly Figure[]> => {
  if (from === undefined || to === undefined) return [];
  const settled: number[] = [];
  const call = async (): Promise<void> => {
    const [out, inn] = await connect(from, to);
    await out.hangUp();
    await inn.ended();
  };
  for (let each = 0; each < 20; each += 1) await call();
  const before = await heap();
  const began = performance.now();
  for (let each = 0; each < inARow; each += 1) {
    const start = performance.now();
    await call();
    settled.push(performance.now() - start);
  }
  const seconds = (performance.now() - began) / 1000;
  while (exchange.load.legs > 0) await pause(50);
  // Transactions stay for 32 s after their end (RFC 3261, timers B, F, J): what is left then is leaked.
  await pause(34_000);
  const after = await heap();
  return [
    { name: `${inARow} calls in a row: calls a second`, value: inARow / seconds, unit: '/s', aim: '' },
    { name: `${inARow} calls in a row: calls and legs left`, value: exchange.load.calls + exchange.load.legs, unit: '', aim: '0' },
    { name: `${inARow} calls in a row: growth of the heap`, value: after - before, unit: 'MB', aim: '≤ 5' },
  ];
};

export const measureExchange = async (): Promise<readonly Figure[]> => {
  const exchange = await openExchange();
  const phones: NodePhone[] = [];
  for (let each = 0; each < simultaneous * 2; each += 1) phones.push(await openNodePhone({ port: exchange.port, user: `P${each}`, password }));
  const figures = [...(await together(exchange, phones)), ...(await oneAfterAnother(exchange, phones))];
  for (const phone of phones) await phone.close();
  await exchange.stop();
  return figures;
};
