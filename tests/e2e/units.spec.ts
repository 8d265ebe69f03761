import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { recordVisit } from './portalActions.ts';
import { startPortalCentral, type NewOrder, type PortalCentral } from './portalCentral.ts';
import { picture } from './seatActions.ts';

const password = 'lianxi-2026';
const street = '430602001';
const order: NewOrder = {
  title: '占道堆物',
  description: '人行道上堆了建材，行人走不过去',
  place: '建湘路 12 号',
  unitId: street,
  urgency: 'normal',
  promise: '',
  caller: { name: '王秀兰', phone: '13873012345' },
};

let central: PortalCentral;

test.use({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startPortalCentral();
});
test.afterAll(() => central.stop());
test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => test.info().errors.push({ message: error.stack ?? error.message }));
});

const signIn = async (page: Page, user: string): Promise<void> => {
  await page.goto(`${central.url}/portal/`);
  await page.getByLabel('账号').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('tab', { name: /待办/ })).toBeVisible();
};
const accessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
};

test('a street searches, signs several at once and exports what it sees, on record and without the callers', async ({ page }) => {
  const caseIds = [
    await central.dispatch(order),
    await central.dispatch({ ...order, title: '路灯不亮', urgency: 'urgent' }),
    await central.dispatch({ ...order, title: '下水道堵塞', place: '保利西街' }),
  ];
  await signIn(page, 'jiedao.yueyanglou');
  await expect(page.getByRole('tab', { name: '待办 3' })).toBeVisible();
  await page.getByRole('textbox', { name: '查找' }).fill('保利');
  await expect(page.locator('a.task')).toHaveCount(1);
  await page.getByRole('button', { name: '清除' }).click();
  await page.getByRole('button', { name: '筛选和排序' }).click();
  await page.getByLabel('紧急程度').selectOption('urgent');
  await expect(page.locator('a.task')).toHaveCount(1);
  await page.getByLabel('紧急程度').selectOption('');
  await accessible(page);
  await picture(page, 'units-1-inbox');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('联席任务.csv');
  const text = await (await import('node:fs/promises')).readFile(await file.path(), 'utf8');
  expect(text).toContain('保利西街');
  expect(text.trim().split('\r\n')).toHaveLength(4);
  expect(text).not.toContain('13873012345');
  expect(text).not.toContain('王');

  await page.getByRole('button', { name: '批量签收' }).click();
  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('button', { name: '签收选中的 3 件' }).click();
  for (const caseId of caseIds) await expect.poll(async () => (await central.read(caseId)).state).toBe('signed');
  await expect(page.getByRole('tab', { name: '在办 3' })).toBeVisible();

  await page.getByRole('link', { name: '统计' }).click();
  await expect(page.getByText('按时签收率')).toBeVisible();
  await expect(page.getByText('3 件中 3 件').first()).toBeVisible();
  await accessible(page);
  await picture(page, 'units-2-figures');
});

test('more time is asked for, work is handed down to a grid, the grid feeds back, the street for all', async ({ page, browser }) => {
  await signIn(page, 'jiedao.yueyanglou');
  await page.getByRole('tab', { name: '在办 3' }).click();
  await page.getByRole('link', { name: /占道堆物/ }).click();
  await page.getByRole('link', { name: '申请延期' }).click();
  await page.getByRole('textbox', { name: '延长几个工作日' }).fill('2');
  await page.getByRole('textbox', { name: '理由' }).fill('要与业主协商');
  await accessible(page);
  await picture(page, 'units-3-extension');
  await page.getByRole('button', { name: '申请延期' }).click();
  await expect(page.getByText('延期申请，等待审定')).toBeVisible();

  await page.getByRole('tab', { name: '在办 3' }).click();
  await page.getByRole('link', { name: /下水道堵塞/ }).click();
  await page.getByRole('link', { name: '下派' }).click();
  await page.getByRole('textbox', { name: '找下级单位' }).fill('郭亮社区第一网格');
  await page.getByText('郭亮社区第一网格').click();
  await accessible(page);
  await picture(page, 'units-4-assign');
  await page.getByRole('button', { name: '下派' }).click();
  await expect(page.getByText('下派情况')).toBeVisible();

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', serviceWorkers: 'block' });
  const grid = await phone.newPage();
  await signIn(grid, 'wangge.guoliang1');
  await grid.getByRole('link', { name: /下水道堵塞/ }).click();
  await grid.getByRole('button', { name: '签收，我去处理' }).click();
  await recordVisit(grid, '在保利西街见到来电人');
  await grid.getByRole('link', { name: '反馈结果' }).click();
  await grid.getByLabel('套用模板').selectOption('explained');
  await expect(grid.getByRole('textbox', { name: '现场情况' })).toHaveValue('已向来电人了解情况。');
  await grid.getByRole('textbox', { name: '处置措施' }).fill('已疏通');
  await grid.getByRole('radiogroup', { name: '解决了吗' }).getByText('已解决').click();
  await picture(grid, 'units-5-grid-feedback');
  await grid.getByRole('button', { name: '提交反馈' }).click();
  // This phone's disk goes with its window: it is closed when the central has everything.
  const sewer = await central.find('下水道堵塞');
  await expect.poll(async () => (await central.read(sewer)).assignments.find(({ unitId }) => unitId.endsWith('-g1'))?.state).toBe('fed_back');
  await phone.close();

  await expect(page.getByText('已疏通')).toBeVisible({ timeout: 40_000 });
  await picture(page, 'units-6-below');
  await page.getByRole('link', { name: '反馈结果' }).click();
  await page.getByRole('textbox', { name: '现场情况' }).fill('网格到场疏通');
  await page.getByRole('textbox', { name: '处置措施' }).fill('已疏通，冲洗路面');
  await page.getByRole('radiogroup', { name: '诉求是否属实' }).getByText('属实', { exact: true }).click();
  await page.getByRole('radiogroup', { name: '解决了吗' }).getByText('已解决').click();
  await page.getByRole('textbox', { name: '公开答复' }).fill('下水道已疏通');
  await accessible(page);
  await picture(page, 'units-7-feedback');
  await page.getByRole('button', { name: '提交反馈' }).click();
  await expect(page.getByText('下水道已疏通')).toBeVisible();
});

