import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactCallSchema, type ContactCall } from '#contract/central/contactCalls.ts';
import type { CommandResult } from '#contract/central/sync.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { loadVoices } from '../../src/exchange/callers/callerScripts.ts';
import { createExchange, type Exchange } from '../../src/exchange/createExchange.ts';
import { decideOn, dispatchTo, feedBack, takeIn, triaged } from '../support/caseRun.ts';
import { commandBy, startFleet, type CentralFleet, type Portal } from '../support/centralFleet.ts';

const grid = '430602001001-g1';
const token = 'exchange-token-of-this-test';
let exchange: Exchange;
let fleet: CentralFleet;
let taker: Portal;
let lead: Portal;
let worker: Portal;
let other: Portal;
let counter = 0;

const openExchange = (port: number): Promise<Exchange> =>
  createExchange({
    host: '127.0.0.1', port, accounts: [], callsPerMinute: 0, recordings: null, notice: () => false, token, now: Date.now, random: () => 0.5,
    voices: loadVoices(new URL('../../resources/voices/', import.meta.url)),
  });

beforeAll(async () => {
  exchange = await openExchange(0);
  fleet = await startFleet(2, { LIANXI_EXCHANGE_URL: `ws://127.0.0.1:${exchange.port}/events`, LIANXI_EXCHANGE_TOKEN: token });
  taker = await fleet.person('wang.min');
  lead = await fleet.person('chen.jing');
  worker = await fleet.person('wangge.guoliang1');
  other = await fleet.person('wangge.guoliang2', 1);
});
afterAll(async () => {
  await fleet.stop();
  await exchange.stop();
});

const connected = (who: Portal, wanted = true): Promise<void> =>
  expect.poll(() => who.get('/api/my/phone'), { timeout: 30_000 }).toMatchObject({ available: wanted });
const codes = (results: readonly CommandResult[]) => results.map((each) => (each.status === 'accepted' ? 'accepted' : each.error.code));

interface Order {
  readonly caseId: string;
  readonly shareId: string;
}
const signedOrder = async (phone: string, secret = false, description = '下水道堵塞'): Promise<Order> => {
  const [caseId, shareId, callerId] = [randomUUID(), randomUUID(), randomUUID()];
  if (takeIn.type !== 'take_in') throw new Error('not a take-in');
  const first: CaseCommand = {
    ...takeIn,
    number: formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: 7, counter: (counter += 1) }),
    intake: { ...takeIn.intake, callerId, takerId: 'wang.min', at: Date.now() },
    content: { ...takeIn.content, description, place: { ...takeIn.content.place, unitId: grid }, secret },
  };
  const results = await taker.push([
    commandBy('wang.min', caseId, first, { persons: [{ id: callerId, name: '王小敏', phone }] }),
    commandBy('wang.min', caseId, triaged()),
    commandBy('wang.min', caseId, dispatchTo(grid, shareId)),
  ]);
  expect(codes(results)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(codes(await worker.push([commandBy('wangge.guoliang1', caseId, { type: 'sign', assignmentId: shareId })]))).toEqual(['accepted']);
  return { caseId, shareId };
};
const begin = async ({ caseId, shareId }: Order, who = worker, callId: string = randomUUID()): Promise<{ readonly status: number; readonly code: string; readonly call: ContactCall | null }> => {
  const answer = await who.post('/api/contact-calls', { callId, caseId, assignmentId: shareId });
  const body = (await answer.json()) as { readonly error?: { readonly code: string } };
  return { status: answer.status, code: body.error?.code ?? '', call: answer.ok ? contactCallSchema.parse(body) : null };
};
const begun = async (order: Order): Promise<string> => {
  const { call, code } = await begin(order);
  if (call === null) throw new Error(code);
  return call.callId;
};
const stateOf = async (callId: string) => contactCallSchema.parse(await worker.get(`/api/contact-calls/${callId}`));
const recorded = (callId: string): Promise<void> => expect.poll(async () => (await stateOf(callId)).recorded, { timeout: 60_000 }).toBe(true);
const step = (callId: string, wanted: string): Promise<void> => expect.poll(async () => (await stateOf(callId)).step, { timeout: 30_000 }).toBe(wanted);
const contactsOf = async ({ caseId }: Order) => {
  const seen = (await worker.feed()).changes.find((change) => change.visible && change.case.id === caseId);
  return seen?.visible === true ? (seen.case.assignments[0]?.contacts ?? []) : [];
};
const giveFeedback = async ({ caseId, shareId }: Order) => codes(await worker.push([commandBy('wangge.guoliang1', caseId, feedBack(shareId))]));

