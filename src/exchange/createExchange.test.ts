import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { loadVoices } from './callers/callerScripts.ts';
import { createExchange, type Exchange } from './createExchange.ts';
import { readPidfLo } from './sip/location.ts';
import { partsOf } from './sip/multipart.ts';

const voices = loadVoices(new URL('../../resources/voices/', import.meta.url));
const token = 'token-of-this-test';
let exchange: Exchange;

beforeAll(async () => {
  exchange = await createExchange({
    host: '127.0.0.1',
    port: 0,
    accounts: [{ user: 'A07', password: 'right-password' }],
    callsPerMinute: 0,
    recordings: null,
    notice: () => false,
    voices,
    token,
    now: Date.now,
    random: () => 0.5,
  });
});
afterAll(() => exchange.stop());

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** A phone that speaks raw SIP, so that the exchange is not tested with its own stack alone. */
const openPhone = async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${exchange.port}/ws`, 'sip');
  await once(socket, 'open');
  const received: string[] = [];
  socket.on('message', (data: Buffer) => received.push(data.toString()));
  let sent = 0;
  const request = (method: string, uri: string, extra: readonly string[] = [], body = ''): string => {
    sent += 1;
    return [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK${sent}${Math.random()}`,
      'Max-Forwards: 70',
      'From: <sip:A07@lianxi.training>;tag=one',
      `To: <${uri}>`,
      `Call-ID: call-${method}`,
      `CSeq: ${sent} ${method}`,
      ...extra,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');
  };
  const answerTo = async (text: string): Promise<string> => {
    const before = received.length;
    socket.send(text);
    await expect.poll(() => received.length).toBeGreaterThan(before);
    return received.at(-1) ?? '';
  };
  const register = async (password: string): Promise<string> => {
    const contact = ['Contact: <sip:x@phone.invalid;transport=ws>;expires=120'];
    const challenge = await answerTo(request('REGISTER', 'sip:A07@lianxi.training', contact));
    const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
    const uri = 'sip:lianxi.training';
    const response = md5(
      `${md5(`A07:lianxi.training:${password}`)}:${nonce}:00000001:c:auth:${md5(`REGISTER:${uri}`)}`,
    );
    const header = `Authorization: Digest username="A07", realm="lianxi.training", nonce="${nonce}", uri="${uri}", response="${response}", qop=auth, nc=00000001, cnonce="c", algorithm=MD5`;
    return answerTo(request('REGISTER', 'sip:A07@lianxi.training', [...contact, header]));
  };
  return { socket, received, request, answerTo, register, close: () => socket.close() };
};

const events = async (): Promise<string[]> => {
  const socket = new WebSocket(`ws://127.0.0.1:${exchange.port}/events`, { headers: { authorization: `Bearer ${token}` } });
  const [data] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return (JSON.parse(data.toString()) as { events: { type: string }[] }).events.map(({ type }) => type);
};