test('not ours: returned with a reason of the list and its legal basis', async ({ page }) => {
  const caseId = await central.dispatch({ ...order, title: '公积金提取', unitId: '430602-chengguan' });
  await signIn(page, 'chengguan');
  await page.getByRole('link', { name: /公积金提取/ }).click();
  await page.getByRole('link', { name: '退单' }).click();
  await expect(page.getByRole('button', { name: '申请退单' })).toBeDisabled();
  await page.getByRole('radio', { name: '不属于本单位法定职责' }).check();
  await page.getByRole('textbox', { name: '法律依据' }).fill('《住房公积金管理条例》第十条');
  await accessible(page);
  await picture(page, 'units-8-return');
  await page.getByRole('button', { name: '申请退单' }).click();
  await expect(page.getByText('退单申请，等待审定')).toBeVisible();
  await expect.poll(async () => (await central.read(caseId)).state).toBe('return_requested');
  expect((await central.read(caseId)).requests).toMatchObject([{ kind: 'return', reason: 'not_duty', basis: '《住房公积金管理条例》第十条' }]);
});

test('a problem is reported upward within seconds, by one thumb, also without a network', async ({ browser }) => {
  const phone = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
    geolocation: { longitude: 113.1289, latitude: 29.3707, accuracy: 12 },
    permissions: ['geolocation', 'microphone'],
  });
  const page = await phone.newPage();
  page.on('pageerror', (error) => test.info().errors.push({ message: error.stack ?? error.message }));
  await signIn(page, 'wangge.guoliang2');
  await page.getByRole('link', { name: '上报' }).click();
  await expect(page.getByText('拍照、说话或写一句，有一样就行')).toBeVisible();
  await accessible(page);
  await page.route('**/api/**', (route) => route.abort());

  await page.getByRole('button', { name: '用当前位置' }).click();
  await expect(page.getByText('已定位，误差约 12 米')).toBeVisible();
  await page.getByRole('button', { name: '说一段话' }).click();
  await page.getByRole('button', { name: /停止/ }).click();
  await expect(page.locator('audio')).toHaveCount(1);
  await page.getByRole('textbox', { name: '什么问题' }).fill('工地夜间施工，噪音很大');
  await page.getByText('施工噪声与工地扬尘').click();
  await picture(page, 'units-9-report');
  await accessible(page);
  await page.getByRole('button', { name: '上报' }).click();
  await expect(page.getByText('已记下，送到中心后给出编号')).toBeVisible();
  await page.getByRole('link', { name: /我们上报的/ }).click();
  await expect(page.getByText('待发送').first()).toBeVisible();
  await picture(page, 'units-10-report-waiting');

  await page.unroute('**/api/**');
  await page.getByRole('button', { name: '立即重试' }).click();
  const row = page.locator('a.task').first();
  await expect(row).toContainText('已受理', { timeout: 60_000 });
  await row.click();
  await expect(page.locator('audio')).toHaveCount(1);
  await picture(page, 'units-11-reported');
  await phone.close();
});
