import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabState } from '#contract/central/lab.ts';
import type { RuleSetDraft } from '#contract/central/ruleSets.ts';
import type { VerdictQuality } from '#domain/assessment/verdictQuality.ts';
import type { TransferLists } from '#domain/boundary/transferList.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { Verdict } from '#domain/triage/verdict.ts';
import { ruleBook } from '../../../tests/support/ruleBook.ts';
import { startTestCentral, type TestCentral } from '../../../tests/support/testCentral.ts';

const start = Date.UTC(2026, 10, 24, 2);
let central: TestCentral;
let counter = 0;

/** A case answered at the desk, and so closed. */
const answered = async (description: string, verdict: Verdict, engineVerdict: Verdict): Promise<void> => {
  counter += 1;
  const caseId = randomUUID();
  const callerId = randomUUID();
  const intake = { channel: 'call', network: '12345', line: '12345', callId: null, callerId, takerId: 'wang.min', seatId: 'A07', at: start } as const;
  const content = { title: '', description, place: { text: '', unitId: null, detail: '' }, category: null, urgency: 'normal', occurredAt: '', demand: '', secret: false, consents: [] } as const;
  const overridden = verdict !== engineVerdict;
  const commands: readonly CaseCommand[] = [
    { type: 'take_in', number: formatCaseNumber({ day: '20261124', block: 7, counter }), intake, content },
    {
      type: 'triage',
      triage: {
        ...{ verdict, engineVerdict, category: null, urgency: 'normal', redFlags: [], rulesVersion: '1' },
        overrideReason: overridden ? '已问清' : null,
        cues: [{ rule: engineVerdict === 'police' ? 'violence' : 'enquiry', weight: engineVerdict === 'police' ? 4 : -2 }],
        ...(overridden ? { overrideCode: 'no_danger' } : {}),
      },
    },
    { type: 'answer', answer: '已答复' },
  ];
  const results = await central.push('wang.min', commands.map((command, index) => ({
    id: randomUUID(),
    tenant: { city: '430600', mode: 'live' },
    caseId,
    actor: { userId: 'wang.min', role: 'taker_12345', unitId: null },
    seatId: null,
    at: start,
    baseVersion: index,
    rules: ruleBook.versions,
    persons: index === 0 ? [{ id: callerId, name: '李雷雷', phone: '13812345678' }] : [],
    command,
  })));
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
};

beforeAll(async () => {
  central = await startTestCentral(start);
  await answered('楼上李雷雷家半夜放音乐太吵，他电话13812345678', 'non_police', 'non_police');
  await answered('邻居装修噪音，吵得睡不着', 'non_police', 'non_police');
  await answered('想咨询医保缴费标准', 'non_police', 'police');
});
afterAll(() => central.stop());

const finished = async (labId: string): Promise<LabState> => {
  for (;;) {
    const state = (await central.ask('chen.jing', 'GET', `/api/rules/lab/${labId}`)).body as LabState;
    if (state.status !== 'running') return state;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

describe('the boundary lab', () => {
  it('shows which verdicts a draft would change, with masked examples and the figures before and after', async () => {
    const opened = (await central.ask('chen.jing', 'POST', '/api/rules/transfer_lists/drafts', { baseVersion: '2026-11-01' })).body as RuleSetDraft;
    const body = opened.body as TransferLists;
    const items = body.items.map((item) => (item.categories.some((category) => category.startsWith('huanbao.')) ? { ...item, direction: '12345_to_110', verdict: 'police', unit: 'gongan' } : item));
    await central.ask('chen.jing', 'PUT', `/api/rules/drafts/${opened.draftId}`, { revision: 1, body: { ...body, items }, note: '' });
    const begun = (await central.ask('chen.jing', 'POST', '/api/rules/lab', { draftId: opened.draftId, day: null })).body as LabState;
    const { report, rows, baseVersion } = await finished(begun.labId);
    expect([baseVersion, report?.cases, report?.judged]).toEqual(['2026-11-01', 3, 3]);
    expect(report?.before.diversionRecall.total).toBe(3);
    expect(report?.after.diversionRecall.hits).toBeLessThan(report?.before.diversionRecall.hits ?? 0);
    const noisy = rows.find(({ text }) => text.includes('半夜放音乐'));
    expect(noisy).toMatchObject({ change: 'broken', before: { verdict: 'non_police' }, final: 'non_police', unsafe: false });
    expect(noisy?.text).not.toMatch(/李雷雷|138/u);
    expect((await central.ask('wang.min', 'POST', '/api/rules/lab', { draftId: opened.draftId, day: null })).status).toBe(403);
  });

  it('ends when it is told to', async () => {
    const opened = (await central.ask('chen.jing', 'POST', '/api/rules/triage/drafts', { baseVersion: await triageVersion() })).body as RuleSetDraft;
    const { labId } = (await central.ask('chen.jing', 'POST', '/api/rules/lab', { draftId: opened.draftId, day: null })).body as LabState;
    expect((await central.ask('chen.jing', 'DELETE', `/api/rules/lab/${labId}`)).status).toBe(204);
    expect(['cancelled', 'done']).toContain((await finished(labId)).status);
  });
});

const triageVersion = async (): Promise<string> => {
  const shelf = (await central.ask('chen.jing', 'GET', '/api/rules/triage')).body as { readonly versions: readonly { readonly version: string }[] };
  return shelf.versions[0]?.version ?? '';
};

describe('the board of the diversion', () => {
  const period = `from=${start - 1}&to=${start + 1}`;
  it('counts closed cases of the period, for those who lead', async () => {
    const board = (await central.ask('chen.jing', 'GET', `/api/quality?${period}`)).body as VerdictQuality;
    expect(board).toMatchObject({ cases: 3, reviewed: 0, overrides: { hits: 1, total: 3 }, engine: { diversionRecall: { hits: 2, total: 3 } } });
    expect(board.rules.find(({ rule }) => rule === 'violence')).toMatchObject({ speaksFor: 'police', precision: { hits: 0, total: 1 } });
    const other = (await central.ask('he.ping', 'GET', `/api/quality?from=0&to=${start - 1}`)).body as VerdictQuality;
    expect(other.cases).toBe(0);
    expect((await central.ask('zhao.lei', 'GET', `/api/quality?${period}`)).status).toBe(403);
  });

  it('leads to the cases behind a figure, masked', async () => {
    const { body } = await central.ask('he.ping', 'GET', `/api/quality/cases?${period}&reason=no_danger`);
    expect(body).toMatchObject({ total: 1, rows: [{ engine: 'police', call: 'non_police', overrideCode: 'no_danger' }] });
    const all = await central.ask('he.ping', 'GET', `/api/quality/cases?${period}`);
    expect(JSON.stringify(all.body)).not.toMatch(/李雷雷|138123/u);
  });
});
