import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { CaseContent, TriageRecord } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import type { Line } from '#domain/tenant.ts';
import { accessible, addPhoto, device, feedBack, openTask, recordVisit, sign, signIn } from './portalActions.ts';
import { startPortalCentral, type DeskSeat, type PortalCentral } from './portalCentral.ts';
import { picture } from './seatActions.ts';

let central: PortalCentral;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startPortalCentral();
});
test.afterAll(() => central.stop());

/** A call becomes a case at a seat of its line; answers case id and number. */
const takeCall = async (
  seat: DeskSeat,
  line: Line,
  content: Pick<CaseContent, 'title' | 'description' | 'urgency'> & { readonly place: string },
  triage: Pick<TriageRecord, 'verdict' | 'redFlags' | 'category'>,
): Promise<{ readonly caseId: string; readonly number: string }> => {
  const [caseId, callerId, number] = [randomUUID(), randomUUID(), central.nextNumber(seat)];
  const { place, ...words } = content;
  const commands: readonly CaseCommand[] = [
    {
      type: 'take_in',
      number,
      intake: { channel: 'call', network: line, line, callId: null, callerId, takerId: seat === 'A07' ? 'wang.min' : 'zhao.lei', seatId: seat, at: Date.now() },
      content: {
        ...words,
        place: { text: place, unitId: '430602001001-g1', detail: '' },
        category: triage.category,
        occurredAt: '',
        demand: '',
        secret: false,
        consents: ['handover', 'callback'],
      },
    },
    { type: 'triage', triage: { ...triage, engineVerdict: triage.verdict, urgency: content.urgency, rulesVersion: 'story', overrideReason: null } },
  ];
  await central.desk(seat, caseId, commands, [{ id: callerId, name: '陈先生', phone: '13873067890' }]);
  return { caseId, number };
};
const dispatch = (transfer: 'work_order' | 'police_dispatch', ...units: readonly (readonly [unitId: string, kind: 'lead' | 'joint' | 'recheck'])[]): CaseCommand => ({
  type: 'dispatch',
  transfer,
  assignments: units.map(([unitId, kind]) => ({ id: randomUUID(), unitId, kind })),
  promise: '马上派人处理',
});

test('110分流: police close the road first, the department removes the pole, one grid puts out signs, another re-checks; one case in three networks', async ({ browser }) => {
  const url = `${central.url}/portal/`;
  const title = '电杆倒下压住车';
  const { caseId, number } = await takeCall(
    'B01',
    '110',
    { title, description: '电杆倒在路中间压住一辆车，车走不了，没有人受伤', urgency: 'urgent', place: '建湘路口' },
    { verdict: 'joint', redFlags: [], category: null },
  );
  await central.desk('B01', caseId, [dispatch('police_dispatch', ['430600-gongan', 'lead'])]);

  const station = await device(browser, 'desk');
  const police = await signIn(station, url, 'gongan');
  await openTask(police, title);
  await sign(police);
  await police.getByRole('link', { name: '到场，填处警单' }).click();
  await police.getByRole('textbox', { name: '到场处置' }).fill('已封闭车道，疏导交通');
  await accessible(police);
  await picture(police, 'story3-1-arrival');
  await police.getByRole('button', { name: '提交处警单' }).click();

  // The same case goes to 12345 for the department; 110 is told when it is accepted.
  await central.desk('B01', caseId, [
    {
      type: 'offer_handover',
      handover: { kind: 'one_key', toLine: '12345', reason: '电杆要由主管部门清除' },
      consent: true,
      promise: '市政部门马上来',
    },
  ]);
  await central.desk('A07', caseId, [
    { type: 'accept_handover' },
    dispatch('work_order', ['430602-chengguan', 'lead'], ['430602001001-g1', 'joint'], ['430602001001-g2', 'recheck']),
  ]);
  expect((await central.read(caseId)).owner).toMatchObject({ line: '12345', userId: 'wang.min' });

  await police.getByRole('link', { name: '反馈结果' }).click();
  await police.getByRole('textbox', { name: '现场情况' }).fill('电杆倒伏压车，无人受伤');
  await police.getByRole('textbox', { name: '处置措施' }).fill('已管制交通，移交市政');
  await police.getByLabel('处警结果').selectOption('handed_over');
  await police.getByRole('radiogroup', { name: '解决了吗' }).getByText('已解决').click();
  await accessible(police);
  await picture(police, 'story3-2-police-feedback');
  await police.getByRole('button', { name: '提交反馈' }).click();

  const street = await device(browser, 'phone');
  const grid = await signIn(street, url, 'wangge.guoliang1');
  await openTask(grid, title);
  await expect(grid.getByText('协办')).toBeVisible();
  await sign(grid);
  await recordVisit(grid, '在路口见到来电人，摆好警示牌');
  await feedBack(grid, { found: '路口有行人绕行', done: '已摆放警示标志', after: true });
  await picture(grid, 'story3-3-signs');

  const office = await device(browser, 'desk');
  const department = await signIn(office, url, 'chengguan');
  await openTask(department, title);
  await sign(department);
  await recordVisit(department, '到场与车主确认');
  await feedBack(department, { found: '电杆根部锈蚀倒伏', done: '已吊离电杆，清理路面', genuine: true });

  const second = await device(browser, 'phone');
  const other = await signIn(second, url, 'wangge.guoliang2');
  await openTask(other, title);
  await expect(other.getByText('复核', { exact: true })).toBeVisible();
  await sign(other);
  await other.getByRole('link', { name: '去复核' }).click();
  await other.getByText('办好了', { exact: true }).click();
  await other.getByRole('textbox', { name: '看到了什么' }).fill('路面已通畅');
  await addPhoto(other, '复核照片', '#1f8a4f');
  await accessible(other);
  await picture(other, 'story3-4-recheck');
  await other.getByRole('button', { name: '提交复核' }).click();
  await expect(other.getByRole('button', { name: '提交复核' })).toHaveCount(0);

  await expect.poll(async () => (await central.read(caseId)).state, { timeout: 60_000 }).toBe('fed_back');
  await central.desk('A07', caseId, [
    { type: 'follow_up', followUp: { contacted: true, solved: 'yes', satisfied: 'very', note: '很快就通了' } },
    { type: 'close' },
  ]);
  const closed = await central.read(caseId);
  expect(closed).toMatchObject({ number, state: 'closed', hops: 1 });
  expect(closed.assignments.map(({ kind, transfer }) => `${transfer ?? 'work_order'} ${kind}`)).toEqual([
    'police_dispatch lead',
    'work_order lead',
    'work_order joint',
    'work_order recheck',
  ]);
  await picture(department, 'story3-5-closed');
  for (const each of [station, street, office, second]) await each.close();
});

