import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticesSchema } from '#contract/central/loop.ts';
import type { CommandResult } from '#contract/central/sync.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { dispatchTo, returnIt, takeIn, triaged } from '../support/caseRun.ts';
import { commandBy, startFleet, type CentralFleet, type Portal } from '../support/centralFleet.ts';

const grid = '430602001001-g1';
const otherGrid = '430602001001-g2';
let fleet: CentralFleet;
let taker: Portal;
let lead: Portal;
let worker: Portal;
let counter = 0;

beforeAll(async () => {
  fleet = await startFleet(2);
  taker = await fleet.person('wang.min', 0);
  lead = await fleet.person('chen.jing', 1);
  worker = await fleet.person('wangge.guoliang1', 0);
});
afterAll(() => fleet.stop());

const codes = (results: readonly CommandResult[]) => results.map((each) => (each.status === 'accepted' ? 'accepted' : each.error.code));

const newNumber = (): string => formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: 7, counter: (counter += 1) });

/** A case at a unit, with a caller; answers its id and the share's id. */
const dispatched = async (unitId: string, secret = false): Promise<{ readonly caseId: string; readonly shareId: string; readonly phone: string }> => {
  const caseId = randomUUID();
  const shareId = randomUUID();
  const callerId = randomUUID();
  const phone = `139${String(Math.floor(counter * 7_919 + 10_000_000)).slice(0, 8)}`;
  if (takeIn.type !== 'take_in') throw new Error('not a take-in');
  const first: CaseCommand = {
    ...takeIn,
    number: newNumber(),
    intake: { ...takeIn.intake, callerId, takerId: 'wang.min', at: Date.now() },
    content: { ...takeIn.content, place: { ...takeIn.content.place, unitId }, secret },
  };
  const results = await taker.push([
    commandBy('wang.min', caseId, first, { persons: [{ id: callerId, name: '王小敏', phone }] }),
    commandBy('wang.min', caseId, triaged()),
    commandBy('wang.min', caseId, dispatchTo(unitId, shareId)),
  ]);
  expect(codes(results)).toEqual(['accepted', 'accepted', 'accepted']);
  return { caseId, shareId, phone };
};

