import { afterAll, beforeAll, expect, test } from 'vitest';
import { NoLocation } from '../../src/central/location/locationPort.ts';
import { enrol } from '../e2e/portalCentral.ts';
import { startTestCentral, type TestCentral } from '../support/testCentral.ts';

let central: TestCentral;
let url = '';
const tokens = { A07: '', B01: '' };

beforeAll(async () => {
  central = await startTestCentral(Date.now(), {
    location: {
      lines: ['110'],
      port: {
        provider: 'operator of this test',
        lookUp: ({ number }) =>
          number.endsWith('0')
            ? Promise.reject(new NoLocation('not_found', 'nobody'))
            : Promise.resolve({ longitude: 113.13, latitude: 29.37, system: 'GCJ-02', radius: 90, method: 'Cell', foundAt: null, demo: false }),
      },
    },
  });
  url = await central.app.listen({ host: '127.0.0.1', port: 0 });
  tokens.A07 = await enrol(url, 'code-of-this-test');
  tokens.B01 = await enrol(url, 'code-of-this-test', 'B01');
}, 120_000);
afterAll(() => central.stop());

const ask = async (seat: keyof typeof tokens, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens[seat]}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as unknown };
};

const carried = {
  caseId: '019ac000-0000-7000-8000-000000000001',
  number: '20261128-007-0001-5',
  line: '12345',
  fields: { description: '下水道堵塞', place: { text: '保利西街', unitId: null, detail: '' } },
  takers: [{ seatId: 'A07', name: '王敏', at: 1 }],
};

test('a form is left by one seat and fetched by another; the newest stands, a day later it is gone', async () => {
  expect((await ask('B01', 'GET', `/api/carried/${carried.number}`)).status).toBe(404);
  expect((await ask('A07', 'PUT', `/api/carried/${carried.number}`, carried)).status).toBe(204);
  const more = { ...carried, fields: { ...carried.fields, description: '下水道堵塞，有老人滑倒' } };
  expect((await ask('A07', 'PUT', `/api/carried/${carried.number}`, more)).status).toBe(204);
  expect(await ask('B01', 'GET', `/api/carried/${carried.number}`)).toEqual({ status: 200, body: more });
  await central.database.pool.query('update carried_case set sent_at = sent_at - 86400001');
  expect((await ask('B01', 'GET', `/api/carried/${carried.number}`)).status).toBe(404);
});

test('it is refused under another number, or when it is no form; people without a seat get nothing', async () => {
  expect((await ask('A07', 'PUT', '/api/carried/another', carried)).status).toBe(400);
  expect((await ask('A07', 'PUT', `/api/carried/${carried.number}`, { ...carried, takers: 'me' })).status).toBe(400);
  expect((await central.ask('wang.min', 'GET', `/api/carried/${carried.number}`)).status).toBe(403);
  expect((await central.ask(null, 'GET', `/api/carried/${carried.number}`)).status).toBe(401);
  expect((await central.ask('wang.min', 'POST', '/api/location', {})).status).toBe(403);
});

test('a 110 seat learns where its caller is, and the question is in the audit before the answer', async () => {
  const caller = { callId: 'call-1', number: '13800000001', line: '110', reason: 'ring' };
  expect(await ask('B01', 'POST', '/api/location', caller)).toMatchObject({
    status: 200,
    body: { location: { longitude: 113.13, system: 'GCJ-02', radius: 90, provider: 'operator of this test' }, failure: null },
  });
  expect(await ask('B01', 'POST', '/api/location', { ...caller, number: '13800000010', reason: 'manual' })).toMatchObject({ body: { location: null, failure: 'not_found' } });
  expect(await ask('A07', 'POST', '/api/location', { ...caller, line: '12345' })).toMatchObject({ body: { location: null, failure: null } });
  expect((await ask('B01', 'POST', '/api/location', { ...caller, number: "138'; --" })).status).toBe(400);
  const { rows } = await central.database.pool.query<{ actor: string; detail: object }>(`select actor, detail from audit where action = 'location_asked' order by position`);
  expect(rows).toEqual([
    { actor: 'B01', detail: { callId: 'call-1', line: '110', reason: 'ring', outcome: 'found' } },
    { actor: 'B01', detail: { callId: 'call-1', line: '110', reason: 'manual', outcome: 'not_found' } },
  ]);
});
