import AxeBuilder from '@axe-core/playwright';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { pushReports } from './pushReports.ts';
import { enterShift, picture, typeMatter } from './seatActions.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack(['central', 'station']);
});
test.afterAll(() => stack.stop());

const describe = (seat: FrameLocator) => seat.getByPlaceholder('边听边记，逐字保存');

const enter = async (page: Page, user?: string): Promise<FrameLocator> => {
  await page.emulateMedia({ colorScheme: 'light' });
  return enterShift(page, stack.workstationUrl(), user);
};

const openCases = async (seat: FrameLocator): Promise<void> => {
  await seat.getByRole('button', { name: /^案件/ }).click();
  await seat.getByRole('navigation', { name: '案件' }).getByRole('button', { name: /^全部/ }).click();
};

const typeCase = async (page: Page, seat: FrameLocator, place: string, text: string): Promise<void> => {
  await page.keyboard.press('Control+Alt+N');
  await typeMatter(seat, place, null, text);
};

const axeClean = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).include(['iframe', '.app']).exclude(['iframe', '.app-watermark']).disableRules(['page-has-heading-one']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
};

test('one key merges what is typed into the likest case; both callers are kept; splitting gives the case back', async ({ page }) => {
  const [earlier] = await pushReports(
    stack.centralUrl,
    [{ user: 'li.qiang', description: '保利西街下水道堵塞，污水外溢到路面', place: '保利西街', placeUnitId: '430602001001-g1', phone: '13900000001', minutesAgo: 40 }],
    100,
  );
  const seat = await enter(page);
  await typeCase(page, seat, 'bljx', '保利西街下水道堵了，污水外溢');
  await seat.getByLabel('联系电话').fill('13800000002');
  const alike = seat.getByRole('region', { name: '可能是同一件事' });
  await expect(alike.getByRole('button', { name: `并入 ${earlier?.number ?? ''}` })).toBeVisible();
  await expect(seat.getByRole('region', { name: '同一地点' }).getByText('30 天内 1 件')).toBeVisible();
  await picture(page, 'merge-1-alike-1366');
  await describe(seat).focus();
  await page.keyboard.press('Control+Alt+M');
  await expect(seat.getByText('已并案，编号', { exact: false })).toBeVisible();
  await expect(seat.getByText('待上报 0 件', { exact: false })).toBeVisible();

  await openCases(seat);
  await seat.getByRole('button', { name: new RegExp(earlier?.number ?? '-') }).click();
  const merged = seat.getByRole('complementary', { name: '承办' });
  await expect(merged.getByText('138****0002', { exact: false })).toBeVisible();
  await picture(page, 'merge-2-merged-1366');
  await merged.getByRole('button', { name: /^拆出/ }).click();
  await expect(merged.getByText('138****0002', { exact: false })).toBeHidden();
});

test('joint units go along by a tick, and only those', async ({ page }) => {
  const seat = await enter(page);
  await typeCase(page, seat, 'bljx', '工地夜间施工噪声扰民，灰尘也大，请来管管');
  const joint = seat.getByRole('list', { name: '建议协办' });
  await expect(joint.getByRole('checkbox').first()).toBeVisible();
  const boxes = joint.getByRole('checkbox');
  const count = await boxes.count();
  await boxes.first().check();
  await expect(boxes.first()).toBeChecked();
  await picture(page, 'joint-1-ticked-1366');
  const named = (await joint.getByRole('listitem').first().locator('b').textContent()) ?? '';
  await page.keyboard.press('F9');
  await expect(seat.getByText(/已派发 /).first()).toBeVisible();
  await openCases(seat);
  await seat.getByRole('button', { name: /工地夜间施工/ }).first().click();
  await expect(seat.getByRole('complementary').getByText(`协办 ${named}`, { exact: false })).toBeVisible();
  await expect(seat.getByRole('complementary').getByText(/^协办/)).toHaveCount(1);
  expect(count).toBeGreaterThan(0);
});

test('five alike in ten minutes are said to every seat without taking the focus; one key merges them, one press takes it back', async ({ page }) => {
  const seat = await enter(page);
  await page.keyboard.press('Control+Alt+N');
  await describe(seat).fill('我想问问');
  await describe(seat).focus();
  const reports = [9, 7, 5, 3, 1].map((minutesAgo, index) => ({
    user: 'li.qiang' as const,
    description: `建湘路自来水管爆了，水柱喷得很高${['', '，路都淹了', '，快来人', '！', '，车过不去'][index] ?? ''}`,
    place: '建湘路',
    placeUnitId: '430602001001-g2',
    phone: `1390000010${index}`,
    minutesAgo,
  }));
  const pushed = await pushReports(stack.centralUrl, reports, 200);
  const band = seat.getByRole('region', { name: '集中反映' });
  await expect(band.getByText('10 分钟内集中反映，共 5 件相似')).toBeVisible();
  await expect(describe(seat)).toBeFocused();
  await picture(page, 'cluster-1-band-1366');

  await page.keyboard.press('Control+Alt+G');
  await expect(describe(seat)).toBeFocused();
  await expect(band.getByRole('listitem')).toHaveCount(5);
  await picture(page, 'cluster-2-list-1366');
  await axeClean(page);
  await page.keyboard.press('Control+Alt+U');
  await expect(band.getByText(`已并 4 件到 ${pushed[0]?.number ?? ''}`, { exact: false })).toBeVisible();
  await expect(band.getByText('已并案')).toHaveCount(4);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await seat.getByRole('button', { name: '切换明暗' }).click();
  await picture(page, 'cluster-3-merged-dark-1920');
  await seat.getByRole('button', { name: '切换明暗' }).click();
  await page.setViewportSize({ width: 1366, height: 768 });
  await band.getByRole('button', { name: '撤销并案' }).click();
  await expect(band.getByText('已撤销', { exact: false })).toBeVisible();
  await expect(band.getByText('已并案')).toHaveCount(0);
  await page.keyboard.press('Control+Alt+G');
  await band.getByRole('button', { name: '知道了' }).click();
  await expect(band).toBeHidden();

  // The central away: what this seat has is counted here, and says so.
  await stack.kill('central');
  await page.reload();
  await expect(band.getByText('中心断开，只计本席所见')).toBeVisible();
  await expect(band.getByText('共 5 件相似', { exact: false })).toBeVisible();
  await stack.start('central');
});

test('the shift lead is told of disputes that come back to one address, and the taker at the place', async ({ page }) => {
  const dispute = (minutesAgo: number, phone: string) => ({ user: 'li.qiang' as const, description: '楼上楼下又为漏水吵起来了', place: '金鹗花园3栋', phone, minutesAgo, category: 'jiufen.jingji' });
  await pushReports(stack.centralUrl, [dispute(9_000, '13900000201'), dispute(3_000, '13900000202'), dispute(100, '13900000203')], 300);
  const seat = await enter(page, 'chen.jing');
  const band = seat.getByRole('region', { name: '集中反映' });
  await expect(band.getByText('金鹗花园3栋 3 件', { exact: false })).toBeVisible();
  await page.keyboard.press('Control+Alt+G');
  await expect(band.getByText('30 天内同一地址反复纠纷')).toBeVisible();
  await picture(page, 'cluster-4-lead-1366');
  await page.keyboard.press('Control+Alt+G');
  await page.keyboard.press('Control+Alt+N');
  await seat.getByPlaceholder('汉字、拼音、首字母、地标').fill('金鹗花园3栋');
  await expect(seat.getByText('这里已有 3 件纠纷', { exact: false })).toBeVisible();
  await picture(page, 'cluster-5-place-1366');
});
