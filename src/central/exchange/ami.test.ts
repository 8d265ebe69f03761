import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { exchangeEventSchema } from '#contract/exchange/events.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { createAmiReader, writeAction, type AmiMessage } from './amiFrames.ts';
import { openAmiSource } from './amiSource.ts';
import type { ExchangeSource } from './exchangeSource.ts';
import { emptyAmi, translateAmi, type Translated } from './translateAmi.ts';

/** What an Asterisk 22.10.1 with deploy/asterisk said while a seat registered, was paused, took a call and a second caller gave up. */
const transcript = readFileSync(new URL('asterisk22.ami.txt', import.meta.url), 'utf8').replaceAll('\n', '\r\n');
const messages = createAmiReader()(Buffer.from(transcript));

const translated = (of: readonly AmiMessage[]): readonly Translated[] => {
  let state = emptyAmi;
  return of.flatMap((message, at) => {
    const [next, events] = translateAmi(state, message, at);
    state = next;
    return events;
  });
};

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** A peer that answers every action with success, and the status list with what the transcript lists. */
const startPeer = async () => {
  const sockets: Socket[] = [];
  const actions: AmiMessage[] = [];
  const peer = { sockets, actions, deaf: false, entries: '', port: 0 };
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.write('Asterisk Call Manager/11.0.0\r\n');
    const read = createAmiReader();
    socket.on('data', (chunk: Buffer) => {
      for (const action of read(chunk)) {
        actions.push(action);
        if (peer.deaf) continue;
        const wrong = action['Secret'] === 'wrong';
        socket.write(`Response: ${wrong ? 'Error' : 'Success'}\r\nActionID: ${action['ActionID'] ?? ''}\r\nMessage: said\r\n\r\n`);
        if (action['Action'] === 'QueueStatus') socket.write(`${peer.entries}Event: QueueStatusComplete\r\n\r\n`);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  peer.port = (server.address() as AddressInfo).port;
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return peer;
};

const open = (port: number, secret = 'right') => {
  const events: ExchangeEvent[] = [];
  const links: boolean[] = [];
  const source: ExchangeSource = openAmiSource(`ami://lianxi@127.0.0.1:${port}`, secret, pino({ enabled: false }), () => 1_000_000, {
    onEvents: (more) => events.push(...more),
    onConnected: (connected) => links.push(connected),
  });
  cleanUps.push(() => source.stop());
  return { source, events, links };
};

describe('Asterisk’s events in the exchange’s words', () => {
  it('tells the transcript as the embedded exchange would', () => {
    const events = translated(messages);
    expect(events.map(({ type }) => type)).toEqual([
      ...['seat_unregistered', 'seat_unregistered', 'seat_registered', 'seat_state', 'seat_state', 'seat_state', 'recording'],
      ...['caller_joined', 'caller_offered', 'seat_state', 'caller_answered', 'dtmf', 'call_ended', 'seat_state'],
      ...['recording', 'caller_joined', 'caller_abandoned'],
    ]);
    // Paused everywhere, then free in one queue: free, and not meal and free in turn.
    expect(events.flatMap((event) => (event.type === 'seat_state' ? [event.state] : []))).toEqual(['available', 'meal', 'available', 'talking', 'available']);
    expect(events.find(({ type }) => type === 'caller_joined')).toMatchObject({ line: '12345', callId: '1795523599.1' });
    expect(events.find(({ type }) => type === 'call_ended')).toMatchObject({ by: 'seat' });
    for (const event of events) expect(exchangeEventSchema.safeParse({ ...event, id: 'x' }).error).toBeUndefined();
  });

  it('tells of parked callers, as Asterisk 22 names them', () => {
    const [, parked] = translateAmi(emptyAmi, { Event: 'ParkedCall', ParkeeLinkedid: '7.1', ParkerDialString: 'PJSIP/A07', ParkingSpace: '701' }, 5);
    expect(parked).toEqual([{ type: 'call_parked', at: 5, callId: '7.1', slot: '701', by: 'A07' }]);
    const [, fetched] = translateAmi(emptyAmi, { Event: 'UnParkedCall', ParkeeLinkedid: '7.1', RetrieverChannel: 'PJSIP/A08-00000003' }, 6);
    expect(fetched).toEqual([{ type: 'party_joined', at: 6, callId: '7.1', party: 'A08', as: 'seat' }]);
  });

  it('reads the same messages however the bytes are cut', () => {
    const bytes = Buffer.from(transcript);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 30 }), (cuts) => {
        const read = createAmiReader();
        const edges = [0, ...cuts.toSorted((left, right) => left - right), bytes.length];
        expect(edges.slice(1).flatMap((end, index) => read(bytes.subarray(edges[index], end)))).toEqual(messages);
      }),
      { numRuns: 30 },
    );
  });

  it('survives any event, and lets no value begin a field of its own', () => {
    const words = fc.constantFrom('QueueCallerJoin', 'AgentConnect', 'QueueMemberStatus', 'Hangup', 'BlindTransfer', 'DTMFEnd', 'QueueEntry', 'Hold');
    fc.assert(fc.property(words, fc.dictionary(fc.constantFrom('Queue', 'Uniqueid', 'Interface', 'Status', 'Paused', 'Digit', 'Channel'), fc.string()), (name, fields) => {
      translateAmi(emptyAmi, { ...fields, Event: name }, 1);
    }));
    expect(writeAction({ Action: 'QueuePause', Reason: 'meal\r\nAction: Command' })).toBe('Action: QueuePause\r\nReason: meal Action: Command\r\n\r\n');
  });
});

