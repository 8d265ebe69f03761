import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { loadVoices } from '../callers/callerScripts.ts';
import { createExchange, type Exchange } from '../createExchange.ts';

/** The messages of RFC 4475 as files, from the npm package `sip` (MIT, development only). */
const folder = new URL('../../../node_modules/sip/test/messages/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.dat') && name !== 'test.dat').map((name) => name.slice(0, -4));
const read = (name: string): Buffer => readFileSync(new URL(`${name}.dat`, folder));

/** Section 3.1.1: valid, however odd. The last two are responses. */
const valid = ['wsinv', 'intmeth', 'esc01', 'escnull', 'esc02', 'lwsdisp', 'longreq', 'dblreq', 'semiuri', 'transports', 'mpart01', 'unreason', 'noreason'];
const responses = ['unreason', 'noreason'];

/** Wrong, but not for the one who is asked (sections 3.2.1 and 3.3.11): an old transaction id, no hops left. */
const forgiven = ['badbranch', 'zeromf'];

let exchange: Exchange;
let socket: WebSocket;
const received: string[] = [];

beforeAll(async () => {
  exchange = await createExchange({
    host: '127.0.0.1',
    port: 0,
    accounts: [{ user: 'A07', password: 'right-password' }],
    callsPerMinute: 0,
    recordings: null,
    notice: () => false,
    voices: loadVoices(new URL('../../../resources/voices/', import.meta.url)),
    token: 'token',
    now: Date.now,
    random: () => 0.5,
  });
  socket = new WebSocket(`ws://127.0.0.1:${exchange.port}/ws`, 'sip');
  socket.on('message', (data: Buffer) => received.push(data.toString()));
  await once(socket, 'open');
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  const register = (authorization: readonly string[]) =>
    ask(
      [
        'REGISTER sip:lianxi.training SIP/2.0',
        `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bKreg${authorization.length}`,
        'Max-Forwards: 70',
        'From: <sip:A07@lianxi.training>;tag=one',
        'To: <sip:A07@lianxi.training>',
        'Call-ID: registration',
        `CSeq: ${1 + authorization.length} REGISTER`,
        'Contact: <sip:A07@phone.invalid;transport=ws>;expires=300',
        ...authorization,
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
  const nonce = /nonce="([^"]+)"/.exec((await register([])).join(''))?.[1] ?? '';
  const response = md5(`${md5('A07:lianxi.training:right-password')}:${nonce}:00000001:c:auth:${md5('REGISTER:sip:x')}`);
  const proof = `Authorization: Digest username="A07", realm="lianxi.training", nonce="${nonce}", uri="sip:x", response="${response}", qop=auth, nc=00000001, cnonce="c", algorithm=MD5`;
  expect((await register([proof])).join('')).toContain('SIP/2.0 200');
});
afterAll(async () => {
  socket.terminate();
  await exchange.stop();
});

/** Sends a message and gives what came back until a following keep-alive was answered. */
const ask = async (message: string | Buffer): Promise<readonly string[]> => {
  const before = received.length;
  socket.send(message.toString());
  socket.send('\r\n\r\n');
  while (!received.slice(before).includes('\r\n')) await once(socket, 'message');
  return received.slice(before).filter((text) => text !== '\r\n');
};
const statusesOf = async (name: string): Promise<readonly number[]> => {
  const answers = await ask(read(name));
  await new Promise((resolve) => setTimeout(resolve, 20));
  return answers.flatMap((text) => /^SIP\/2\.0 (\d+)/.exec(text)?.[1] ?? []).map(Number);
};

describe('RFC 4475', () => {
  it.each(valid.filter((name) => !responses.includes(name)))('%s is understood: it gets an answer that is not about its form', async (name) => {
    const statuses = await statusesOf(name);
    expect(statuses.length).toBeGreaterThan(0);
    for (const status of statuses) expect([100, 180, 200, 401, 403, 404, 405, 481, 488]).toContain(status);
  });

  it.each(responses)('%s, a response to nothing, is taken without a word', async (name) => {
    expect(await statusesOf(name)).toEqual([]);
  });

  it.each(names.filter((name) => !valid.includes(name) && !forgiven.includes(name)))('%s is refused or dropped', async (name) => {
    for (const status of await statusesOf(name)) expect(status).toBeGreaterThanOrEqual(400);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  it.each(forgiven)('%s is answered', async (name) => {
    expect(await statusesOf(name)).toEqual([200]);
  });

  it('lives on after all of them, with nothing left of any', async () => {
    expect(await ask(read('noreason'))).toEqual([]);
    expect(exchange.load).toEqual({ calls: 0, legs: 0 });
  });
});

/** mulberry32: the same mutations at every run. */
const chanceFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

describe('ten thousand mutilated messages', () => {
  it('neither end the exchange nor leave a call behind', { timeout: 240_000 }, async () => {
    const chance = chanceFrom(4475);
    const pick = (end: number): number => Math.floor(chance() * end);
    const sources = names.map((name) => read(name).toString());
    const junk = ['', '\0', '\r\n', ' ', ';tag=', '"', '<', '%', 'SIP/2.0', '99999999999999999999', '-1', 'é', ':', ',', '\r\n\r\n', 'Content-Length: 9\r\n'];
    const mutilated = (): string => {
      let text = sources[pick(sources.length)] ?? '';
      for (let cuts = 1 + pick(4); cuts > 0; cuts -= 1) {
        const at = pick(text.length);
        text = text.slice(0, at) + (junk[pick(junk.length)] ?? '') + text.slice(at + pick(chance() < 0.1 ? 400 : 12));
      }
      return text;
    };
    for (let batch = 0; batch < 100; batch += 1) {
      for (let each = 0; each < 99; each += 1) socket.send(mutilated());
      await ask(mutilated());
      received.length = 0;
    }
    expect(socket.readyState).toBe(WebSocket.OPEN);
    await expect.poll(() => exchange.load).toEqual({ calls: 0, legs: 0 });
  });
});