const ring = (line = '12345', location: unknown = null) =>
  fetch(`http://127.0.0.1:${exchange.port}/calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ line, scenario: 'blocked-sewer', location }),
  });

describe('the training exchange', () => {
  it('registers with the right password only', async () => {
    const phone = await openPhone();
    expect(await phone.register('wrong-password')).toContain('SIP/2.0 401');
    expect(await phone.register('right-password')).toMatch(/^SIP\/2\.0 200[\s\S]*Contact: <sip:x@phone\.invalid/);
    phone.close();
  });

  it('rings a phone once it is available, shows line and caller, and offers nobody who let it ring', async () => {
    const phone = await openPhone();
    await phone.register('right-password');
    expect((await ring()).status).toBe(200);
    expect(phone.received.some((text) => text.startsWith('INVITE'))).toBe(false);

    const available = phone.request('MESSAGE', 'sip:agent-state@lianxi.training', ['Content-Type: text/plain'], 'state=available;lines=12345');
    phone.socket.send(available);
    await expect.poll(() => phone.received.find((text) => text.startsWith('INVITE'))).toBeDefined();
    const invite = phone.received.find((text) => text.startsWith('INVITE')) ?? '';
    expect(invite).toContain('X-Lianxi-Line: 12345');
    expect(invite).toMatch(/m=audio \d+ UDP\/TLS\/RTP\/SAVPF 8 0/);

    const via = /^Via: .*$/m.exec(invite)?.[0] ?? '';
    const copied = ['From', 'Call-ID', 'CSeq'].map((name) => new RegExp(`^${name}: .*$`, 'm').exec(invite)?.[0] ?? '');
    const to = `${/^To: .*$/m.exec(invite)?.[0] ?? ''};tag=phone`;
    phone.socket.send(['SIP/2.0 486 Busy Here', via, ...copied, to, 'Content-Length: 0', '', ''].join('\r\n'));
    await expect.poll(events).toContain('seat_missed');
    phone.close();
    await expect.poll(events).toContain('seat_unregistered');
  });

  it('sends the caller’s location beside the SDP (RFC 6442)', async () => {
    const phone = await openPhone();
    await phone.register('right-password');
    phone.socket.send(phone.request('MESSAGE', 'sip:agent-state@lianxi.training', ['Content-Type: text/plain'], 'state=available;lines=110'));
    await ring('110', { lat: 29.37, lon: 113.1287, radius: 50, method: 'Cell' });
    const isLocated = (text: string): boolean => text.startsWith('INVITE') && text.includes('Geolocation');
    await expect.poll(() => phone.received.some(isLocated)).toBe(true);
    const invite = phone.received.find(isLocated) ?? '';
    const cid = /^Geolocation: <cid:([^>]+)>/m.exec(invite)?.[1] ?? 'none';
    const body = invite.slice(invite.indexOf('\r\n\r\n') + 4);
    expect(invite).toContain(`Content-Length: ${Buffer.byteLength(body)}\r\n`);
    const parts = partsOf(/^Content-Type: (.*)$/m.exec(invite)?.[1] ?? '', body);
    expect(parts.map(({ type }) => type)).toEqual(['application/sdp', 'application/pidf+xml']);
    expect(parts[1]?.headers).toContain(`Content-ID: <${cid}>`);
    expect(readPidfLo(parts[1]?.content ?? '')).toEqual({ lat: 29.37, lon: 113.1287, radius: 50, method: 'Cell' });
    phone.close();
  });

  it('answers what it cannot do, and goes on', async () => {
    const phone = await openPhone();
    expect(await phone.answerTo(phone.request('INVITE', 'sip:12345@lianxi.training'))).toContain('403');
    await phone.register('right-password');
    expect(await phone.answerTo(phone.request('CANCEL', 'sip:12345@lianxi.training'))).toContain('481');
    expect(await phone.answerTo(phone.request('MESSAGE', 'sip:agent-state@lianxi.training', ['Content-Type: text/plain'], 'state=flying;lines='))).toContain('400');
    expect(await phone.answerTo(phone.request('OPTIONS', 'sip:lianxi.training'))).toContain('200 OK');
    expect(await phone.answerTo('\r\n\r\n')).toBe('\r\n');
    phone.close();
  });

  it('survives whatever is sent to it', async () => {
    const phone = await openPhone();
    await phone.register('right-password');
    const whole = phone.request('INVITE', 'sip:*43@lianxi.training', ['Content-Type: application/sdp'], 'v=0\r\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 60 }), async (at, cut, junk) => {
        phone.socket.send(whole.slice(0, at) + junk + whole.slice(at + cut));
        phone.socket.send(Buffer.from(junk));
        expect(await phone.answerTo('\r\n\r\n')).toBeDefined();
      }),
      { numRuns: 150 },
    );
    expect(await phone.answerTo(phone.request('OPTIONS', 'sip:lianxi.training'))).toContain('200 OK');
    phone.close();
  });

  it('keeps its events and its bell to those with the token', async () => {
    const base = `http://127.0.0.1:${exchange.port}`;
    expect((await fetch(`${base}/calls`, { method: 'POST', body: '{}' })).status).toBe(401);
    const wrong = await fetch(`${base}/calls`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{"line":"119"}' });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: { kind: 'invalid_params' } });
    const socket = new WebSocket(`ws://127.0.0.1:${exchange.port}/events`);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('401');
  });
});
