import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type * as z from 'zod';
import { exchangeMessageSchema, recordingSchema } from '#contract/exchange/events.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { openNodePhone, type NodeCall, type NodePhone } from '../../../tests/support/nodePhone.ts';
import { loadVoices } from '../callers/callerScripts.ts';
import { createExchange, type Exchange } from '../createExchange.ts';
import { expand } from '../media/g711.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-exchange-'));
const token = 'token-of-this-test';
const password = 'right-password';
const voices = loadVoices(new URL('../../../resources/voices/', import.meta.url));
const options = {
  host: '127.0.0.1',
  port: 0,
  accounts: ['A07', 'A08'].map((user) => ({ user, password })),
  callsPerMinute: 0,
  recordings: { folder, mayPause: (line: string | null) => line === '12345' },
  notice: () => true,
  voices,
  token,
  now: Date.now,
  random: () => 0.5,
};
let exchange: Exchange;
let caller: NodePhone;
const events: ExchangeEvent[] = [];
const headers = { authorization: `Bearer ${token}` };
const http = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${exchange.port}${path}`, { ...init, headers: { ...headers, ...init.headers } });

beforeAll(async () => {
  exchange = await createExchange(options);
  caller = await openNodePhone({ port: exchange.port, user: 'A08', password });
  new WebSocket(`ws://127.0.0.1:${exchange.port}/events`, { headers }).on('message', (data: Buffer) => {
    const message = exchangeMessageSchema.parse(JSON.parse(data.toString()));
    events.push(...(message.type === 'snapshot' ? message.events : [message.event]));
  });
});
afterAll(async () => {
  await caller.close();
  await exchange.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  await expect.poll(() => exchange.load, { timeout: 5_000 }).toEqual({ calls: 0, legs: 0 });
});

const openSeat = async (line: string): Promise<NodePhone> => {
  const seat = await openNodePhone({ port: exchange.port, user: 'A07', password });
  expect(await seat.say('agent-state', `state=available;lines=${line}`)).toBe(200);
  return seat;
};
const recordingOf = async (callId: string): Promise<z.infer<typeof recordingSchema> | undefined> => {
  const { recordings } = (await (await http('/recordings')).json()) as { recordings: unknown[] };
  return recordings.map((each) => recordingSchema.parse(each)).find((each) => each.callId === callId);
};
const finished = async (callId: string) => {
  await expect.poll(async () => (await recordingOf(callId))?.sha256).toMatch(/^[0-9a-f]{64}$/);
  return recordingOf(callId);
};
const talk = async (one: NodeCall, other: NodeCall): Promise<void> => {
  one.media.tone(500);
  other.media.tone(700);
  await expect.poll(() => one.media.heard([500, 700]), { timeout: 10_000 }).toBe(700);
  await expect.poll(() => other.media.heard([500, 700]), { timeout: 10_000 }).toBe(500);
};
const powerOf = (samples: Int16Array, hertz: number): number => {
  const [sine, cosine] = [Math.sin, Math.cos].map((wave) => samples.reduce((sum, sample, at) => sum + sample * wave((2 * Math.PI * hertz * at) / 8_000), 0));
  return Math.hypot(sine ?? 0, cosine ?? 0) / samples.length;
};

