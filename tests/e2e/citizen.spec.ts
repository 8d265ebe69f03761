import { expect, test, type Page } from '@playwright/test';
import { accessible, addPhoto } from './portalActions.ts';
import { startPortalCentral, type PortalCentral } from './portalCentral.ts';
import { picture } from './seatActions.ts';

let central: PortalCentral;

test.use({
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  geolocation: { longitude: 113.0415, latitude: 29.4559, accuracy: 12 },
  permissions: ['geolocation'],
});
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startPortalCentral();
});
test.afterAll(() => central.stop());
test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => test.info().errors.push({ message: error.stack ?? error.message }));
});

const open = async (page: Page, hash = ''): Promise<void> => {
  await page.goto(`${central.url}/report${hash}`);
  await expect(page.getByRole('heading', { name: '12345 网上报事' })).toBeVisible();
};
const what = (page: Page) => page.getByRole('textbox', { name: '什么事' });
const fill = async (page: Page, text: string, phone = '13998761234'): Promise<void> => {
  await what(page).fill(text);
  await page.getByRole('textbox', { name: '在哪里' }).fill('保利西街 8 栋');
  await page.getByRole('textbox', { name: '回电号码' }).fill(phone);
  await page.getByRole('checkbox', { name: '我已阅读隐私说明' }).check();
};
const receiptOf = async (page: Page): Promise<{ readonly number: string; readonly code: string }> => {
  await expect(page.getByRole('heading', { name: '已收到您反映的事' })).toBeVisible({ timeout: 60_000 });
  const [number = '', code = ''] = await page.locator('.receipt dd').allTextContents();
  return { number, code };
};

test('a citizen reports with a photo and his position, gets number and code, and sees how it goes', async ({ page }) => {
  await open(page);
  await accessible(page);
  await picture(page, 'citizen-1-empty');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('请写是什么事')).toBeVisible();
  await expect(what(page)).toBeFocused();
  await accessible(page);
  await picture(page, 'citizen-2-missing');

  await what(page).fill('小区门口的路灯不亮，已经三天了，老人晚上看不清路');
  await page.getByRole('textbox', { name: '在哪里' }).fill('bljx');
  await page.getByRole('button', { name: /保利西街/ }).click();
  await expect(page.getByRole('textbox', { name: '在哪里' })).toHaveValue(/保利西街/u);
  await page.getByRole('button', { name: '用当前位置' }).click();
  await expect(page.getByText('已定位，误差约 12 米')).toBeVisible();
  await page.getByRole('button', { name: '从列表选' }).click();
  await expect(page.getByLabel('县（市、区）')).toBeVisible();
  await accessible(page);
  await picture(page, 'citizen-3-place');
  await page.getByRole('button', { name: '从列表选' }).click();
  await addPhoto(page, '照片（可不传）', '#556b2f');
  await page.getByRole('textbox', { name: '回电号码' }).fill('139 9876 1234');
  await page.getByRole('textbox', { name: '怎么称呼您' }).fill('王小敏');
  await page.getByText('隐私说明', { exact: true }).click();
  await expect(page.getByText('不用于广告', { exact: false })).toBeVisible();
  await page.getByRole('checkbox', { name: '我已阅读隐私说明' }).check();
  await accessible(page);
  await picture(page, 'citizen-4-filled');
  await page.getByRole('button', { name: '提交' }).click();
  const { number, code } = await receiptOf(page);
  await accessible(page);
  await picture(page, 'citizen-5-receipt');

  const caseId = await central.find('小区门口的路灯不亮，已经三天了，老人晚上看不清路');
  const state = await central.read(caseId);
  expect(state).toMatchObject({ number, intake: { channel: 'web', network: '12345' }, content: { secret: false } });
  expect(state.content.place.text).toContain('保利西街');
  expect(state.intake.attachments?.map(({ kind }) => kind)).toEqual(['photo']);
  expect((await central.file(state.intake.attachments?.[0]?.fileId ?? '')).byteLength).toBeGreaterThan(500);

  await page.getByRole('link', { name: '看进度' }).click();
  await expect(page.getByRole('textbox', { name: '编号' })).toHaveValue(number);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('已收到，正在核实')).toBeVisible();
  await accessible(page);
  await picture(page, 'citizen-6-progress');
  await page.getByRole('textbox', { name: '查询码' }).fill(code === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('没有找到。请核对编号和查询码。')).toBeVisible();
});

test('words of danger say at once whom to call', async ({ page }) => {
  await open(page);
  await what(page).fill('楼下有人拿着刀在砍人');
  await expect(page.getByRole('link', { name: '打 110 报警' })).toHaveAttribute('href', 'tel:110');
  await accessible(page);
  await picture(page, 'citizen-7-danger');
  await what(page).fill('路灯坏了');
  await expect(page.getByRole('link', { name: '打 110 报警' })).toHaveCount(0);
});

test('nothing typed is lost: not by a reload, not without a network, not when the page is closed; it arrives once', async ({ page }) => {
  await open(page);
  await fill(page, '垃圾桶满了没人清运');
  await addPhoto(page, '照片（可不传）', '#224466');
  await page.reload();
  await expect(what(page)).toHaveValue('垃圾桶满了没人清运');
  await expect(page.getByRole('group', { name: '照片（可不传）' }).getByRole('img')).toBeVisible();

  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('还没有送到')).toBeVisible();
  await accessible(page);
  await picture(page, 'citizen-8-waiting');
  await page.reload();
  await expect(page.getByText('还没有送到')).toBeVisible();
  await page.getByRole('button', { name: '返回修改' }).click();
  await what(page).fill('垃圾桶满了三天没人清运');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('还没有送到')).toBeVisible();

  // The central takes it, but its answer is lost: sent again it is the same report.
  await page.unroute('**/api/**');
  let lost = 0;
  await page.route('**/api/public/reports', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: '现在再试' }).click();
  await expect(page.getByText('还没有送到')).toBeVisible();
  await page.getByRole('button', { name: '现在再试' }).click();
  const { number } = await receiptOf(page);
  expect(lost).toBe(1);
  const caseId = await central.find('垃圾桶满了三天没人清运');
  expect((await central.read(caseId)).number).toBe(number);
  await page.reload();
  await expect(what(page)).toHaveValue('');
});

test('English, dark, on a desk; a citizen who stays hidden', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Report to 12345' })).toBeVisible();
  await page.getByRole('textbox', { name: 'What is it about' }).fill('The street lamp in front of the school is out');
  await page.getByRole('textbox', { name: 'Where' }).fill('Baoli west street');
  await page.getByRole('textbox', { name: 'Number to call back' }).fill('13998760000');
  await page.getByRole('checkbox', { name: 'Keep me hidden' }).check();
  await page.getByRole('checkbox', { name: 'I have read' }).check();
  await accessible(page);
  await picture(page, 'citizen-9-english-dark');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('heading', { name: 'Your report has arrived' })).toBeVisible({ timeout: 60_000 });
  const caseId = await central.find('The street lamp in front');
  expect((await central.read(caseId)).content.secret).toBe(true);
});
