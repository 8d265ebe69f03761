import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseTextsSchema } from '#contract/central/texts.ts';
import { noticesSchema } from '#contract/central/loop.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import type { CaseContent } from '#domain/case/case.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { sendWaiting } from '../../src/central/sms/sendWaiting.ts';
import { createHttpSms } from '../../src/central/sms/smsPort.ts';
import { contact, dispatchTo, feedBack, followUp, takeIn, triaged } from '../support/caseRun.ts';
import { commandBy } from '../support/centralFleet.ts';
import { startTestCentral, type TestCentral } from '../support/testCentral.ts';

const tenant = '430600:live';
const grid = '430602001001-g1';
const start = Date.parse('2026-11-24T02:00:00Z');
const minute = 60_000;
const token = 'gateway-token-of-this-test';

/** A gateway that answers as it is told, one answer a request, then 202. */
const answers: (number | 'cut')[] = [];
const taken: { readonly id: string; readonly phone: string; readonly text: string }[] = [];
let gateway: Server;
let central: TestCentral;
let port: ReturnType<typeof createHttpSms>;
let now = start;
let counter = 0;

beforeAll(async () => {
  gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      expect(request.headers.authorization).toBe(`Bearer ${token}`);
      const answer = answers.shift() ?? 202;
      // What breaks the connection may well have sent it.
      if (answer === 'cut' || answer === 202) taken.push(JSON.parse(body) as (typeof taken)[number]);
      if (answer === 'cut') return request.socket.destroy();
      response.writeHead(answer).end();
      return undefined;
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  port = createHttpSms(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`, token);
  central = await startTestCentral(start, { sms: { port, token, everySeconds: 3_600 } });
});
afterAll(async () => {
  await central.stop();
  gateway.close();
});

const send = async (): Promise<void> => sendWaiting(central.database.pool, tenant, port, () => now).catch(() => undefined);
const give = async (user: string, caseId: string, ...commands: readonly CaseCommand[]): Promise<readonly string[]> => {
  const results = await central.push(user, commands.map((command) => commandBy(user, caseId, command, { at: now })));
  return results.map((each) => (each.status === 'accepted' ? 'accepted' : each.error.code));
};
const textsOf = async (caseId: string) => {
  const { body } = await central.ask('wang.min', 'GET', `/api/cases/${caseId}/texts`);
  return caseTextsSchema.parse(body).texts;
};
const byGateway = async (path: string, body: object, bearer = token): Promise<number> =>
  (await central.app.inject({ method: 'POST', url: path, headers: { authorization: `Bearer ${bearer}` }, payload: body })).statusCode;

/** A case at the grid, whose caller agreed to text messages unless told otherwise. */
const dispatched = async (content: Partial<CaseContent> = {}): Promise<{ readonly caseId: string; readonly phone: string; readonly shareId: string }> => {
  counter += 1;
  const [caseId, callerId, shareId, phone] = [randomUUID(), randomUUID(), randomUUID(), `1390000${String(1_000 + counter)}`];
  if (takeIn.type !== 'take_in') throw new Error('not a take-in');
  const first: CaseCommand = {
    ...takeIn,
    number: formatCaseNumber({ day: shanghaiDay(now).replaceAll('-', ''), block: 7, counter }),
    intake: { ...takeIn.intake, callerId, at: now },
    content: { ...takeIn.content, place: { ...takeIn.content.place, unitId: grid }, consents: ['handover', 'sms'], ...content },
  };
  const results = await central.push('wang.min', [
    commandBy('wang.min', caseId, first, { at: now, persons: [{ id: callerId, name: '王小敏', phone }] }),
    commandBy('wang.min', caseId, triaged(), { at: now }),
    commandBy('wang.min', caseId, dispatchTo(grid, shareId), { at: now }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
  return { caseId, phone, shareId };
};
const fedBack = async (content: Partial<CaseContent> = {}) => {
  const made = await dispatched(content);
  expect(await give('wangge.guoliang1', made.caseId, { type: 'sign', assignmentId: made.shareId }, contact(made.shareId), feedBack(made.shareId))).toEqual(['accepted', 'accepted', 'accepted']);
  return made;
};
const stateOf = async (caseId: string): Promise<string> => {
  const { rows } = await central.database.pool.query<{ state: string }>('select state from case_row where case_id = $1', [caseId]);
  return rows[0]?.state ?? '';
};

it('tells the caller his number and asks him when it is fed back, each once, with its delivery on the case', async () => {
  const { caseId, phone } = await fedBack();
  await send();
  await send();
  const own = taken.filter((each) => each.phone === phone);
  expect(own.map(({ text }) => /受理|评价/u.exec(text)?.[0])).toEqual(['受理', '评价']);
  expect((await textsOf(caseId)).map(({ template, state }) => [template, state])).toEqual([['accepted', 'sent'], ['finished', 'sent']]);
  expect(await byGateway('/api/sms/receipts', { id: own[0]?.id, state: 'delivered' })).toBe(204);
  expect(await byGateway('/api/sms/receipts', { id: own[1]?.id, state: 'failed' })).toBe(204);
  expect((await textsOf(caseId)).map(({ state }) => state)).toEqual(['delivered', 'failed']);
});

it('tries again what was certainly not taken, and never what may have been', async () => {
  const { caseId, phone } = await dispatched();
  answers.push(503);
  await send();
  expect((await textsOf(caseId))[0]).toMatchObject({ state: 'waiting', attempts: 1 });
  await send();
  expect((await textsOf(caseId))[0]?.attempts).toBe(1);
  now += minute;
  answers.push('cut');
  await send();
  now += 60 * minute;
  await send();
  expect((await textsOf(caseId))[0]).toMatchObject({ state: 'unsure', attempts: 2 });
  expect(taken.filter((each) => each.phone === phone)).toHaveLength(1);
  expect(await byGateway('/api/sms/receipts', { id: taken.find((each) => each.phone === phone)?.id, state: 'delivered' })).toBe(204);
  expect((await textsOf(caseId))[0]?.state).toBe('delivered');
});

it('gives up after eight refusals and says so', async () => {
  const { caseId } = await dispatched();
  for (let attempt = 0; attempt < 8; attempt += 1) {
    answers.push(503);
    await send();
    now += 60 * minute;
  }
  expect((await textsOf(caseId))[0]).toMatchObject({ state: 'failed', attempts: 8 });
});

it('writes to nobody who did not agree, wants secrecy, or took his word back', async () => {
  const silent = await dispatched({ consents: ['handover'] });
  const secret = await dispatched({ secret: true });
  expect([await textsOf(silent.caseId), await textsOf(secret.caseId)]).toEqual([[], []]);

  const later = await dispatched();
  expect(await give('wang.min', later.caseId, { type: 'flag_secret', secret: true, reason: '怕邻居知道' })).toEqual(['accepted']);
  await send();
  expect((await textsOf(later.caseId))[0]?.state).toBe('withheld');

  const { caseId, phone } = await fedBack();
  await send();
  expect(await byGateway('/api/sms/replies', { phone, text: 'td' })).toBe(204);
  expect(await give('wang.min', caseId, { type: 'invite_by_sms' })).toEqual(['sms_not_allowed']);
  const { rows } = await central.database.pool.query<{ phone: string }>('select phone from sms_opt_out');
  expect(rows).toEqual([{ phone }]);
  expect(taken.filter((each) => each.phone === later.phone || each.phone === secret.phone)).toEqual([]);
});

it('closes by a content answer, raises the case by a discontented one, keeps what nobody can read', async () => {
  const content = await fedBack();
  const discontent = await fedBack();
  const unclear = await fedBack();
  await send();
  for (const [{ phone }, text] of [[content, '１'], [discontent, '4 还是堵'], [unclear, '晚点再说']] as const) {
    expect(await byGateway('/api/sms/replies', { phone, text })).toBe(204);
  }
  expect([await stateOf(content.caseId), await stateOf(discontent.caseId), await stateOf(unclear.caseId)]).toEqual(['closed', 'fed_back', 'fed_back']);
  const { body } = await central.ask('wang.min', 'GET', '/api/follow-ups?limit=200');
  const { rows } = body as { rows: { id: string; need: { unhappy: boolean } }[] };
  const places = [discontent, unclear].map(({ caseId }) => rows.findIndex(({ id }) => id === caseId));
  expect(places[0]).toBeLessThan(places[1] ?? -1);
  expect(rows[places[0] ?? 0]?.need.unhappy).toBe(true);
  expect(rows.some(({ id }) => id === content.caseId)).toBe(false);
  const kept = await central.database.pool.query<{ note: string }>(
    `select body->'followUps'->0->>'note' as note from case_row where case_id = any($1) order by case_id = $2`,
    [[discontent.caseId, unclear.caseId], unclear.caseId],
  );
  expect(kept.rows.map(({ note }) => note)).toEqual(['还是堵', '晚点再说']);
});

it('takes nothing from anybody but the gateway', async () => {
  const { caseId, phone } = await fedBack();
  await send();
  expect(await byGateway('/api/sms/replies', { phone, text: '1' }, 'somebody')).toBe(401);
  expect(await stateOf(caseId)).toBe('fed_back');
  expect((await central.ask('wangge.guoliang1', 'GET', `/api/cases/${caseId}/texts`)).status).toBe(403);
});

it('lets one person call a caller at a time', async () => {
  const { caseId } = await fedBack();
  const claim = (user: string) => central.ask(user, 'POST', `/api/follow-ups/${caseId}/claim`, { by: user });
  expect((await claim('wang.min')).status).toBe(204);
  expect((await claim('wang.min')).status).toBe(204);
  expect((await claim('li.qiang')).body).toMatchObject({ error: { code: 'follow_up_claimed', detail: { by: 'wang.min' } } });
  now += 11 * minute;
  central.setNow(now);
  expect((await claim('li.qiang')).status).toBe(204);
  expect(await give('li.qiang', caseId, followUp('yes'), { type: 'close' })).toEqual(['accepted', 'accepted']);
});

it('tells a taker of his own cases, and the lead of what waits for him', async () => {
  const { caseId } = await fedBack();
  const kinds = async (user: string) => noticesSchema.parse((await central.ask(user, 'GET', '/api/notices?limit=200')).body).notices.filter((each) => each.caseId === caseId).map(({ kind }) => kind);
  expect(await kinds('wang.min')).toEqual(['to_follow_up']);
  expect(await kinds('li.qiang')).toEqual([]);
});