describe('calls over a line', () => {
  it('tells a waiting caller his place, connects him, records both sides apart, pauses where the line allows it', async () => {
    const out = caller.dial('12345', ['X-Lianxi-Call: call-12345']);
    await out.up();
    await expect.poll(() => out.media.level(), { timeout: 10_000 }).toBeGreaterThan(300);
    const seat = await openSeat('12345');
    const inn = await seat.ringing();
    expect([inn.header('X-Lianxi-Line'), inn.header('X-Lianxi-Call')]).toEqual(['12345', 'call-12345']);
    await inn.accept();
    await talk(out, inn);
    expect(await seat.say('recording', 'pause=call-12345;reason=card number')).toBe(200);
    expect(await seat.say('recording', 'resume=call-12345')).toBe(200);
    expect(await seat.say('recording', 'pause=another')).toBe(404);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await inn.hangUp();
    await out.ended();
    await seat.close();

    const recording = await finished('call-12345');
    expect(recording).toMatchObject({ line: '12345', number: 'A08', marks: [{ by: 'A07', reason: 'card number' }] });
    const path = `/recordings/${recording?.recordingId ?? ''}/audio`;
    expect((await fetch(`http://127.0.0.1:${exchange.port}${path}`)).status).toBe(401);
    const answer = await http(path);
    const wave = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(wave).digest('hex')).toBe(recording?.sha256);
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${createHash('sha256').update(wave).digest('base64')}:`);
    expect(wave.readUInt32LE(54)).toBe(wave.length - 58);
    const lastHalfSecond = wave.subarray(-8_000);
    const channel = (offset: number): Int16Array => expand(lastHalfSecond.filter((_, at) => at % 2 === offset), 'alaw');
    const [left, right] = [channel(0), channel(1)];
    expect(powerOf(left, 500)).toBeGreaterThan(500);
    expect(powerOf(left, 700)).toBeLessThan(100);
    expect(powerOf(right, 700)).toBeGreaterThan(500);
    expect(powerOf(right, 500)).toBeLessThan(100);

    const part = await http(path, { headers: { range: 'bytes=0-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
    expect((await http(path.replace('/audio', ''), { method: 'DELETE' })).status).toBe(200);
    expect((await http(path)).status).toBe(404);
  });

  it('never pauses on 110', async () => {
    const out = caller.dial('110', ['X-Lianxi-Call: call-110']);
    const seat = await openSeat('110');
    const inn = await seat.ringing();
    await inn.accept();
    await talk(out, inn);
    expect(await seat.say('recording', 'pause=call-110;reason=any')).toBe(403);
    await out.hangUp();
    await inn.ended();
    await seat.close();
    await finished('call-110');
  });

  it('puts a caller whose seat is lost at the head of the queue, and that seat gets him back', async () => {
    const out = caller.dial('110');
    const seat = await openSeat('110');
    const inn = await seat.ringing();
    await inn.accept();
    await talk(out, inn);
    await seat.crash();
    await expect.poll(() => events.some(({ type }) => type === 'caller_requeued'), { timeout: 12_000 }).toBe(true);
    const again = await openNodePhone({ port: exchange.port, user: 'A07', password });
    const back = await again.ringing();
    expect(back.header('X-Lianxi-Returned')).toBe('seat_lost');
    await back.accept();
    await talk(out, back);
    await out.hangUp();
    await back.ended();
    await again.close();
  });

  it('reads digits in a call and from the digit service, and pauses a seat by code', async () => {
    const seat = await openSeat('12345');
    const echo = seat.dial('*44');
    await echo.up();
    await expect.poll(() => echo.media.received, { timeout: 10_000 }).toBeGreaterThan(5);
    echo.media.dial(7);
    await expect.poll(() => events.flatMap((event) => (event.type === 'dtmf' ? [event.digit] : []))).toEqual(['7']);
    await expect.poll(() => echo.media.level(), { timeout: 10_000 }).toBeGreaterThan(300);
    echo.media.dial(11);
    await echo.ended();
    const pause = seat.dial('*45');
    await pause.up();
    await pause.ended();
    expect(events.filter((event) => event.type === 'seat_state').at(-1)).toMatchObject({ seat: 'A07', state: 'break' });
    expect((await http('/seats/A07', { method: 'POST', body: '{"state":"available","lines":["110"]}' })).status).toBe(200);
    expect(events.filter((event) => event.type === 'seat_state').at(-1)).toMatchObject({ state: 'available' });
    await seat.close();
  });

  it('mends what an exchange that was killed left behind', async () => {
    const name = '0190aaaa-0000-7000-8000-000000000000';
    const unfinished = { recordingId: name, callId: 'killed', line: '110', number: '1', startedAt: 1, endedAt: null, marks: [{ from: 2, to: null, by: 'A07', reason: '' }], bytes: 0, sha256: null };
    const header = readFileSync(join(folder, `${(await recordingOf('call-110'))?.recordingId ?? ''}.wav`)).subarray(0, 58);
    header.writeUInt32LE(0, 54);
    writeFileSync(join(folder, `${name}.wav`), Buffer.concat([header, Buffer.alloc(1_600, 0xd5)]));
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(unfinished));
    const again = await createExchange(options);
    await expect.poll(() => recordingOf('killed')).toMatchObject({ bytes: 1_658, sha256: expect.any(String) as string });
    expect(readFileSync(join(folder, `${name}.wav`)).readUInt32LE(54)).toBe(1_600);
    await again.stop();
  });
});
