import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openNodePhone } from '../../../tests/support/nodePhone.ts';
import { exchangeMessageSchema } from '#contract/exchange/events.ts';
import { contactOfBridge, startBridge, stepBridge } from '#domain/bridge/bridgedCall.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { loadVoices } from '../callers/callerScripts.ts';
import { createExchange, type Exchange } from '../createExchange.ts';

const token = 'token-of-this-test';
let exchange: Exchange;
const events: ExchangeEvent[] = [];
let socket: WebSocket;

beforeAll(async () => {
  exchange = await createExchange({
    host: '127.0.0.1',
    port: 0,
    accounts: [{ user: 'A07', password: 'right-password' }],
    callsPerMinute: 0,
    recordings: null,
    notice: () => false,
    voices: loadVoices(new URL('../../../resources/voices/', import.meta.url)),
    token,
    now: Date.now,
    random: () => 0.5,
  });
  socket = new WebSocket(`ws://127.0.0.1:${exchange.port}/events?token=${token}`);
  socket.on('message', (data: Buffer) => {
    const message = exchangeMessageSchema.parse(JSON.parse(data.toString()));
    if (message.type === 'event') events.push(message.event);
  });
  await new Promise((resolve) => socket.once('open', resolve));
});
afterAll(async () => {
  socket.terminate();
  await exchange.stop();
});
afterEach(async () => {
  await expect.poll(() => exchange.load, { timeout: 5_000 }).toEqual({ calls: 0, legs: 0 });
});

const ask = (method: 'POST' | 'DELETE', path: string, body?: object): Promise<Response> =>
  fetch(`http://127.0.0.1:${exchange.port}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const bridge = async (worker: string, citizen: string, ring: Partial<Record<'workerRingSeconds' | 'citizenRingSeconds', number>> = {}): Promise<string> => {
  const callId = randomUUID();
  const answer = await ask('POST', '/bridges', { callId, worker, citizen, shown: '12345', workerRingSeconds: 20, citizenRingSeconds: 20, ...ring });
  expect(answer.status).toBe(200);
  return callId;
};
const stepsOf = (callId: string) => events.flatMap((event) => (event.type === 'bridge' && event.callId === callId ? [event] : []));
const over = async (callId: string) => {
  await expect.poll(() => stepsOf(callId).some(({ step }) => step === 'ended'), { timeout: 60_000 }).toBe(true);
  const steps = stepsOf(callId);
  return { steps: steps.map(({ step, end }) => end ?? step), call: steps.reduce((call, { step, end, at }) => stepBridge(call, step, end, at), startBridge(callId, 'w', 0)) };
};

describe('a call made for somebody of a unit', () => {
  it('rings him, then the citizen; they talk until one hangs up, and the exchange says how long', { timeout: 90_000 }, async () => {
    const callId = await bridge('13900000001', '13812345678');
    const { steps, call } = await over(callId);
    expect(steps).toEqual(['worker_ringing', 'worker_answered', 'citizen_ringing', 'citizen_answered', 'answered']);
    expect(contactOfBridge(call)).toMatchObject({ outcome: 'reached', call: { result: 'answered' } });
    expect(contactOfBridge(call)?.seconds).toBeGreaterThan(0);
  });

  it.each([
    ['the citizen is busy', '13900000001', '13900000086', 'busy'],
    ['the citizen does not answer', '13900000001', '13812340080', 'no_answer'],
    ['there is no such number', '13900000001', '13812340000', 'unreachable'],
    ['the worker does not answer', '13912340080', '13812345678', 'worker_no_answer'],
    ['the worker is busy', '13900000086', '13812345678', 'worker_no_answer'],
  ])('%s', async (_, worker, citizen, end) => {
    const { call } = await over(await bridge(worker, citizen, worker.endsWith('0080') ? { workerRingSeconds: 1 } : { citizenRingSeconds: 2 }));
    expect(call.end).toBe(end);
  });

  it('is ended by who asked for it; the same order twice is one call', async () => {
    const callId = randomUUID();
    const order = { callId, worker: '13900000001', citizen: '13812340080', shown: '12345', workerRingSeconds: 20, citizenRingSeconds: 60 };
    await Promise.all([ask('POST', '/bridges', order), ask('POST', '/bridges', order)]);
    await expect.poll(() => stepsOf(callId).some(({ step }) => step === 'citizen_ringing'), { timeout: 10_000 }).toBe(true);
    expect((await ask('DELETE', `/bridges/${callId}`)).status).toBe(200);
    expect((await over(callId)).steps).toEqual(['worker_ringing', 'worker_answered', 'citizen_ringing', 'given_up']);
    expect((await ask('DELETE', `/bridges/${callId}`)).status).toBe(404);
    expect((await ask('POST', '/bridges', { ...order, citizen: 'sip:x' })).status).toBe(400);
  });

  it('rings a telephone of the exchange, which sees the hotline’s number and never the citizen’s', async () => {
    const phone = await openNodePhone({ port: exchange.port, user: 'A07', password: 'right-password' });
    const callId = await bridge('A07', '13812345678');
    const ring = await phone.ringing();
    const seen = JSON.stringify(ring.invitation?.request.data);
    expect(seen).toContain('12345@');
    expect(seen).not.toContain('13812345678');
    await ring.accept();
    await ring.up();
    await expect.poll(() => stepsOf(callId).some(({ step }) => step === 'citizen_answered'), { timeout: 10_000 }).toBe(true);
    await ring.hangUp();
    expect((await over(callId)).call.end).toBe('answered');
    await phone.close();
  });
});