describe('联系市民 through the exchange', () => {
  it('a secret caller is reached, the call is the evidence, and his number comes to the unit by no way at all', { timeout: 120_000 }, async () => {
    await connected(worker);
    const phone = '13998761234';
    const order = await signedOrder(phone, true, '我的电话是13998761234，请不要告诉别人');
    const typed: CaseCommand = {
      type: 'record_contact', assignmentId: order.shareId,
      contact: { at: Date.now(), channel: 'call', outcome: 'reached', seconds: 600, callId: randomUUID(), note: '打通了' },
    };
    expect(codes(await worker.push([commandBy('wangge.guoliang1', order.caseId, typed)]))).toEqual(['accepted']);
    expect(await giveFeedback(order)).toEqual(['contact_evidence_required']);

    const callId = await begun(order);
    await step(callId, 'citizen_answered');
    await recorded(callId);
    const told = await stateOf(callId);
    expect(told).toMatchObject({ step: 'ended', end: 'answered' });
    const contact = (await contactsOf(order)).find((each) => each.call !== undefined);
    expect(contact).toMatchObject({ channel: 'call', outcome: 'reached', callId, call: { result: 'answered', by: 'wangge.guoliang1' } });
    expect(contact?.seconds).toBe(Math.floor(((told.endedAt ?? 0) - (told.answeredAt ?? 0)) / 1_000));
    expect(await giveFeedback(order)).toEqual(['accepted']);

    const everything = JSON.stringify(
      await Promise.all([
        worker.feed(), worker.get('/api/cases?list=all&limit=200'), worker.get('/api/notices?limit=200'), worker.get(`/api/contact-calls/${callId}`),
        worker.get('/api/assessment?from=0&to=9999999999999'), worker.get('/api/my/phone'),
      ]),
    );
    expect(everything).toContain(order.caseId);
    for (const trace of [phone, '9876', '98761234', '王小敏']) expect(everything).not.toContain(trace);
    // Nor does a search for it say that there is such a case.
    for (const text of [phone, '9987', '1234，']) {
      expect(JSON.stringify(await worker.get(`/api/cases?list=all&text=${encodeURIComponent(text)}`))).not.toContain(order.caseId);
    }
    expect(JSON.stringify(await taker.get(`/api/cases?list=all&text=${phone}`))).toContain(order.caseId);
  });

  it('a citizen who is busy, does not answer or is given up on proves nothing', { timeout: 120_000 }, async () => {
    const busy = await signedOrder('13900000086');
    await recorded(await begun(busy));
    expect(await contactsOf(busy)).toMatchObject([{ outcome: 'no_answer', seconds: 0, call: { result: 'busy', answeredAt: null } }]);
    expect(await giveFeedback(busy)).toEqual(['contact_evidence_required']);

    const silent = await signedOrder('13900000080');
    const callId = await begun(silent);
    await step(callId, 'citizen_ringing');
    expect((await worker.post(`/api/contact-calls/${callId}/hang-up`, {})).status).toBe(200);
    await recorded(callId);
    expect(await contactsOf(silent)).toMatchObject([{ outcome: 'no_answer', call: { result: 'given_up' } }]);
    expect(await giveFeedback(silent)).toEqual(['contact_evidence_required']);
  });

  it('is for who has the share, one call at a time, with a telephone of one’s own and a whole number at the other end', async () => {
    const order = await signedOrder('13900000080');
    expect(await begin(order, other)).toMatchObject({ status: 404, code: 'case' });
    expect((await begin(order, taker)).status).toBe(403);
    expect(await begin({ ...order, shareId: randomUUID() })).toMatchObject({ status: 409, code: 'assignment_unknown' });
    expect(await begin(await signedOrder('110'))).toMatchObject({ status: 409, code: 'caller_not_dialable' });
    const callId = await begun(order);
    expect((await begin(order, worker, callId)).call?.callId).toBe(callId);
    expect(await begin(order)).toMatchObject({ status: 409, code: 'call_under_way' });
    expect((await other.post(`/api/contact-calls/${callId}/hang-up`, {})).status).toBe(404);
    expect((await worker.post(`/api/contact-calls/${callId}/hang-up`, {})).status).toBe(200);
    await step(callId, 'ended');

    const set = async (phone: string): Promise<number> => (await worker.put('/api/my/phone', { phone })).status;
    expect(await set('110')).toBe(400);
    expect(await set('')).toBe(200);
    expect(await begin(order)).toMatchObject({ status: 409, code: 'own_phone_missing' });
    expect(await set('13900000101')).toBe(200);
  });

  it('a central that dies in the middle of the call writes it down when it is back, once', { timeout: 120_000 }, async () => {
    const order = await signedOrder('13912345678');
    const callId = await begun(order);
    await step(callId, 'citizen_answered');
    await Promise.all([fleet.kill(0), fleet.kill(1)]);
    await expect.poll(() => exchange.load.calls, { timeout: 60_000 }).toBe(0);
    await Promise.all([fleet.start(0), fleet.start(1)]);
    await connected(worker);
    await recorded(callId);
    expect(await contactsOf(order)).toMatchObject([{ outcome: 'reached', callId, call: { result: 'answered' } }]);
    expect(await giveFeedback(order)).toEqual(['accepted']);
  });

  it('without the exchange a lead’s signature takes the call’s place, and nothing else does', { timeout: 120_000 }, async () => {
    const order = await signedOrder('13912345678');
    const { port } = exchange;
    await exchange.stop();
    await connected(worker, false);
    expect(await begin(order)).toMatchObject({ status: 503, code: 'exchange_away' });
    const ask = { type: 'request_exception', assignmentId: order.shareId, reason: '交换机中断，用手机联系到来电人，通话约两分钟' } as const;
    expect(codes(await worker.push([commandBy('wangge.guoliang1', order.caseId, ask)]))).toEqual(['accepted']);
    expect(await giveFeedback(order)).toEqual(['contact_evidence_required']);
    expect(codes(await worker.push([commandBy('wangge.guoliang1', order.caseId, decideOn('exception', true, order.shareId))]))).toEqual(['role_not_allowed']);
    expect(JSON.stringify(await lead.get('/api/notices?limit=200'))).toContain('exception_asked');
    const sign = commandBy('chen.jing', order.caseId, decideOn('exception', true, order.shareId));
    expect(codes(await lead.push([sign]))).toEqual(['accepted']);
    expect(await contactsOf(order)).toMatchObject([{ channel: 'exception', signedBy: 'chen.jing', note: ask.reason }]);
    expect(await giveFeedback(order)).toEqual(['accepted']);
    exchange = await openExchange(port);
  });
});
