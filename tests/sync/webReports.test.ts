import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webProgressSchema, webReceiptSchema, type WebReceipt, type WebReport } from '#contract/central/webReports.ts';
import { feedPageSchema } from '#contract/central/sync.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { contact, dispatchTo, feedBack, triaged } from '../support/caseRun.ts';
import { commandBy } from '../support/centralFleet.ts';
import { startTestCentral, type TestCentral } from '../support/testCentral.ts';
import { createWebReporter, webReport, type WebReporter } from '../support/webReporter.ts';

const start = Date.parse('2026-11-28T02:00:00Z');
const grid = '430602001001-g1';
let central: TestCentral;
let addresses = 0;

beforeAll(async () => {
  central = await startTestCentral(start);
});
afterAll(() => central.stop());

/** Everybody at an address of his own, as citizens are. */
const newCitizen = (): WebReporter => createWebReporter(central, `203.0.113.${(addresses += 1)}`);
const submit = async (report: WebReport, ticket?: string, who = newCitizen()) => {
  const answer = await who.send('POST', 'reports', report, ticket ?? (await who.ticket()));
  return { status: answer.status, code: (answer.body as { error?: { code: string } }).error?.code ?? '', receipt: answer.status === 200 ? webReceiptSchema.parse(answer.body) : null };
};
const sent = async (report: WebReport): Promise<WebReceipt> => {
  const { receipt, code } = await submit(report);
  if (receipt === null) throw new Error(code);
  return receipt;
};
const feedOf = async (user: string) => feedPageSchema.parse((await central.ask(user, 'GET', '/api/feed?limit=2000')).body).changes;
const caseOf = async (number: string, user = 'wang.min'): Promise<Case> => {
  const found = (await feedOf(user)).find((change) => change.visible && change.case.number === number);
  if (found?.visible !== true) throw new Error('not seen');
  return found.case;
};
const photo = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 24]), Buffer.from('Exif\0\0owner13998761234'.slice(0, 22)), Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
]);
const upload = async (who: WebReporter, ticket: string, reportId: string, content: Buffer, fileId: string = randomUUID()) => {
  const query = `report=${reportId}&offset=0&size=${content.length}&sha256=`;
  return { fileId, answer: await who.send('POST', `uploads/${fileId}?${query}`, content, ticket) };
};

