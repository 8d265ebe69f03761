import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishedRuleSet, RuleSetDraft, RulesInForce } from '#contract/central/ruleSets.ts';
import type { TransferLists } from '#domain/boundary/transferList.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import { ruleBook } from '../../../tests/support/ruleBook.ts';
import { startTestCentral, type TestCentral } from '../../../tests/support/testCentral.ts';

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 10, 24, 2);
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(start);
});
afterAll(() => central.stop());

interface Shelf {
  readonly versions: readonly PublishedRuleSet[];
  readonly drafts: readonly Omit<RuleSetDraft, 'body'>[];
}
const shelf = async (): Promise<Shelf> => (await central.ask('chen.jing', 'GET', '/api/rules/transfer_lists')).body;
const openDraft = async (): Promise<RuleSetDraft & { readonly body: TransferLists }> =>
  (await central.ask('chen.jing', 'POST', '/api/rules/transfer_lists/drafts', { baseVersion: (await shelf()).versions.find(({ inForce }) => inForce)?.version })).body;
const changed = (body: TransferLists, id: string, change: object): TransferLists => ({
  ...body,
  items: body.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
});

let counter = 0;
/** A case with a verdict under these versions, made at `at`. */
const triaged = (at: number, rules: { triage?: string; transferLists?: string }): readonly CommandEnvelope[] => {
  counter += 1;
  const caseId = randomUUID();
  const number = formatCaseNumber({ day: '20261124', block: 7, counter });
  const content = { title: '', description: '路灯不亮', place: { text: '', unitId: null, detail: '' }, category: null, urgency: 'normal', occurredAt: '', demand: '', secret: false, consents: [] } as const;
  const intake = { channel: 'typed', network: '12345', line: '12345', callId: null, callerId: null, takerId: 'wang.min', seatId: 'A07', at } as const;
  const triage = { verdict: 'non_police', engineVerdict: 'non_police', category: null, urgency: 'normal', redFlags: [], rulesVersion: '1', overrideReason: null } as const;
  return [{ type: 'take_in', number, intake, content } as const, { type: 'triage', triage } as const].map((command, index) => ({
    id: randomUUID(),
    tenant: { city: '430600', mode: 'live' },
    caseId,
    actor: { userId: 'wang.min', role: 'taker_12345', unitId: null },
    seatId: null,
    at,
    baseVersion: index,
    rules: { ...ruleBook.versions, ...rules },
    persons: [],
    command,
  }));
};
const answers = async (at: number, rules: { triage?: string; transferLists?: string }): Promise<readonly string[]> =>
  (await central.push('wang.min', triaged(at, rules))).map((result) => (result.status === 'accepted' ? 'accepted' : result.error.code));

