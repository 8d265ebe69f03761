import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { returnIt, takeIn, triaged } from '../support/caseRun.ts';
import { startStack, type Stack } from '../support/startStack.ts';
import { accessible, act, caseFeed, leave, openCase, printed, sheet, shift, watchPrinting, type CaseFeed } from './caseActions.ts';
import { feedBack as feedBackAtPortal, openTask, sign, signIn as signInAtPortal, device } from './portalActions.ts';
import { picture, seatOf } from './seatActions.ts';

const grid = '430602001001-g1';
let stack: Stack;
let feed: CaseFeed;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  stack = await startStack(['central', 'station', 'police']);
  feed = caseFeed(stack);
});
test.afterAll(() => stack.stop());
const give: CaseFeed['give'] = (...words) => feed.give(...words);
const read: CaseFeed['read'] = (caseId) => feed.read(caseId);
const takenIn: CaseFeed['takenIn'] = (...words) => feed.takenIn(...words);
const dispatched: CaseFeed['dispatched'] = (...words) => feed.dispatched(...words);

test('a report from the street is taken in, sent, and changed at the desk; each act stands in the time-line and can be taken back', async ({ browser }) => {
  const reported = randomUUID();
  const content = takeIn.type === 'take_in' ? takeIn.content : null;
  if (content === null) throw new Error('no content');
  await give('wangge.guoliang1', reported, [
    { type: 'report', channel: 'grid', content: { ...content, title: '', description: '建湘路口下水道堵塞，污水漫到人行道上', place: { text: '建湘路口', unitId: grid, detail: '' }, category: null, urgency: 'normal', consents: [] }, callerId: null, attachments: [] },
  ]);
  const [page, seat] = await shift(browser, stack.workstationUrl(), 'wang.min');
  await expect(seat.getByRole('button', { name: /^案件 1/ })).toBeVisible();
  await openCase(seat, /^待受理派单/, '下水道堵塞');
  await act(seat, '受理派单');
  const take = sheet(seat, '受理派单');
  await expect(take.getByText('系统判断：非警务')).toBeVisible();
  await take.getByLabel('协办').click();
  await take.getByLabel('协办').fill('住建');
  await seat.getByRole('option').first().click();
  await take.getByLabel('对来电人或上报人的承诺（可不写）').fill('今天派人来看');
  await picture(page, 'acts-1-take-in-1366');
  await accessible(page);
  await take.getByRole('button', { name: /^派给/ }).click();
  await expect(take).toBeHidden();
  await expect.poll(async () => (await read(reported)).state).toBe('dispatched');
  expect(await read(reported)).toMatchObject({ owner: { line: '12345', userId: 'wang.min' }, promise: '今天派人来看', triage: { verdict: 'non_police' } });
  expect((await read(reported)).assignments.map(({ kind }) => kind)).toEqual(['lead', 'joint']);

  await act(seat, '催办');
  await sheet(seat, '催办').getByLabel('要求承办单位做什么').fill('来电人又问了，请先联系');
  await page.keyboard.press('Control+Enter');
  await expect(seat.getByText('催办 · 所有在办单位 · 来电人又问了，请先联系')).toBeVisible();

  await act(seat, '加派');
  await sheet(seat, '加派').getByText('复核', { exact: true }).click();
  await sheet(seat, '加派').getByLabel('单位（可搜拼音）').fill('第二网格');
  await seat.getByRole('option').first().click();
  await sheet(seat, '加派').getByRole('button', { name: /^加派/ }).click();
  await expect.poll(async () => (await read(reported)).assignments.map(({ kind }) => kind)).toEqual(['lead', 'joint', 'recheck']);

  // What is typed is kept when the sheet is put away.
  await act(seat, '补充修改');
  await sheet(seat, '补充修改').getByLabel('诉求').fill('尽快疏通');
  await page.keyboard.press('Escape');
  await expect(sheet(seat, '补充修改')).toBeHidden();
  await act(seat, '补充修改');
  await expect(sheet(seat, '补充修改').getByLabel('诉求')).toHaveValue('尽快疏通');
  await sheet(seat, '补充修改').getByRole('button', { name: /保存修改/ }).click();
  await expect.poll(async () => (await read(reported)).content.demand).toBe('尽快疏通');

  await act(seat, '改类');
  await sheet(seat, '改类').getByLabel('紧急程度').click();
  await seat.getByRole('option', { name: '疑难' }).click();
  await sheet(seat, '改类').getByLabel('改类理由').fill('管网改造');
  await sheet(seat, '改类').getByRole('button', { name: /改类/ }).click();
  await expect(seat.getByText('首次', { exact: true })).toBeVisible();
  await expect(seat.getByText('现在', { exact: true })).toBeVisible();
  await picture(page, 'acts-2-reclassified-1366');
  await seat.getByRole('button', { name: /^撤销/ }).click();
  await expect(seat.getByText('首次', { exact: true })).toBeHidden();

  await act(seat, '待补充');
  await sheet(seat, '待补充').getByLabel('还缺什么').fill('哪个井口');
  await page.keyboard.press('Control+Enter');
  await expect(seat.getByText('待补充 · 王敏 问：哪个井口')).toBeVisible();
  await seat.getByRole('button', { name: '补充答复', exact: true }).click();
  await sheet(seat, '补充答复').getByLabel('补充的内容').fill('路口东北角');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await read(reported)).question).toBeUndefined();

  await act(seat, '记承诺');
  await sheet(seat, '记承诺').getByLabel('告诉来电人的话').fill('明早八点前到场');
  await sheet(seat, '记承诺').getByLabel('兑现期限（可不填）').fill('2026-12-01T08:00');
  await page.keyboard.press('Control+Enter');
  await expect(seat.getByText('限 12-01 08:00')).toBeVisible();
  await act(seat, '记同意');
  await sheet(seat, '记同意').getByRole('radiogroup', { name: '短信' }).getByText('同意', { exact: true }).click();
  await sheet(seat, '记同意').getByRole('button', { name: /记下同意/ }).click();
  await expect.poll(async () => (await read(reported)).content.consents).toContain('sms');

  await act(seat, '保密');
  await sheet(seat, '保密').getByLabel('保密原因（只有坐席看得到）').fill('怕报复');
  await page.keyboard.press('Control+Enter');
  await expect(seat.getByText('来电人保密：承办单位看不到姓名、电话和保密原因。')).toBeVisible();
  await expect.poll(async () => (await read(reported)).content.secret).toBe(true);
  await seat.getByRole('button', { name: /更多/ }).click();
  await expect(seat.getByText('取消保密要由班长决定。')).toBeVisible();
  await picture(page, 'acts-3-menu-1366');
  await page.keyboard.press('Escape');

  // Merged by hand with the number of another case, and split again.
  const other = await dispatched('下水道又堵了');
  const { number } = await read(other[0]);
  await act(seat, '并案');
  await sheet(seat, '并案').getByLabel('另一件的编号、文字或电话').fill(number);
  await expect(sheet(seat, '并案').getByRole('radio')).toHaveCount(1);
  await picture(page, 'acts-4-merge-1366');
  await sheet(seat, '并案').getByRole('button', { name: `并入 ${number}` }).click();
  await expect(seat.getByText(`已并入 ${number}，请到那一案办理。`)).toBeVisible();
  await expect.poll(async () => (await read(other[0])).absorbed?.length).toBe(1);
  await seat.getByRole('button', { name: /^撤销/ }).click();
  await expect.poll(async () => (await read(other[0])).absorbed?.length).toBe(0);
  await expect.poll(async () => (await read(reported)).state).toBe('dispatched');

  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, 'acts-5-timeline-1920');
  await seat.getByRole('button', { name: '切换明暗' }).click();
  await picture(page, 'acts-5-timeline-dark-1920');
  await accessible(page);
  await leave(page, seat);
});