describe('the manager client', () => {
  it('logs in, asks how the queues stand, passes events on, pauses a seat', async () => {
    const peer = await startPeer();
    const { source, events, links } = open(peer.port);
    await expect.poll(() => peer.actions.map((action) => action['Action'])).toEqual(['Login', 'QueueStatus']);
    expect(links).toEqual([true]);
    peer.sockets[0]?.write('Event: QueueCallerJoin\r\nQueue: calltakers-110\r\nUniqueid: 7.1\r\nCallerIDNum: 13800000001\r\n\r\n');
    await expect.poll(() => events).toMatchObject([{ type: 'caller_joined', line: '110', callId: '7.1', number: '13800000001' }]);
    await source.setSeatState('A07', 'meal', []);
    await source.setSeatState('A07', 'available', ['12345']);
    await source.setRecording?.('7.1', false);
    await source.setRecording?.('7.1', true);
    expect(peer.actions.slice(2)).toMatchObject([
      { Action: 'QueuePause', Interface: 'PJSIP/A07', Paused: 'true', Reason: 'meal' },
      { Action: 'QueuePause', Interface: 'PJSIP/A07', Paused: 'false', Queue: 'calltakers-12345' },
      { Action: 'QueuePause', Interface: 'PJSIP/A07', Paused: 'true', Queue: 'calltakers-110' },
      { Action: 'MixMonitorMute', Channel: '7.1', Direction: 'both', State: '1' },
      { Action: 'MixMonitorMute', Channel: '7.1', Direction: 'both', State: '0' },
    ]);
  });

  it('comes back after a loss and drops the callers who have gone since', async () => {
    const peer = await startPeer();
    const { source, events, links } = open(peer.port);
    await expect.poll(() => peer.actions.length).toBe(2);
    for (const id of ['7.1', '7.2']) peer.sockets[0]?.write(`Event: QueueCallerJoin\r\nQueue: calltakers-110\r\nUniqueid: ${id}\r\n\r\n`);
    await expect.poll(() => events.length).toBe(2);
    peer.entries = 'Event: QueueEntry\r\nQueue: calltakers-110\r\nUniqueid: 7.2\r\nWait: 5\r\n\r\nEvent: QueueEntry\r\nQueue: calltakers-12345\r\nUniqueid: 7.3\r\nWait: 3\r\n\r\n';
    peer.sockets[0]?.destroy();
    await expect.poll(() => links, { timeout: 10_000 }).toEqual([true, false, true]);
    await expect.poll(() => events.slice(2)).toMatchObject([
      { type: 'caller_joined', callId: '7.3', at: 1_000_000 - 3_000 },
      { type: 'call_ended', callId: '7.1' },
    ]);
    peer.sockets.at(-1)?.destroy();
    await expect.poll(() => links.at(-1)).toBe(false);
    await expect(source.setSeatState('A07', 'meal', [])).rejects.toThrow('away');
  });

  it('is not connected with a wrong secret, and refuses rather than piling up before a deaf Asterisk', async () => {
    const peer = await startPeer();
    const wrong = open(peer.port, 'wrong');
    await expect.poll(() => wrong.links.includes(false)).toBe(true);
    expect(wrong.links).not.toContain(true);
    wrong.source.stop();
    const { source, links } = open(peer.port);
    await expect.poll(() => links).toEqual([true]);
    peer.deaf = true;
    const asked = Array.from({ length: 150 }, () => source.setSeatState('A07', 'meal', []));
    const outcomes = await Promise.allSettled(asked);
    const why = outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : 'taken'));
    expect(why.filter((each) => each.includes('too much')).length).toBeGreaterThanOrEqual(49);
    expect(why).not.toContain('taken');
  });

  it('has Asterisk ring the worker first and the citizen from there, hears of a failure, and ends the call', async () => {
    const peer = await startPeer();
    const { source, events, links } = open(peer.port);
    await expect.poll(() => links).toEqual([true]);
    const callId = '0199c0de-0000-7000-8000-000000000001';
    await source.startBridge({ callId, worker: '13900000101', citizen: '13812345678', shown: '12345', workerRingSeconds: 30, citizenRingSeconds: 45 });
    expect(peer.actions.at(-1)).toMatchObject({
      Action: 'Originate', Channel: 'PJSIP/13900000101@trunk', ChannelId: `lianxi-bridge-${callId}`, Context: 'bridge', Exten: '13812345678', Timeout: '30000',
      CallerID: '12345 <12345>', Variable: 'LIANXI_SHOWN=12345,LIANXI_RING=45', Async: 'true',
    });
    // An event that carries the word Response is an event.
    peer.sockets[0]?.write(`Event: OriginateResponse\r\nResponse: Failure\r\nUniqueid: lianxi-bridge-${callId}\r\nReason: 0\r\n\r\n`);
    await expect.poll(() => events).toMatchObject([{ type: 'bridge', callId, step: 'ended', end: 'worker_no_answer' }]);
    await source.endBridge(callId);
    expect(peer.actions.at(-1)).toMatchObject({ Action: 'Hangup', Channel: `lianxi-bridge-${callId}` });
  });
});