describe('the city’s lists at the central', () => {
  it('are in force from the first start, for every seat and portal', async () => {
    const { body } = await central.ask('wangge.guoliang1', 'GET', '/api/rules');
    const { publications } = body as RulesInForce;
    expect(publications.map(({ kind }) => kind).sort()).toEqual(['transfer_lists', 'triage']);
    const answer = await central.ask(null, 'GET', '/api/rules');
    expect(answer.status).toBe(401);
  });

  it('are changed by those who lead and by nobody else', async () => {
    const base = (await shelf()).versions[0]?.version;
    for (const user of ['wang.min', 'sun.yan', 'wangge.guoliang1', 'admin']) {
      expect((await central.ask(user, 'POST', '/api/rules/transfer_lists/drafts', { baseVersion: base })).status).toBe(403);
    }
    expect((await central.ask('wang.min', 'GET', '/api/rules/transfer_lists')).status).toBe(200);
    expect((await central.ask('wangge.guoliang1', 'GET', '/api/rules/transfer_lists')).status).toBe(403);
  });

  it('lose no save to a later one made on an older state', async () => {
    const draft = await openDraft();
    const path = `/api/rules/drafts/${draft.draftId}`;
    const first = await central.ask('chen.jing', 'PUT', path, { revision: 1, body: changed(draft.body, 'B01', { matter: '一' }), note: '' });
    expect(first.body).toMatchObject({ revision: 2, authors: ['chen.jing'] });
    const late = await central.ask('he.ping', 'PUT', path, { revision: 1, body: changed(draft.body, 'B01', { matter: '二' }), note: '' });
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'draft_changed', detail: { by: 'chen.jing' } } } });
    await central.ask('chen.jing', 'POST', `${path}/discard`, {});
    expect((await central.ask('chen.jing', 'GET', path)).status).toBe(404);
  });

  it('are published by another person, checked, with a date; the history stays', async () => {
    const draft = await openDraft();
    const path = `/api/rules/drafts/${draft.draftId}`;
    const publish = (user: string, revision: number, effectiveFrom: number) => central.ask(user, 'POST', `${path}/publish`, { revision, effectiveFrom });
    await central.ask('chen.jing', 'PUT', path, { revision: 1, body: changed(draft.body, 'B01', { basis: '' }), note: '' });
    expect((await publish('chen.jing', 2, start + day)).body).toMatchObject({ error: { code: 'role_not_allowed' } });
    expect((await publish('he.ping', 2, start + day)).body).toMatchObject({ error: { code: 'lists_have_problems', detail: { item: 'B01', problem: 'basis_missing' } } });
    await central.ask('chen.jing', 'PUT', path, { revision: 2, body: changed(draft.body, 'B01', { matter: '邻里噪声' }), note: '改写' });
    expect((await publish('he.ping', 3, start - day)).body).toMatchObject({ error: { code: 'effective_in_the_past' } });
    expect((await publish('he.ping', 2, start + day)).status).toBe(409);
    expect((await publish('he.ping', 3, start + day)).body).toMatchObject({ version: '2026-11-25', authors: ['chen.jing'], publishedBy: 'he.ping' });

    const { versions } = await shelf();
    expect(versions.map(({ version, inForce }) => [version, inForce])).toEqual([['2026-11-25', false], ['2026-11-01', true]]);
    const { publications } = (await central.ask('wang.min', 'GET', '/api/rules')).body as RulesInForce;
    const coming = publications.find(({ version }) => version === '2026-11-25');
    const items = coming?.kind === 'transfer_lists' ? coming.body.items : [];
    expect(items.find(({ id }) => id === 'B01')).toMatchObject({ matter: '邻里噪声', revision: 2 });
    expect(items.find(({ id }) => id === 'B02')).toMatchObject({ revision: 1 });
  });

  it('cannot be published by an author who is also the supervisor', async () => {
    const draft = await openDraft();
    await central.ask('he.ping', 'PUT', `/api/rules/drafts/${draft.draftId}`, { revision: 1, body: changed(draft.body, 'B02', { matter: '工地' }), note: '' });
    const { body } = await central.ask('he.ping', 'POST', `/api/rules/drafts/${draft.draftId}/publish`, { revision: 2, effectiveFrom: start + day });
    expect(body).toMatchObject({ error: { kind: 'forbidden', code: 'own_draft' } });
  });

  it('hold for the commands that were given while they were in force', async () => {
    central.setNow(start + 2 * day);
    expect(await answers(start + 2 * day, { transferLists: '2026-11-25' })).toEqual(['accepted', 'accepted']);
    expect(await answers(start, { transferLists: '2026-11-01' })).toEqual(['accepted', 'accepted']);
    expect(await answers(start + 2 * day, { transferLists: '2026-11-01' })).toEqual(['accepted', 'accepted']);
    expect(await answers(start, { transferLists: '2026-11-25' })).toEqual(['accepted', 'rules_not_in_force']);
    expect(await answers(start + 2 * day, { triage: 'never published' })).toEqual(['accepted', 'rules_not_in_force']);
    expect(await answers(start + 12 * day, { transferLists: '2026-11-01' })).toEqual(['accepted', 'rules_not_in_force']);
  });

  it('leave a line in the audit for every step', async () => {
    const { rows } = await central.database.pool.query<{ action: string }>(`select distinct action from audit where action like 'rule%' order by action`);
    expect(rows.map(({ action }) => action)).toEqual(['rule_draft_discarded', 'rule_draft_opened', 'rule_draft_saved', 'rules_published']);
  });
});