test('a case goes to 110 in person, police are sent from there, and the three forms bear one number; the hotline sees a summary', async ({ browser }) => {
  const caseId = await takenIn('楼下有人打架', [triaged('police')]);
  const [page, seat] = await shift(browser, stack.workstationUrl(), 'wang.min');
  const [police, desk] = await shift(browser, stack.policeUrl(), 'zhao.lei');
  await openCase(seat, /^待受理派单/, '楼下有人打架');
  // Danger is not answered away: the sentence stands where the button would.
  await seat.getByRole('toolbar', { name: '可以做的事' }).getByRole('button', { name: /更多/ }).click();
  await expect(seat.getByText(/按警务对待的案件不能只派给非公安单位/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await act(seat, '转交');
  await sheet(seat, '转交').getByText('三方通话', { exact: true }).click();
  await sheet(seat, '转交').getByLabel('转交理由').fill('有人打架');
  await picture(page, 'acts-6-hand-over-1366');
  await sheet(seat, '转交').getByRole('button', { name: /^转交/ }).click();
  await expect(seat.getByText(/对方接收前由 王敏 负责/)).toBeVisible();
  await expect(seat.getByRole('button', { name: '接收', exact: true })).toBeHidden();

  await openCase(desk, /^待接收/, '楼下有人打架');
  await picture(police, 'acts-7-accept-1366');
  await desk.getByRole('button', { name: '不接收' }).click();
  await sheet(desk, '不接收').getByLabel('不接收的理由').fill('请先问清地点');
  await police.keyboard.press('Control+Enter');
  await expect(seat.getByText('对方不接收 · 请先问清地点')).toBeVisible();
  await act(seat, '转交');
  await sheet(seat, '转交').getByLabel('转交理由').fill('已问清：保利西街 3 栋');
  await sheet(seat, '转交').getByRole('button', { name: /^转交/ }).click();
  await openCase(desk, /^待接收/, '楼下有人打架');
  await desk.getByRole('button', { name: '接收', exact: true }).click();
  await expect.poll(async () => (await read(caseId)).owner).toMatchObject({ line: '110', userId: 'zhao.lei' });
  expect((await read(caseId)).hops).toBe(1);

  await act(desk, '受理派单');
  const take = sheet(desk, '受理派单');
  await take.getByLabel('主办（可搜拼音）').fill('市公安');
  await desk.getByRole('option', { name: /市公安局/ }).first().click();
  await take.getByLabel('协办').click();
  await take.getByLabel('协办').fill('第一网格');
  await desk.getByRole('option').first().click();
  await take.getByRole('button', { name: /^派给/ }).click();
  await expect.poll(async () => (await read(caseId)).assignments.map(({ transfer, kind }) => `${transfer ?? ''} ${kind}`)).toContain('police_dispatch lead');
  expect((await read(caseId)).assignments.some(({ transfer, kind }) => transfer === 'work_order' && kind === 'joint')).toBe(true);
  await expect(desk.getByText('处警单').first()).toBeVisible();
  await expect(desk.getByText('待填')).toHaveCount(2);

  const station = await device(browser, 'desk');
  const portal = await signInAtPortal(station, stack.portalUrl, 'gongan');
  await openTask(portal, '楼下有人打架');
  await sign(portal);
  await portal.getByRole('link', { name: '到场，填处警单' }).click();
  await portal.getByRole('textbox', { name: '到场处置' }).fill('已分开双方');
  await portal.getByRole('button', { name: '提交处警单' }).click();
  await portal.getByRole('link', { name: '反馈结果' }).click();
  await portal.getByLabel('处警结果').selectOption('mediated');
  await portal.getByRole('textbox', { name: '救助（人）' }).fill('1');
  await portal.goBack();
  await feedBackAtPortal(portal, { found: '两人口角推搡', done: '已调解，双方签字' });
  await expect(portal.getByText('警情三单')).toBeVisible();
  await portal.getByText('反馈单', { exact: true }).click();
  await watchPrinting(portal);
  await portal.reload();
  await portal.getByRole('button', { name: '打印' }).click();
  await expect.poll(() => printed(portal)).toContain('两人口角推搡');
  await picture(portal, 'acts-8-portal-forms');
  await station.close();

  await expect(desk.getByText('已填全')).toHaveCount(3);
  await desk.getByText('反馈单', { exact: true }).click();
  await expect(desk.getByText('两人口角推搡').first()).toBeVisible();
  await police.setViewportSize({ width: 1920, height: 1080 });
  await picture(police, 'acts-9-forms-1920');
  await accessible(police);
  const saved = police.waitForEvent('download');
  await desk.getByRole('button', { name: '导出', exact: true }).click();
  const file = await saved;
  const { number } = await read(caseId);
  expect(file.suggestedFilename()).toBe(`${number}.html`);
  const text = await readFile(await file.path(), 'utf8');
  for (const word of ['接警单', '处警单', '反馈单', '已分开双方', '13900001111', 'zhao.lei']) expect(text).toContain(word);
  expect(text.split(number)).toHaveLength(5);
  await desk.getByRole('button', { name: '打印三单' }).click();
  await expect.poll(() => printed(police)).toContain('已分开双方');

  // A matter that is clearly not for the police goes from the form to the hotline, with the caller's consent and a promise.
  await desk.getByRole('button', { name: '受理', exact: true }).click();
  await police.keyboard.press('Control+Alt+N');
  await desk.locator('#field-description').fill('楼上邻居晚上唱歌声音大，没有打架，只是吵');
  await desk.getByRole('button', { name: /^转交 12345/ }).click();
  await expect(desk.getByRole('button', { name: '转交', exact: true })).toBeDisabled();
  await desk.getByLabel('转交理由').fill('邻里噪声，无暴力');
  await desk.getByLabel('来电人同意转 12345').check();
  await desk.getByLabel('对来电人的承诺').fill('网格员今晚联系您');
  await police.setViewportSize({ width: 1366, height: 768 });
  await picture(police, 'acts-9b-desk-hand-over-1366');
  await desk.getByRole('button', { name: '转交', exact: true }).click();
  await expect(desk.getByText(/已转交，等对方接收/)).toBeVisible();
  await openCase(seat, /^待接收/, '楼上邻居');
  await seat.getByRole('button', { name: '接收', exact: true }).click();
  await expect(seat.getByText(/12345 王敏/).first()).toBeVisible();
  await expect(seat.getByText('网格员今晚联系您').first()).toBeVisible();
  await openCase(seat, /^全部/, '楼下有人打架');

  // The hotline reads that it is dealt with and what came of it, not the forms.
  await expect(seat.getByText('警务表单留在公安内部，这里只显示结果摘要。')).toBeVisible();
  await expect(seat.getByText('两人口角推搡')).toHaveCount(0);
  await leave(page, seat);
  await leave(police, desk);
});

test('the lead arbitrates the third return, grants time and rest, resumes, and voids; a call-taker is told that it waits', async ({ browser }) => {
  const [returned, first] = await dispatched('路灯不亮');
  const [second, third] = [randomUUID(), randomUUID()];
  const give2 = (unit: string, share: string, next: string, nextShare: string): Promise<void> =>
    give(unit, returned, [returnIt(share)]).then(() =>
      give('chen.jing', returned, [{ type: 'decide_request', request: 'return', assignmentId: share, approved: true, note: '', reassign: { id: nextShare, unitId: next, kind: 'lead' } }]),
    );
  await give2('wangge.guoliang1', first, '430602-chengguan', second);
  await give2('chengguan', second, '430602-shengtai', third);
  await give('shengtai', returned, [returnIt(third)]);
  const [page, seat] = await shift(browser, stack.workstationUrl(), 'chen.jing', 1080, 1920);
  await openCase(seat, /^待审定/, '路灯不亮');
  await expect(seat.getByText('第 3 次退单：本次为裁定，须指定承办单位，各单位不得再退。')).toBeVisible();
  await expect(seat.getByRole('button', { name: /^同意/ })).toBeDisabled();
  await expect(seat.getByText(/^此前：/)).toHaveCount(2);
  await seat.getByRole('combobox', { name: '改派给' }).fill('城市管理');
  await seat.getByRole('option', { name: /岳阳楼区/ }).first().click();
  await picture(page, 'acts-10-arbitration-1920');
  await accessible(page);
  await seat.getByLabel('审定意见（不同意时必填）').fill('属城管职责');
  await seat.getByRole('button', { name: /^同意/ }).click();
  await expect.poll(async () => (await read(returned)).requests?.at(-1)?.decision?.arbitration).toBe(true);
  await expect(seat.getByText(/裁定 · 改派/)).toBeVisible();

  const [slow, share] = await dispatched('路面破损');
  await give('wangge.guoliang1', slow, [{ type: 'sign', assignmentId: share }, { type: 'request_extension', assignmentId: share, reason: '等沥青', minutes: 60 }]);
  await openCase(seat, /^待审定/, '路面破损');
  await seat.getByRole('button', { name: /^同意/ }).click();
  await expect(seat.getByText('已延 60 分')).toBeVisible();
  await give('wangge.guoliang1', slow, [{ type: 'request_suspension', assignmentId: share, reason: '汛期不能开挖' }]);
  await expect(seat.getByText('挂起申请').first()).toBeVisible();
  await seat.getByRole('button', { name: /^同意/ }).click();
  await expect.poll(async () => (await read(slow)).state).toBe('suspended');
  await act(seat, '恢复办理');
  await sheet(seat, '恢复办理').getByRole('button', { name: /恢复办理/ }).click();
  await expect.poll(async () => (await read(slow)).state).toBe('signed');
  await act(seat, '催办');
  await expect(sheet(seat, '督办').getByText('督办', { exact: true }).first()).toBeVisible();
  await sheet(seat, '督办').getByLabel('要求承办单位做什么').fill('今天必须到场');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await read(slow)).supervisions?.at(-1)?.kind).toBe('supervise');

  const [wrong] = await dispatched('测试电话');
  await openCase(seat, /^在办/, '测试电话');
  await act(seat, '作废');
  await sheet(seat, '作废').getByLabel('作废原因').fill('培训时误派');
  await page.keyboard.press('Control+Enter');
  await expect(seat.getByText('已作废：培训时误派')).toBeVisible();
  await expect.poll(async () => (await read(wrong)).state).toBe('void');
  await expect(seat.getByRole('toolbar', { name: '可以做的事' })).toBeHidden();

  const refused = await takenIn('邻居家的狗叫');
  await openCase(seat, /^待受理派单/, '邻居家的狗叫');
  await act(seat, '不予受理');
  await sheet(seat, '不予受理').getByLabel('不予受理理由').click();
  await seat.getByRole('option').first().click();
  await sheet(seat, '不予受理').getByLabel('向来电人的说明').fill('请向社区反映');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await read(refused)).notAccepted?.explanation).toBe('请向社区反映');
  const answered = await takenIn('几点停水');
  await openCase(seat, /^待受理派单/, '几点停水');
  await act(seat, '直接答复');
  await sheet(seat, '直接答复').getByLabel('答复内容').fill('今晚十点到十二点');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await read(answered)).answer).toBe('今晚十点到十二点');
  await leave(page, seat);
});

