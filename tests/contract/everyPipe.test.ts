import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { ContractError } from '#contract/errors.ts';
import { createCaller } from '#contract/rpc/createCaller.ts';
import { createMemoryPipes } from '#contract/rpc/memoryPipe.ts';
import type { MessagePipe } from '#contract/rpc/messagePipe.ts';
import { messagePortPipe, nodePort } from '#contract/rpc/messagePortPipe.ts';
import { bindService, serveServices } from '#contract/rpc/serveServices.ts';
import { defineService } from '#contract/rpc/serviceContract.ts';
import { webSocketPipe } from '#contract/rpc/webSocketPipe.ts';

interface Ends {
  readonly calling: MessagePipe;
  readonly serving: MessagePipe;
  readonly stop: () => Promise<void>;
}

const memory = (): Promise<Ends> => {
  const [calling, serving] = createMemoryPipes();
  return Promise.resolve({ calling, serving, stop: () => Promise.resolve(calling.close()) });
};

const structuredClonePort = (): Promise<Ends> => {
  const { port1, port2 } = new MessageChannel();
  const calling = messagePortPipe(nodePort(port1));
  const serving = messagePortPipe(nodePort(port2));
  return Promise.resolve({ calling, serving, stop: () => Promise.resolve(calling.close()) });
};

const realWebSocket = async (): Promise<Ends> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[WebSocket]>;
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(socket, 'open');
  const [peer] = await accepted;
  return {
    calling: webSocketPipe(socket),
    serving: webSocketPipe(peer),
    stop: async () => {
      socket.close();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
};

const greeting = defineService({
  name: 'greeting',
  methods: {
    greet: { params: z.object({ name: z.string().min(1) }), result: z.object({ text: z.string() }) },
    refuse: { params: z.object({}), result: z.object({}) },
    crash: { params: z.object({}), result: z.object({}) },
    lie: { params: z.object({}), result: z.object({ number: z.number() }) },
    hang: { params: z.object({}), result: z.object({}) },
  },
  topics: { count: { params: z.object({ to: z.number().int() }), event: z.number() } },
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe.each([
  ['memory', memory],
  ['structured clone', structuredClonePort],
  ['WebSocket', realWebSocket],
])('the RPC over %s', (_name, makeEnds) => {
  const setUp = async () => {
    const ends = await makeEnds();
    stops.push(ends.stop);
    const faults: string[] = [];
    const ended: number[] = [];
    serveServices({
      pipe: ends.serving,
      client: { pageId: 'p1' },
      onFault: (error) => faults.push(error.kind),
      services: [
        bindService(greeting, {
          methods: {
            greet: ({ name }, client: { pageId: string }) => Promise.resolve({ text: `你好，${name}（${client.pageId}）` }),
            refuse: () => Promise.reject(new ContractError('refused', 'case_closed', { number: '1' })),
            crash: () => Promise.reject(new TypeError('138 1234 5678 is secret')),
            lie: () => Promise.resolve({ number: 'seven' as unknown as number }),
            hang: () => new Promise<never>(() => undefined),
          },
          topics: {
            count: ({ to }, emit) => {
              for (let number = 1; number <= to; number += 1) emit(number);
              return () => ended.push(to);
            },
          },
        }),
      ],
    });
    return { ...ends, client: createCaller(ends.calling).service(greeting), faults, ended };
  };

  it('carries calls both ways, in Chinese', async () => {
    const { client } = await setUp();
    await expect(client.call.greet({ name: '王敏' })).resolves.toEqual({ text: '你好，王敏（p1）' });
  });

  it('carries a refusal with its rule, and a crash without its message', async () => {
    const { client, faults } = await setUp();
    await expect(client.call.refuse({})).rejects.toMatchObject({ kind: 'refused', code: 'case_closed', detail: { number: '1' } });
    const crash = await client.call.crash({}).catch((error: unknown) => error);
    expect(crash).toMatchObject({ kind: 'internal' });
    expect(JSON.stringify(crash)).not.toContain('5678');
    expect(faults).toEqual(['refused', 'internal']);
  });

  it('refuses wrong parameters, naming the place and not the value', async () => {
    const { client } = await setUp();
    await expect(client.call.greet({ name: '' })).rejects.toMatchObject({ kind: 'invalid_params', detail: { at: 'name' } });
  });

  it('does not believe a result of the wrong shape', async () => {
    const { client } = await setUp();
    await expect(client.call.lie({})).rejects.toMatchObject({ kind: 'invalid_message' });
  });

  it('refuses a service or method that does not exist, even one every object has', async () => {
    const { calling } = await setUp();
    const other = createCaller(calling);
    const ghost = defineService({
      name: 'greeting',
      methods: { constructor: { params: z.unknown(), result: z.unknown() } },
      topics: {},
    });
    await expect(other.service(ghost).call.constructor({})).rejects.toMatchObject({ kind: 'unknown_method' });
  });

  it('streams a topic in order and ends it when asked', async () => {
    const { client, ended } = await setUp();
    const seen: number[] = [];
    const unsubscribe = client.subscribe.count({ to: 5 }, (number) => seen.push(number));
    await expect.poll(() => seen).toEqual([1, 2, 3, 4, 5]);
    unsubscribe();
    await expect.poll(() => ended).toEqual([5]);
  });

  it('fails what is pending, and ends subscriptions, when the pipe closes', async () => {
    const { client, stop, ended } = await setUp();
    client.subscribe.count({ to: 1 }, () => undefined);
    const hanging = client.call.hang({});
    await client.call.greet({ name: '李' });
    void stop();
    await expect(hanging).rejects.toMatchObject({ kind: 'disconnected' });
    await expect(client.call.greet({ name: '李' })).rejects.toMatchObject({ kind: 'disconnected' });
    await expect.poll(() => ended).toEqual([1]);
  });

  it('answers anything at all without falling over', async () => {
    const { calling, client } = await setUp();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (junk) => {
        calling.send(junk);
        await expect(client.call.greet({ name: '李' })).resolves.toBeDefined();
      }),
      { numRuns: 60 },
    );
  });
});
