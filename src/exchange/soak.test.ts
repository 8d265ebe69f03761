import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNodePhone, type NodePhone } from '../../tests/support/nodePhone.ts';
import { loadVoices } from './callers/callerScripts.ts';
import { createExchange, type Exchange } from './createExchange.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-soak-'));
const token = 'token-of-this-test';
const password = 'right-password';
let exchange: Exchange;
let one: NodePhone;
let other: NodePhone;

beforeAll(async () => {
  exchange = await createExchange({
    host: '127.0.0.1',
    port: 0,
    accounts: ['A07', 'A08'].map((user) => ({ user, password })),
    callsPerMinute: 0,
    recordings: { folder, mayPause: () => false },
    notice: () => false,
    voices: loadVoices(new URL('../../resources/voices/', import.meta.url)),
    token,
    now: Date.now,
    random: () => 0.5,
  });
  one = await openNodePhone({ port: exchange.port, user: 'A07', password });
  other = await openNodePhone({ port: exchange.port, user: 'A08', password });
});
afterAll(async () => {
  await one.close();
  await other.close();
  await exchange.stop();
  rmSync(folder, { recursive: true });
});

const count = (kind: string): number => process.getActiveResourcesInfo().filter((each) => each === kind).length;

const answered = async (): Promise<void> => {
  const out = one.dial('A08');
  const inn = await other.ringing();
  await inn.accept();
  await Promise.all([out.up(), inn.up()]);
  await out.hangUp();
  await inn.ended();
};
const refused = async (): Promise<void> => {
  const out = one.dial('A08');
  await (await other.ringing()).reject(486);
  expect(await out.refused()).toBe(486);
};
const givenUp = async (): Promise<void> => {
  const out = one.dial('A08');
  const ringing = await other.ringing();
  await out.hangUp();
  await ringing.ended();
};
const held = async (): Promise<void> => {
  const out = one.dial('conf-soak');
  await out.up();
  const member = other.dial('conf-soak');
  await member.up();
  await member.hold(true);
  await member.hold(false);
  await member.hangUp();
  await out.ended();
};
/** A citizen of the exchange's own, through the queue. */
const fromTheQueue = async (): Promise<void> => {
  await other.say('agent-state', 'state=available;lines=12345');
  await fetch(`http://127.0.0.1:${exchange.port}/calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ line: '12345', scenario: 'blocked-sewer' }),
  });
  const inn = await other.ringing();
  await inn.accept();
  await inn.up();
  await other.say('agent-state', 'state=break;lines=12345');
  await inn.hangUp();
};

it('keeps nothing of a hundred calls: no dialog, room, listener, socket or timer', { timeout: 180_000 }, async () => {
  const before = { kept: exchange.kept, timers: count('Timeout') };
  for (let round = 0; round < 20; round += 1) {
    for (const call of [answered, refused, givenUp, held, fromTheQueue]) {
      await call();
      await expect.poll(() => exchange.load, { interval: 5 }).toEqual({ calls: 0, legs: 0 });
    }
  }
  expect(before.kept).toMatchObject({ dialogs: 0, rooms: 0 });
  expect(exchange.kept).toEqual(before.kept);
  await expect.poll(() => count('UDPWrap')).toBe(0);
  // A SIP transaction keeps its timers for 32 s after its end (RFC 3261, timers B, F, H, J).
  await expect.poll(() => count('Timeout'), { timeout: 60_000 }).toBeLessThanOrEqual(before.timers);
});
