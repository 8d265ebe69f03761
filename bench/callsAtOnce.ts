import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { NodeCall } from '../tests/support/nodePhone.ts';
import type { Figure } from './figure.ts';
import { openExchange } from './openExchange.ts';
import { inFolder } from './startProduct.ts';

const simultaneous = 25;
const seconds = 20;
/** An SRTP packet of 20 ms of G.711: headers, sound, tag. */
const packetBytes = 188;

/** The peer: as many packets of the same size a second through plain sockets of one process. Its share of a core, in per cent. */
const plainSockets = async (legs: number): Promise<number> => {
  const sockets: Socket[] = [];
  for (let each = 0; each < legs; each += 1) {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    socket.on('message', () => undefined);
    sockets.push(socket);
  }
  const packet = Buffer.alloc(packetBytes);
  const before = process.cpuUsage();
  const measured = 5;
  for (let sent = 0; sent < measured * 50; sent += 1) {
    for (const [index, socket] of sockets.entries()) socket.send(packet, sockets[(index + 1) % legs]?.address().port ?? 0, '127.0.0.1');
    await pause(20);
  }
  const { user, system } = process.cpuUsage(before);
  for (const socket of sockets) socket.close();
  return (user + system) / 10_000 / measured;
};

/** Twenty-five calls at once with sound both ways, each recorded: what gets lost, and what it costs. */
export const callsAtOnce = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const exchange = await openExchange(folder, simultaneous * 2);
    const calls: NodeCall[] = [];
    for (let each = 0; each < simultaneous; each += 1) {
      const [from, to] = [exchange.phones[2 * each], exchange.phones[2 * each + 1]];
      if (from === undefined || to === undefined) continue;
      const out = from.dial(to.user);
      const inn = await to.ringing();
      await inn.accept();
      await Promise.all([out.up(), inn.up()]);
      calls.push(out, inn);
    }
    for (const { media } of calls) media.tone(700);
    const ofPhones = (what: 'sent' | 'received' | 'lost'): number => calls.reduce((sum, { media }) => sum + media[what], 0);
    await pause(1_000);
    const [before, sentBefore, receivedBefore] = [await exchange.vitals(), ofPhones('sent'), ofPhones('received')];
    const began = performance.now();
    const heard = new Set<NodeCall>();
    for (let each = 0; each < seconds; each += 1) {
      await pause(1_000);
      for (const call of calls) if (call.media.heard([700]) !== null) heard.add(call);
    }
    const after = await exchange.vitals();
    const lasted = (performance.now() - began) / 1000;
    const [sent, received, lost] = [ofPhones('sent') - sentBefore, ofPhones('received') - receivedBefore, ofPhones('lost')];
    for (const call of calls) await call.hangUp();
    await exchange.stop();
    const named = (what: string): string => `${simultaneous} calls at once, ${seconds} s: ${what}`;
    return [
      { name: named('packets sent by phones'), value: sent, unit: '', aim: '' },
      { name: named('packets the exchange received'), value: after.packets.received - before.packets.received, unit: '', aim: '' },
      { name: named('packets lost on the way to the exchange'), value: after.packets.lost, unit: '', aim: '0' },
      { name: named('packets sent by the exchange'), value: after.packets.sent - before.packets.sent, unit: '', aim: '' },
      { name: named('packets phones received'), value: received, unit: '', aim: '' },
      { name: named('packets lost on the way to phones'), value: lost, unit: '', aim: '0' },
      { name: named('phones that heard nothing'), value: calls.length - heard.size, unit: '', aim: '0' },
      { name: named('exchange at the latest'), value: after.late, unit: 'ms', aim: '' },
      {
        name: named('processor of the exchange'),
        value: (100 * (after.cpuSeconds - before.cpuSeconds)) / lasted,
        unit: '% of a core',
        aim: '',
        peer: { name: 'as many packets by plain sockets', value: await plainSockets(calls.length) },
      },
    ];
  });
