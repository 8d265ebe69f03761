import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openNodePhone, type NodeCall, type NodePhone } from '../../../tests/support/nodePhone.ts';
import { loadVoices } from '../callers/callerScripts.ts';
import { createExchange, type Exchange } from '../createExchange.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-exchange-'));
const token = 'token-of-this-test';
const password = 'right-password';
let exchange: Exchange;
let phones: Record<'A07' | 'A08' | 'A09' | 'A01', NodePhone>;
const tones = [500, 700, 1_100];

beforeAll(async () => {
  exchange = await createExchange({
    host: '127.0.0.1',
    port: 0,
    accounts: ['A07', 'A08', 'A09', 'A01'].map((user) => ({ user, password, supervisor: user === 'A01' })),
    callsPerMinute: 0,
    recordings: { folder, mayPause: (line) => line === '12345' },
    notice: () => true,
    voices: loadVoices(new URL('../../../resources/voices/', import.meta.url)),
    token,
    now: Date.now,
    random: () => 0.5,
  });
  const open = (user: string) => openNodePhone({ port: exchange.port, user, password });
  phones = { A07: await open('A07'), A08: await open('A08'), A09: await open('A09'), A01: await open('A01') };
});
afterAll(async () => {
  for (const phone of Object.values(phones)) await phone.close();
  await exchange.stop();
  rmSync(folder, { recursive: true });
});
// Whatever a test did, nothing of it stays up.
afterEach(async () => {
  await expect.poll(() => exchange.load, { timeout: 5_000 }).toEqual({ calls: 0, legs: 0 });
});

const call = async (from: NodePhone, to: NodePhone): Promise<readonly [NodeCall, NodeCall]> => {
  const out = from.dial(to.user);
  const inn = await to.ringing();
  await inn.accept();
  await Promise.all([out.up(), inn.up()]);
  return [out, inn];
};
/** Each hears exactly the tone of the other, both ways. */
const talk = async (one: NodeCall, other: NodeCall): Promise<void> => {
  one.media.tone(500);
  other.media.tone(700);
  await expect.poll(() => one.media.heard(tones), { timeout: 10_000 }).toBe(700);
  await expect.poll(() => other.media.heard(tones), { timeout: 10_000 }).toBe(500);
};

