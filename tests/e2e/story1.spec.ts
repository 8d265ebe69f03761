import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { act, sheet } from './caseActions.ts';
import { callBackContent, createReader, openDesk, openNotice, type Desk } from './deskActions.ts';
import { accessible, addPhoto, device, feedBack, openTask, callCaller, sign, signIn } from './portalActions.ts';
import { picture } from './seatActions.ts';

let stack: Stack;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  stack = await startStack(['exchange', 'central', 'station', 'lead']);
});
test.afterAll(() => stack.stop());

const title = '施工噪声与工地扬尘';
const bureau = '岳阳楼区城市管理';

/** Figures of a unit on the assessment page, read anew. */
const figuresOf = async ({ seat }: Desk, unit: string) => {
  await seat.getByRole('button', { name: '回访', exact: true }).click();
  await seat.getByRole('button', { name: '考核', exact: true }).click();
  await expect(seat.getByText('110 分流')).toBeVisible();
  return seat.getByRole('row', { name: new RegExp(unit, 'u') });
};

test('工地噪音: reported from the street without a network, taken in, solved by the department, the resident is satisfied, closed', async ({ browser }) => {
  const read = createReader(() => stack.centralUrl);
  const desk = await openDesk(browser, stack.workstationUrl(), 'wang.min');
  const lead = await openDesk(browser, stack.leadUrl(), 'chen.jing');
  await figuresOf(lead, bureau);
  await expect(lead.seat.getByText('这段时间没有派单。')).toBeVisible();

  const phone = await device(browser, 'phone');
  const grid = await signIn(phone, stack.portalUrl, 'wangge.guoliang1');
  await grid.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  // A resident tells his grid worker of it in a yard without a network.
  await phone.setOffline(true);
  await grid.reload();
  await grid.getByRole('link', { name: '上报' }).click();
  await grid.getByRole('button', { name: '用当前位置' }).click();
  await expect(grid.getByText('已定位')).toBeVisible();
  await addPhoto(grid, '现场照片', '#7a8a99');
  await grid.getByRole('textbox', { name: '地点' }).fill('保利西街工地');
  await grid.getByRole('textbox', { name: '什么问题' }).fill('工地夜间施工，噪声很大，居民睡不着');
  await grid.getByText(title).click();
  await grid.getByRole('textbox', { name: '居民称呼' }).fill('刘先生');
  await grid.getByRole('textbox', { name: '居民电话' }).fill('13800000011');
  await grid.getByRole('checkbox', { name: '居民同意转办和回访' }).check();
  await accessible(grid);
  await picture(grid, 'story1-1-report');
  await grid.getByRole('contentinfo').getByRole('button', { name: '上报' }).click();
  await expect(grid.getByText('已记下，送到中心后给出编号')).toBeVisible();
  await expect(grid.getByText('待发送 1 件 · 1 件待上传')).toBeVisible();
  await picture(grid, 'story1-2-waiting');
  await phone.setOffline(false);
  await grid.getByRole('link', { name: /我们上报的/ }).click();
  await expect(grid.getByRole('link', { name: new RegExp(title, 'u') })).toContainText('已受理', { timeout: 60_000 });

  // 12345 is told of it, takes it in and dispatches it to the competent department.
  await openNotice(desk, '网格上报');
  await expect(desk.seat.getByRole('heading', { name: new RegExp(title, 'u') })).toBeVisible();
  await act(desk.seat, '受理派单');
  const take = sheet(desk.seat, '受理派单');
  await expect(take.getByText('系统判断：非警务')).toBeVisible();
  await take.getByLabel('主办（可搜拼音）').fill(bureau);
  await desk.seat.getByRole('option', { name: new RegExp(bureau, 'u') }).first().click();
  await take.getByLabel('对来电人或上报人的承诺（可不写）').fill('城管部门一个工作日内联系您');
  await picture(desk.page, 'story1-3-take-in');
  await take.getByRole('button', { name: /^派给/ }).click();
  await expect(take).toBeHidden();

  const office = await device(browser, 'desk');
  const department = await signIn(office, stack.portalUrl, 'chengguan');
  await openTask(department, title);
  await expect(department.getByRole('link', { name: '通知，1 条未读' })).toBeVisible();
  await expect(department.getByRole('main').getByText('居民睡不着')).toBeVisible();
  await expect(department.getByRole('img', { name: /现场照片/ })).toBeVisible();
  await picture(department, 'story1-4-department');
  await sign(department);
  await callCaller(department);
  await feedBack(department, { found: '工地夜间超时浇筑', done: '已责令停工整改，夜间安排巡查', genuine: true, after: true });
  await picture(department, 'story1-5-fed-back');

  // On the assessment page the share is counted, and nobody has asked the resident yet.
  const counted = await figuresOf(lead, bureau);
  await expect(counted.getByRole('cell').nth(8)).toContainText('100.0 %1/1');
  await expect(counted.getByRole('cell').nth(6)).toContainText('—0/0');

  // The hotline calls the resident back.
  await callBackContent(desk, new RegExp(title, 'u'), '晚上安静了');
  await picture(desk.page, 'story1-6-call-back');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.seat.getByText('没有要回访的来电人。')).toBeVisible();
  const closed = await read(({ content, state }) => content.title === title && state === 'closed');
  expect(closed).toMatchObject({ state: 'closed', intake: { channel: 'grid', network: 'grid', reporterUnitId: '430602001001-g1' }, owner: { line: '12345', userId: 'wang.min' } });
  expect(closed.intake.attachments?.map(({ kind }) => kind)).toEqual(['photo']);
  expect(closed.followUps).toMatchObject([{ contacted: true, solved: 'yes', satisfied: 'very', by: 'wang.min', channel: 'phone' }]);
  expect(closed.followUps[0]?.call?.seconds).toBeGreaterThan(0);

  await expect(grid.getByRole('link', { name: new RegExp(title, 'u') })).toContainText('已办结', { timeout: 40_000 });
  await grid.getByRole('link', { name: new RegExp(title, 'u') }).click();
  await expect(grid.getByText('派给')).toHaveCount(0);
  await picture(grid, 'story1-7-closed');

  // The department's figures have moved: on time, solved, satisfied.
  const moved = await figuresOf(lead, bureau);
  for (const [cell, figure] of [[5, '100.0 %1/1'], [6, '100.0 %1/1'], [8, '100.0 %1/1'], [10, '0.0 %0/1']] as const) {
    await expect(moved.getByRole('cell').nth(cell)).toContainText(figure);
  }
  await moved.getByRole('cell').nth(2).getByRole('button').click();
  await expect(lead.seat.getByRole('region', { name: /派单/ })).toContainText('说已解决 · 非常满意');
  await picture(lead.page, 'story1-8-assessment');

  // And its own, at its portal.
  await department.getByRole('link', { name: '统计' }).click();
  for (const rate of ['按时签收率', '按时联系率', '按时办结率']) await expect(department.getByText(rate)).toBeVisible();
  for (const rate of ['响应率', '解决率', '满意率']) await expect(department.getByText(rate, { exact: true })).toBeVisible();
  await expect(department.getByText('1 件中 1 件')).toHaveCount(7);
  await accessible(department);
  await picture(department, 'story1-9-figures');
  for (const context of [phone, office, desk.page.context(), lead.page.context()]) await context.close();
});