test('lists are narrowed, kept under a name, worked on together and exported on record', async ({ browser }) => {
  for (const name of ['井盖松动', '井盖缺失', '井盖异响']) await dispatched(name);
  const [page, seat] = await shift(browser, stack.workstationUrl(), 'wang.min');
  await seatOf(page).getByRole('button', { name: /^筛选/ }).click();
  await seat.getByRole('combobox', { name: '主办（含下级）' }).fill('郭亮社区');
  await seat.getByRole('option', { name: /郭亮社区$/ }).first().click();
  await seat.getByRole('combobox', { name: '紧急程度' }).click();
  await seat.getByRole('option', { name: '紧急', exact: true }).click();
  await page.keyboard.press('Escape');
  await seat.getByLabel('筛选名称').fill('郭亮紧急');
  await seat.getByRole('button', { name: '存下当前筛选' }).click();
  await expect(seat.getByRole('button', { name: '2 项条件' })).toBeVisible();
  await picture(page, 'acts-11-filter-1366');
  await accessible(page);
  await seat.getByRole('button', { name: /^待受理派单/ }).click();
  await page.reload();
  await seat.getByRole('button', { name: /^案件/ }).click();
  await seat.getByRole('button', { name: '郭亮紧急', exact: true }).click();
  await expect(seat.getByRole('button', { name: '2 项条件' })).toBeVisible();
  await seat.getByRole('textbox', { name: '汉字、案号、电话尾号' }).fill('井盖');
  await expect(seat.getByRole('checkbox', { name: /^选中/ })).toHaveCount(3);
  await seat.getByRole('checkbox', { name: '全选本页' }).click();
  await seat.getByLabel('要求承办单位做什么').fill('今天都要设围挡');
  await picture(page, 'acts-12-bulk-1366');
  await seat.getByRole('button', { name: '催办 3 件' }).click();
  await expect(seat.getByText('完成 3 件。')).toBeVisible();
  const saved = page.waitForEvent('download');
  await seat.getByRole('button', { name: '导出 3 件' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(4);
  expect(text).not.toContain('13900001111');
  await seat.getByRole('button', { name: '删除筛选“郭亮紧急”' }).click();
  await expect(seat.getByText('已删除“郭亮紧急”。')).toBeVisible();
  await leave(page, seat);
});
