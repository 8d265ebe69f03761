import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clustersSchema, type Clusters } from '#contract/central/clusters.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import { ruleBook } from '../../../tests/support/ruleBook.ts';
import { startTestCentral, type TestCentral } from '../../../tests/support/testCentral.ts';

const start = Date.UTC(2026, 10, 24, 2);
const minute = 60_000;
let central: TestCentral;
let counter = 0;

const push = async (user: string, caseId: string, phone: string, commands: readonly CaseCommand[], at: number, version = 0): Promise<void> => {
  const callerId = randomUUID();
  const line = user === 'zhao.lei' ? '110' : '12345';
  const results = await central.push(
    user,
    commands.map((given, index) => {
      const command = given.type === 'take_in' ? { ...given, intake: { ...given.intake, callerId } } : given;
      return {
        id: randomUUID(),
        tenant: { city: '430600', mode: 'live' } as const,
        caseId,
        actor: { userId: user, role: line === '110' ? ('taker_110' as const) : ('taker_12345' as const), unitId: null },
        seatId: null,
        at,
        baseVersion: version + index,
        rules: ruleBook.versions,
        persons: index === 0 && given.type === 'take_in' ? [{ id: callerId, name: '', phone }] : [],
        command,
      };
    }),
  );
  expect(results.map(({ status }) => status)).toEqual(commands.map(() => 'accepted'));
};

// The clock is set once per test: each setting signs everybody in anew, and the central counts sign-ins.
/** A report that came in `minutes` after the start. */
const report = async (user: string, description: string, minutes: number, given: { readonly place?: string; readonly category?: string; readonly phone?: string } = {}): Promise<string> => {
  counter += 1;
  const caseId = randomUUID();
  const at = start + minutes * minute;
  const line = user === 'zhao.lei' ? '110' : '12345';
  const content = { title: '', description, place: { text: given.place ?? '', unitId: null, detail: '' }, category: given.category ?? null, urgency: 'normal', occurredAt: '', demand: '', secret: false, consents: [] } as const;
  const intake = { channel: 'call', network: line, line, callId: null, callerId: null, takerId: user, seatId: line === '110' ? 'B01' : 'A07', at } as const;
  await push(user, caseId, given.phone ?? `1390000${String(counter).padStart(4, '0')}`, [{ type: 'take_in', number: formatCaseNumber({ day: '20261124', block: 7, counter }), intake, content }], at);
  return caseId;
};

const seenBy = async (user: string): Promise<Clusters> => clustersSchema.parse((await central.ask(user, 'GET', '/api/clusters')).body);

beforeAll(async () => {
  central = await startTestCentral(start + 6 * minute);
});
afterAll(() => central.stop());

describe('the city over all its seats', () => {
  it('sees five alike in ten minutes, whichever line they came on, and tells each desk its own', async () => {
    const pipe = '建湘路自来水管爆了，水柱喷得很高';
    const first = await report('wang.min', pipe, 0, { place: '建湘路' });
    for (const at of [1, 2, 3]) await report('li.qiang', pipe, at, { place: '建湘路' });
    await report('wang.min', '想问社保卡怎么补办', 3);
    expect((await seenBy('wang.min')).clusters).toEqual([]);
    await report('zhao.lei', `${pipe}，路都淹了`, 4);
    const [cluster] = (await seenBy('wang.min')).clusters;
    expect(cluster).toMatchObject({ total: 5, callers: 5, since: start, place: '建湘路', words: pipe });
    expect(cluster?.members.map(({ caseId }) => caseId)[0]).toBe(first);
    expect(cluster?.members).toHaveLength(4);
    expect((await seenBy('zhao.lei')).clusters[0]).toMatchObject({ total: 5, members: [{ state: 'taken_in' }] });
    expect((await seenBy('chen.jing')).rule).toEqual({ minutes: 10, atLeast: 5 });
    expect((await central.ask('wangge.guoliang1', 'GET', '/api/clusters')).status).toBe(403);
  });

  it('follows what becomes of a case, and forgets after an hour', async () => {
    const [cluster] = (await seenBy('wang.min')).clusters;
    const [main, second] = cluster?.members ?? [];
    if (main === undefined || second === undefined) throw new Error('no cluster');
    await push('li.qiang', second.caseId, '', [{ type: 'merge', intoCaseId: main.caseId, intoNumber: main.number, reason: '同一处' }], start + 5 * minute, 1);
    expect((await seenBy('wang.min')).clusters[0]?.members.find(({ caseId }) => caseId === second.caseId)?.state).toBe('merged');
    central.setNow(start + 66 * minute);
    expect((await seenBy('wang.min')).clusters).toEqual([]);
  });

  it('sees disputes that come back to one address', async () => {
    central.setNow(start + 75 * minute);
    for (const at of [70, 71]) await report('wang.min', '楼下老板欠钱不还又吵起来', at, { place: '金鹗花园3栋', category: 'jiufen.jingji' });
    expect((await seenBy('wang.min')).repeats).toEqual([]);
    await report('li.qiang', '又为租金吵架', 72, { place: '金鹗花园3栋', category: 'jiufen.linli' });
    expect((await seenBy('chen.jing')).repeats).toMatchObject([{ place: '金鹗花园3栋', total: 3 }]);
    expect((await seenBy('zhao.lei')).repeats).toEqual([]);
  });
});