describe('网上报事', () => {
  it('comes to the hotline’s desk under the number that the citizen is told, with his own number and consent', async () => {
    const receipt = await sent(webReport());
    expect(receipt.number).toMatch(/^20261128-99\d-\d{4}-\d$/u);
    expect(receipt.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
    const state = await caseOf(receipt.number);
    expect(state).toMatchObject({
      state: 'taken_in', intake: { channel: 'web', network: '12345', takerId: 'system', reporterUnitId: null },
      content: { title: '保利西街路灯不亮，晚上走路看不清', urgency: 'normal', consents: ['handover', 'callback'] },
    });
    const seen = (await feedOf('wang.min')).find((change) => change.visible && change.case.id === state.id);
    expect(seen?.visible === true ? seen.persons.map(({ phone }) => phone) : []).toEqual(['13998761234']);
    expect(JSON.stringify((await central.ask('wang.min', 'GET', '/api/notices?limit=200')).body)).toContain(receipt.number);
    expect(await feedOf('wangge.guoliang1')).toEqual([]);
  });

  it('sent again after a lost answer is the same report; a ticket pays for one', async () => {
    const who = newCitizen();
    const ticket = await who.ticket();
    const report = webReport();
    const [first, second] = await Promise.all([submit(report, ticket, who), submit(report, ticket, who)]);
    expect(first.receipt).not.toBeNull();
    expect(second.receipt).toEqual(first.receipt);
    expect((await submit(report, await who.ticket(), who)).receipt).toEqual(first.receipt);
    expect(await submit(webReport(), ticket, who)).toMatchObject({ status: 409, code: 'ticket_used' });
  });

  it('is refused without a ticket, with somebody else’s puzzle, without consent, from a program, without a number to call back', async () => {
    const who = newCitizen();
    expect(await submit(webReport(), 'none', who)).toMatchObject({ status: 401, code: 'ticket_over' });
    const { challenge } = (await who.send('GET', 'challenge')).body as { challenge: string };
    const forged = `${challenge.split('.')[0] ?? ''}.AAAA`;
    for (const [asked, nonce] of [[challenge, '1'], [forged, '1']]) {
      expect((await who.send('POST', 'tickets', { challenge: asked, nonce })).status).toBe(401);
    }
    expect((await who.send('POST', 'reports', webReport(), challenge)).status).toBe(401);
    const ticket = await who.ticket();
    const wrong: readonly object[] = [{ agrees: false }, { homepage: 'http://x' }, { phone: '110' }, { phone: '' }, { text: '  ' }, { text: 'x'.repeat(2_001) }];
    for (const change of wrong) expect(await submit({ ...webReport(), ...change }, ticket, who)).toMatchObject({ status: 400, code: 'invalid_params' });
    expect((await who.send('POST', 'reports', { ...webReport(), text: 'x'.repeat(100_000) }, ticket)).status).toBe(413);
  });

  it('brings its photos, without what the camera wrote into them, and nobody else’s', async () => {
    const who = newCitizen();
    const ticket = await who.ticket();
    const report = webReport();
    const missing = randomUUID();
    expect(await submit({ ...report, photos: [{ fileId: missing, at: start }] }, ticket, who)).toMatchObject({ status: 409, code: 'photo_missing' });
    const { fileId, answer } = await upload(who, ticket, report.reportId, photo);
    expect(answer).toMatchObject({ status: 200, body: { stored: true } });
    // Another report cannot take it, and it is no way to store anything else.
    expect(await submit({ ...webReport(), photos: [{ fileId, at: start }] }, ticket, who)).toMatchObject({ status: 409, code: 'photo_missing' });
    expect((await upload(who, ticket, report.reportId, Buffer.from('<html>'))).answer.status).toBe(400);
    expect((await upload(who, 'none', report.reportId, photo)).answer.status).toBe(401);
    const huge = await who.send('POST', `uploads/${randomUUID()}?report=${report.reportId}&offset=0&size=${8 * 1024 * 1024 + 1}&sha256=`, photo, ticket);
    expect(huge.status).toBe(400);
    const { receipt } = await submit({ ...report, photos: [{ fileId, at: start }] }, ticket, who);
    expect((await caseOf(receipt?.number ?? '')).intake.attachments).toMatchObject([{ fileId, kind: 'photo' }]);
    const stored = await central.app.inject({ method: 'GET', url: `/api/files/${fileId}`, headers: await central.headersOf('wang.min') });
    expect(stored.statusCode).toBe(200);
    expect(stored.rawPayload.includes('owner')).toBe(false);
    expect(stored.rawPayload.subarray(0, 2)).toEqual(photo.subarray(0, 2));
  });

  it('one ticket begins so many uploads and no more', async () => {
    const who = newCitizen();
    const ticket = await who.ticket();
    const reportId = randomUUID();
    const statuses: number[] = [];
    for (let count = 0; count < 20; count += 1) statuses.push((await upload(who, ticket, reportId, photo)).answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(18);
    expect(statuses.slice(18)).toEqual([413, 413]);
  });

  it('with danger in its words stands first at the desk', async () => {
    const { number } = await sent(webReport({ text: '楼下有人拿着刀在砍人，快来' }));
    expect((await caseOf(number)).content.urgency).toBe('critical');
    const { number: joke } = await sent(webReport({ text: '路边的广告牌歪了，请修一下' }));
    expect((await caseOf(joke)).content.urgency).toBe('normal');
  });

  it('of a citizen who wants to stay hidden the unit learns nothing, by no way', async () => {
    const { number } = await sent(webReport({ secret: true, text: '楼上王小敏家漏水，我的电话13998761234', point: { lng: 113.12345, lat: 29.12345, accuracy: 5 } }));
    const { id: caseId } = await caseOf(number);
    const shareId = randomUUID();
    await atDesk(caseId, [triaged(), dispatchTo(grid, shareId)]);
    const seen = JSON.stringify(await feedOf('wangge.guoliang1'));
    expect(seen).toContain(caseId);
    for (const trace of ['13998761234', '9876', '王小敏', '113.12345']) expect(seen).not.toContain(trace);
  });

  it('tells how it goes to who has number and code, and nobody else', async () => {
    const receipt = await sent(webReport());
    const ask = async (number: string, code: string) => (await newCitizen().send('POST', 'progress', { number, code })) as { status: number; body: unknown };
    const progress = async () => webProgressSchema.parse((await ask(receipt.number.replaceAll('-', ' '), receipt.code.toLowerCase().replace('-', ''))).body);
    expect(await progress()).toMatchObject({ number: receipt.number, stage: 'received', reply: '', steps: [{ kind: 'received', at: start }] });

    const { id: caseId } = await caseOf(receipt.number);
    const shareId = randomUUID();
    await atDesk(caseId, [triaged(), dispatchTo(grid, shareId)]);
    const work: readonly CaseCommand[] = [{ type: 'sign', assignmentId: shareId }, contact(shareId)];
    const fed = feedBack(shareId);
    if (fed.type !== 'feed_back') throw new Error('no feedback');
    const results = await central.push('wangge.guoliang1', [...work, { ...fed, feedback: { ...fed.feedback, publicReply: '路灯已修好' } } as const].map((command) => commandBy('wangge.guoliang1', caseId, command)));
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    const after = await progress();
    expect(after).toMatchObject({ stage: 'checking', reply: '路灯已修好' });
    expect(after.steps.map(({ kind }) => kind)).toEqual(['received', 'dispatched', 'signed', 'contacted', 'fed_back']);
    expect(after.steps[1]?.units).toEqual(['郭亮社区第一网格']);
    for (const trace of ['139', '王', 'wangge', '门面油污']) expect(JSON.stringify(after)).not.toContain(trace);

    expect((await ask(receipt.number, 'AAAA-AAAA')).status).toBe(404);
    expect((await ask('20261128-999-9999-9', receipt.code)).status).toBe(404);
    for (let tries = 0; tries < 9; tries += 1) await ask(receipt.number, 'AAAA-AAAA');
    expect((await ask(receipt.number, receipt.code)).status).toBe(429);
    central.setNow(start + 3_601_000);
    expect((await ask(receipt.number, receipt.code)).status).toBe(200);
    central.setNow(start);
  });

  it('from one telephone are ten a day; from one address so many a minute', async () => {
    const phone = '13700001111';
    for (let count = 0; count < 10; count += 1) await sent(webReport({ phone }));
    expect(await submit(webReport({ phone }))).toMatchObject({ status: 429, code: 'web_phone' });
    const who = newCitizen();
    const statuses: number[] = [];
    for (let count = 0; count < 40; count += 1) statuses.push((await who.send('GET', 'challenge')).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });

  it('finds places by name, pinyin and position, and lists the city’s parts', async () => {
    const who = newCitizen();
    const names = async (query: string) => ((await who.send('GET', `places?${query}`)).body as { places: { name: string; path: string[] }[] }).places.map(({ name }) => name);
    expect((await names(`text=${encodeURIComponent('保利')}`))[0]).toBe('保利西街');
    expect(await names('text=bljx')).toContain('保利西街');
    expect(await names('east=113.0415&north=29.4559')).toEqual(['郭亮社区']);
    expect(await names('east=100&north=20')).toEqual([]);
    const parts = async (under: string) => ((await who.send('GET', `divisions${under}`)).body as { divisions: { id: string; name: string }[] }).divisions;
    expect((await parts('')).map(({ name }) => name)).toContain('岳阳楼区');
    expect((await parts('?under=430602001')).map(({ name }) => name)).toContain('郭亮社区');
  });
});

const atDesk = async (caseId: string, commands: readonly CaseCommand[]): Promise<void> => {
  const results = await central.push('wang.min', commands.map((command) => commandBy('wang.min', caseId, command)));
  expect(results.map(({ status }) => status)).toEqual(commands.map(() => 'accepted'));
};