describe('over two centrals on one database', () => {
  it('two people decide the same return at once: one wins, the other is told who', async () => {
    const other = await fleet.person('chen.jing', 0);
    for (let round = 0; round < 10; round += 1) {
      const { caseId, shareId } = await dispatched(grid);
      expect(codes(await worker.push([commandBy('wangge.guoliang1', caseId, returnIt(shareId))]))).toEqual(['accepted']);
      const decision = (approved: boolean) =>
        commandBy('chen.jing', caseId, { type: 'decide_request', request: 'return', assignmentId: shareId, approved, note: '经核', reassign: null });
      const answers = await Promise.all([lead.push([decision(true)]), other.push([decision(false)])]);
      const all = answers.flat();
      expect([...codes(all)].sort()).toEqual(['accepted', 'already_decided']);
      const loser = all.find(({ status }) => status === 'refused');
      expect(loser?.status === 'refused' ? loser.error.detail['by'] : null).toBe('chen.jing');
    }
  });

  it('a unit sees only what is its own', async () => {
    const mine = await dispatched(grid);
    const theirs = await dispatched(otherGrid);
    const seen = JSON.stringify(await worker.feed());
    expect(seen).toContain(mine.caseId);
    expect(seen).not.toContain(theirs.caseId);
    expect(seen).not.toContain(otherGrid);
    const list = JSON.stringify(await worker.get('/api/cases?list=all&limit=200'));
    expect(list).toContain(mine.caseId);
    expect(list).not.toContain(theirs.caseId);
    const [refused] = await worker.push([commandBy('wangge.guoliang1', theirs.caseId, { type: 'sign', assignmentId: theirs.shareId })]);
    expect(codes(refused === undefined ? [] : [refused])).toEqual(['not_visible']);
  });

  it('a secret caller’s number never reaches a unit', async () => {
    const { caseId, phone } = await dispatched(grid, true);
    const everything = await Promise.all([
      worker.feed(), worker.get('/api/cases?list=all&limit=200'), worker.get(`/api/cases?list=all&text=${phone}`), worker.get('/api/notices?limit=200'),
      worker.get('/api/assessment?from=0&to=9999999999999'),
    ]);
    const text = JSON.stringify(everything);
    expect(text).toContain(caseId);
    for (const trace of [phone, phone.slice(-4)]) expect(JSON.stringify(everything[0].changes.filter((change) => change.visible && change.case.id === caseId))).not.toContain(trace);
    expect(text).not.toContain(phone);
  });

  it('a merged case keeps its caller, whom the unit can reach; a split gives both back', async () => {
    const main = await dispatched(grid);
    const second = await dispatched(otherGrid);
    const merge: CaseCommand = { type: 'merge', intoCaseId: main.caseId, intoNumber: '', reason: '同一处' };
    expect(codes(await taker.push([commandBy('wang.min', second.caseId, merge)]))).toEqual(['accepted']);
    const seen = (await worker.feed()).changes.find((change) => change.visible && change.case.id === main.caseId);
    expect(seen?.visible === true ? seen.persons.map(({ phone }) => phone).sort() : []).toEqual([main.phone, second.phone].sort());
    expect(codes(await taker.push([commandBy('wang.min', second.caseId, { type: 'split', reason: '两处' })]))).toEqual(['accepted']);
    const after = (await worker.feed()).changes.find((change) => change.visible && change.case.id === main.caseId);
    expect(after?.visible === true ? after.persons.map(({ phone }) => phone) : []).toEqual([main.phone]);
  });

  it('reports from the street get one number each, also when both nodes number at once', async () => {
    if (takeIn.type !== 'take_in') throw new Error('not a take-in');
    const { content } = takeIn;
    const second = await fleet.person('wangge.guoliang2', 1);
    const report: CaseCommand = { type: 'report', channel: 'grid', content, callerId: null, attachments: [] };
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const answers = await Promise.all(
      ids.map((id, index) => (index % 2 === 0 ? worker.push([commandBy('wangge.guoliang1', id, report)]) : second.push([commandBy('wangge.guoliang2', id, report)]))),
    );
    expect(new Set(codes(answers.flat()))).toEqual(new Set(['accepted']));
    const seen = (await taker.feed()).changes.flatMap((change) => (change.visible && ids.some((id) => id === change.case.id) ? [change.case.number] : []));
    expect(new Set(seen).size).toBe(40);
    expect(seen.every((number) => /-99\d-/.test(number))).toBe(true);
    expect(JSON.stringify(await worker.feed())).toContain(ids[0]);
  });

  it('lists whatever a unit asked for until somebody has decided', async () => {
    const { caseId, shareId } = await dispatched(grid);
    const isListed = async (): Promise<boolean> => JSON.stringify(await lead.get('/api/cases?list=to_decide&limit=200')).includes(caseId);
    const signed = [commandBy('wangge.guoliang1', caseId, { type: 'sign', assignmentId: shareId }), commandBy('wangge.guoliang1', caseId, { type: 'request_suspension', assignmentId: shareId, reason: '等配件' })];
    expect(await isListed()).toBe(false);
    expect(codes(await worker.push(signed))).toEqual(['accepted', 'accepted']);
    expect(await isListed()).toBe(true);
    const decided = commandBy('chen.jing', caseId, { type: 'decide_request', request: 'suspension', assignmentId: shareId, approved: true, note: '', reassign: null });
    expect(codes(await lead.push([decided]))).toEqual(['accepted']);
    expect(await isListed()).toBe(false);
  });

  it('tells each role what concerns it', async () => {
    const { caseId, shareId } = await dispatched(grid);
    await worker.push([commandBy('wangge.guoliang1', caseId, returnIt(shareId))]);
    const noticesOf = async (who: Portal) =>
      noticesSchema.parse(await who.get('/api/notices?limit=200')).notices.filter((notice) => notice.caseId === caseId).map(({ kind }) => kind);
    expect(await noticesOf(worker)).toEqual(['new_task']);
    expect(await noticesOf(lead)).toEqual(['return_asked']);
    expect((await lead.post('/api/notices/seen', { seq: 5 })).status).toBe(204);
    expect(noticesSchema.parse(await lead.get('/api/notices')).seen).toBe(5);
  });
});
