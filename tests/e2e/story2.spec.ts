import { expect, test, type Page } from '@playwright/test';
import { callCaller } from './portalActions.ts';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, heardEnergy, picture, startShift, typeMatter, watchAudio } from './seatActions.ts';

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack(['exchange', 'central', 'station']);
});
test.afterAll(() => stack.stop());

test('下水道堵塞: a call becomes a case, the grid worker solves it, the caller confirms, it is closed', async ({ page, browser }) => {
  await watchAudio(page);
  const seat = await startShift(page, stack.workstationUrl());
  await becomeAvailable(page);

  await stack.ring('blocked-sewer', '12345');
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await picture(page, 'story2-1-ring');
  await page.keyboard.press('F2');
  await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible();

  // The caller is heard: what comes in is not silence.
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(0.001);

  await typeMatter(seat, 'bljx', /保利西街/, '来电人反映保利西街靠建湘路口下水道堵塞，污水外溢，路面湿滑，没有人受伤');
  await expect(seat.getByText('非警务', { exact: false }).first()).toBeVisible();
  for (const consent of ['同意转派承办', '同意电话回访', '短信告知进度']) await seat.getByText(consent, { exact: true }).click();
  await expect(seat.getByRole('button', { name: /工单派发.*郭亮社区第一网格/ })).toBeEnabled();
  await picture(page, 'story2-2-form');
  await page.keyboard.press('F9');
  await expect(seat.getByText(/已派发 /).first()).toBeVisible();
  await picture(page, 'story2-3-dispatched');
  await page.keyboard.press('F10');

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const portal = await phone.newPage();
  await portal.goto(stack.portalUrl);
  await portal.getByLabel('账号').fill('wangge.guoliang1');
  await portal.getByLabel('密码', { exact: true }).fill('lianxi-2026');
  await portal.getByRole('button', { name: '登录' }).click();
  await portal.getByText(/保利西街/).first().click();
  await picture(portal, 'story2-4-task');
  await solve(portal);

  // The caller is called back with one key; the call goes on record with the answer.
  await page.keyboard.press('Control+Shift+F');
  await expect(seat.getByText('门面油污').first()).toBeVisible({ timeout: 60_000 });
  await expect(seat.getByText('已送达').first()).toBeVisible({ timeout: 40_000 });
  await picture(page, 'story2-7-queue');
  const before = await heardEnergy(page);
  await page.keyboard.press('F9');
  await expect(seat.getByRole('region', { name: '回访表' }).getByText('通话中', { exact: true })).toBeVisible();
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(before);
  await picture(page, 'story2-8-calling-back');
  await expect(seat.getByRole('region', { name: '回访表' }).getByRole('timer')).toHaveText(/00:0[3-9]/u);
  for (const key of ['1', '1']) await page.keyboard.press(key);
  await seat.getByRole('textbox', { name: '来电人怎么说' }).fill('路面冲干净了，非常满意');
  await page.keyboard.press('F10');
  await expect(seat.getByText(/^通话 /)).toBeVisible();
  await expect(seat.getByRole('button', { name: /记下并结案/ })).toBeEnabled();
  await picture(page, 'story2-9-answered');
  await page.keyboard.press('Control+Enter');
  await expect(seat.getByText('没有要回访的来电人。')).toBeVisible();
  const texts = await stack.texts();
  expect(texts.map(({ text }) => /受理|评价/u.exec(text)?.[0])).toEqual(['评价', '受理']);
  await stack.replyByText(texts[0]?.phone ?? '', '2');

  // Both samples stand side by side; the case is closed.
  await seat.getByRole('button', { name: /^案件/ }).click();
  await seat.getByRole('navigation', { name: '案件' }).getByRole('button', { name: /已办结/ }).click();
  await expect(seat.getByText('路面冲干净了，非常满意').first()).toBeVisible();
  await expect(seat.getByText('解决了吗 是 · 满意', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(seat.getByText('解决了吗 是 · 非常满意')).toBeVisible();
  await picture(page, 'story2-10-closed');
  await phone.close();
});

/** Sign, call the citizen, feed back with a photo. */
const solve = async (portal: Page): Promise<void> => {
  await portal.getByRole('button', { name: '签收，我去处理' }).click();
  await callCaller(portal);
  await picture(portal, 'story2-5-contact');
  await portal.getByRole('link', { name: '反馈结果' }).click();
  await portal.getByRole('textbox', { name: '现场情况' }).fill('油污来自 123–130 号门面油污，隔油池满');
  await portal.getByRole('textbox', { name: '处置措施' }).fill('已疏通管道并冲洗路面');
  await portal.getByText('已解决').click();
  const drawn = await portal.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 1600;
    canvas.height = 1200;
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.fillStyle = '#7a8a99';
      context.fillRect(0, 0, 1600, 1200);
      context.fillStyle = '#394b59';
      context.fillRect(500, 500, 600, 200);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await portal
    .getByRole('group', { name: '处置后' })
    .locator('input[type=file]')
    .setInputFiles({ name: 'after.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') });
  await expect(portal.getByRole('img', { name: '处置后照片 1' })).toBeVisible();
  await picture(portal, 'story2-6-feedback');
  await portal.getByRole('button', { name: '提交反馈' }).click();
  await expect(portal.getByText('已反馈').first()).toBeVisible();
};