describe('call control', () => {
  it('connects two phones, with sound both ways, music on hold, and one BYE', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    await talk(out, inn);
    await out.hold(true);
    out.media.tone(null);
    // Plucked music is louder than silence and is none of the tones.
    await expect.poll(() => inn.media.level() > 300 && inn.media.heard([500]) === null, { timeout: 10_000 }).toBe(true);
    await out.hold(false);
    await talk(out, inn);
    await inn.hangUp();
    await out.ended();
  });

  it('tells a caller why he cannot be connected', async () => {
    const refusal = async (to: string): Promise<number> => phones.A07.dial(to).refused();
    expect(await refusal('nobody')).toBe(404);
    expect(await refusal('13900000086')).toBe(486);
    expect(await refusal('listen-A08')).toBe(403);
    expect(await refusal('park-701')).toBe(404);
    expect(await refusal('resume-none')).toBe(404);
    const out = phones.A07.dial('A08');
    await (await phones.A08.ringing()).reject(603);
    expect(await out.refused()).toBe(603);
  });

  it('transfers blind: the target sees the case, 200 only after it answered, the transferor stays until his BYE', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    const statuses = await inn.refer('A09', ['X-Lianxi-Case: 430600-20261124-0001']);
    const target = await phones.A09.ringing();
    expect(target.header('X-Lianxi-Case')).toBe('430600-20261124-0001');
    expect(target.header('Referred-By')).toContain('A08');
    await expect.poll(() => statuses).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing']);
    await target.accept();
    await expect.poll(() => statuses.at(-1)).toBe('SIP/2.0 200 OK');
    expect(inn.session.state).toBe('Established');
    await inn.hangUp();
    await talk(out, target);
    await target.hangUp();
    await out.ended();
  });

  it('leaves the call with the transferor when the target refuses', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    const statuses = await inn.refer('A09');
    await (await phones.A09.ringing()).reject(486);
    await expect.poll(() => statuses.at(-1)).toBe('SIP/2.0 486 Busy Here');
    await talk(out, inn);
    await out.hangUp();
    await inn.ended();
  });

  it('gives the caller back to a transferor who hung up before the refusal', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    await inn.refer('A09');
    const target = await phones.A09.ringing();
    await inn.hangUp();
    await target.reject(603);
    const back = await phones.A08.ringing();
    expect(back.header('X-Lianxi-Returned')).toBe('603');
    await back.accept();
    await back.up();
    await talk(out, back);
    await out.hangUp();
    await back.ended();
  });

  it('transfers after consultation: both calls become one, the consultation gets BYE', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    await inn.hold(true);
    const [consult, target] = await call(phones.A08, phones.A09);
    const statuses = await inn.refer(consult);
    await expect.poll(() => statuses.at(-1)).toBe('SIP/2.0 200 OK');
    await consult.ended();
    await inn.hangUp();
    await talk(out, target);
    await out.hangUp();
    await target.ended();
  });

  it('makes three-way calls that go on when the call-taker leaves', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    const [consult, third] = await call(phones.A08, phones.A09);
    await inn.refer('conf-one');
    await consult.refer('conf-one');
    const taker = phones.A08.dial('conf-one');
    await taker.up();
    await Promise.all([inn.hangUp(), consult.hangUp()]);
    taker.media.tone(1_100);
    third.media.tone(null);
    await expect.poll(() => out.media.heard(tones), { timeout: 10_000 }).toBe(1_100);
    await expect.poll(() => third.media.heard(tones), { timeout: 10_000 }).toBe(1_100);
    await taker.hangUp();
    await talk(out, third);
    await out.hangUp();
    await third.ended();
  });

  it('joins two calls into three in one step', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    const [consult, third] = await call(phones.A08, phones.A09);
    const statuses = await inn.refer(consult, [], 'conference');
    await expect.poll(() => statuses.at(-1)).toBe('SIP/2.0 200 OK');
    await consult.ended();
    await talk(out, third);
    inn.media.tone(1_100);
    third.media.tone(null);
    await expect.poll(() => out.media.heard(tones), { timeout: 10_000 }).toBe(1_100);
    await inn.hangUp();
    await third.hangUp();
    await out.ended();
  });

  it('parks with music and is taken from the slot that the NOTIFY names', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    const statuses = await inn.refer('park');
    await expect.poll(() => statuses.at(-1)).toMatch(/^SIP\/2.0 200 OK\r\nContact: <sip:park-701@/);
    await inn.hangUp();
    await expect.poll(() => out.media.level(), { timeout: 10_000 }).toBeGreaterThan(300);
    const taken = phones.A09.dial('park-701');
    await taken.up();
    // Who was parked stands in the answer: whoever fetches him dialled a slot.
    await expect.poll(() => taken.answer('P-Asserted-Identity')).toMatch(/<sip:A07@/);
    await talk(out, taken);
    await taken.hangUp();
    await out.ended();
  });

  it('picks up what rings elsewhere', async () => {
    const out = phones.A07.dial('A08');
    const ringing = await phones.A08.ringing();
    const taker = phones.A09.dial('pickup-A08');
    await Promise.all([out.up(), taker.up(), ringing.ended()]);
    await talk(out, taker);
    await out.hangUp();
    await taker.ended();
  });

  it('lets a shift lead listen, whisper and barge in', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    await talk(out, inn);
    const lead = phones.A01.dial('whisper-A08');
    await lead.up();
    lead.media.tone(1_100);
    out.media.tone(null);
    inn.media.tone(null);
    await expect.poll(() => inn.media.heard(tones), { timeout: 10_000 }).toBe(1_100);
    await expect.poll(() => out.media.heard(tones), { timeout: 10_000 }).toBeNull();
    expect(inn.media.heard(tones)).toBe(1_100);
    await lead.hangUp();
    const barge = phones.A01.dial('barge-A08');
    await barge.up();
    barge.media.tone(1_100);
    await expect.poll(() => out.media.heard(tones), { timeout: 10_000 }).toBe(1_100);
    await out.hangUp();
    await Promise.all([inn.ended(), barge.ended()]);
  });

  it('offers a second call while the first goes on, and no third', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    const second = phones.A09.dial('A08');
    const waiting = await phones.A08.ringing();
    expect(await phones.A01.dial('A08').refused()).toBe(486);
    await second.hangUp();
    await waiting.ended();
    await out.hangUp();
    await inn.ended();
  });

  it('lets a phone that lost its page come back into its call', async () => {
    const out = phones.A07.dial('A08', ['X-Lianxi-Call: call-of-the-page']);
    const inn = await phones.A08.ringing();
    await inn.accept();
    await out.up();
    const again = phones.A08.dial('resume-call-of-the-page');
    await Promise.all([again.up(), inn.ended()]);
    await talk(out, again);
    expect(await phones.A09.dial('resume-call-of-the-page').refused()).toBe(403);
    await out.hangUp();
    await again.ended();
  });

  it('lets the new page take the dialog’s place by its name alone (RFC 3891)', async () => {
    const [out, inn] = await call(phones.A07, phones.A08);
    const { dialog } = inn.session;
    const replaces = `${dialog?.callId ?? ''};to-tag=${dialog?.remoteTag ?? ''};from-tag=${dialog?.localTag ?? ''}`;
    const again = phones.A08.dial('resume-whatever', [`Replaces: ${replaces}`, 'Require: replaces']);
    await Promise.all([again.up(), inn.ended()]);
    await talk(out, again);
    expect(await phones.A08.dial('resume-whatever', [`Replaces: ${replaces}`, 'Require: replaces']).refused()).toBe(481);
    expect(await phones.A08.dial('A07', ['Require: 100rel']).refused()).toBe(420);
    await out.hangUp();
    await again.ended();
  });

  it('keeps nothing of thirty calls, answered, refused and given up in turn', async () => {
    for (let each = 0; each < 10; each += 1) {
      const [out, inn] = await call(phones.A07, phones.A08);
      await out.hangUp();
      await inn.ended();
      const refused = phones.A07.dial('A08');
      await (await phones.A08.ringing()).reject(486);
      expect(await refused.refused()).toBe(486);
      const given = phones.A07.dial('A08');
      const ringing = await phones.A08.ringing();
      await given.hangUp();
      await ringing.ended();
    }
    await expect.poll(() => exchange.load).toEqual({ calls: 0, legs: 0 });
  });
});