test('110分流 mirror: a noisy neighbour goes to 12345 with consent and a grid worker solves it; a knife goes to 110 by a three-way call', async ({ browser }) => {
  const url = `${central.url}/portal/`;
  const noise = await takeCall(
    'B01',
    '110',
    { title: '楼上噪声', description: '楼上深夜唱歌，没有打斗', urgency: 'normal', place: '保利西街 8 栋' },
    { verdict: 'non_police', redFlags: [], category: 'huanbao.linli' },
  );
  // Without consent nothing is diverted.
  const offer = (consent: boolean): CaseCommand => ({
    type: 'offer_handover',
    handover: { kind: 'one_key', toLine: '12345', reason: '邻里噪声，无暴力' },
    consent,
    promise: '网格员今晚联系您',
  });
  await expect(central.desk('B01', noise.caseId, [offer(false)])).rejects.toThrow('consent_required');
  await central.desk('B01', noise.caseId, [offer(true)]);
  await central.desk('A07', noise.caseId, [{ type: 'accept_handover' }, dispatch('work_order', ['430602001001-g1', 'lead'])]);
  const street = await device(browser, 'phone');
  const grid = await signIn(street, url, 'wangge.guoliang1');
  await openTask(grid, '楼上噪声');
  await sign(grid);
  await recordVisit(grid, '上门劝说，双方和解');
  await feedBack(grid, { found: '楼上聚会唱歌', done: '已劝停，约定十点后不唱' });
  await expect.poll(async () => (await central.read(noise.caseId)).state, { timeout: 60_000 }).toBe('fed_back');
  await street.close();

  const knife = await takeCall(
    'A07',
    '12345',
    { title: '低声求助', description: '小声说屋里有个男的拿着刀', urgency: 'critical', place: '保利西街 3 栋' },
    { verdict: 'police', redFlags: ['weapon'], category: null },
  );
  // The department alone never gets it.
  await expect(central.desk('A07', knife.caseId, [dispatch('work_order', ['430602-chengguan', 'lead'])])).rejects.toThrow('red_flag_forbids_diversion');
  await central.desk('A07', knife.caseId, [
    { type: 'offer_handover', handover: { kind: 'three_way', toLine: '110', reason: '持刀' }, consent: false, promise: '' },
  ]);
  await central.desk('B01', knife.caseId, [{ type: 'accept_handover' }, dispatch('police_dispatch', ['430600-gongan', 'lead'])]);
  const station = await device(browser, 'desk');
  const police = await signIn(station, url, 'gongan');
  await openTask(police, '低声求助');
  await sign(police);
  await expect(police.getByRole('link', { name: '到场，填处警单' })).toBeVisible();
  await picture(police, 'story3-6-knife');
  expect((await central.read(knife.caseId)).owner).toMatchObject({ line: '110', userId: 'zhao.lei' });
  await station.close();
});
