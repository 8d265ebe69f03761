import { expect, test, type Page } from '@playwright/test';
import { callCaller } from './portalActions.ts';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, heardEnergy, picture, seatOf, startShift, watchAudio } from './seatActions.ts';

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

  await seat.getByPlaceholder('汉字、拼音、首字母、地标').fill('bljx');
  await seat.getByRole('option', { name: /保利西街/ }).first().click();
  await seat.getByPlaceholder('边听边记，逐字保存').fill('来电人反映保利西街靠建湘路口下水道堵塞，污水外溢，路面湿滑，没有人受伤');
  await expect(seat.getByText('非警务', { exact: false }).first()).toBeVisible();
  for (const consent of ['同意转派承办', '同意电话回访']) await seat.getByText(consent, { exact: true }).click();
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

  await seat.getByRole('button', { name: '案件' }).click();
  await seat.getByRole('navigation', { name: '案件' }).getByRole('button', { name: /待回访/ }).click();
  await expect(seat.getByText('门面油污').first()).toBeVisible();
  await picture(page, 'story2-7-fed-back');
  await seatOf(page).getByRole('radiogroup', { name: '联系上了吗' }).getByText('是', { exact: true }).click();
  await seat.getByRole('radiogroup', { name: '解决了吗' }).getByText('是', { exact: true }).click();
  await seat.getByRole('radiogroup', { name: '满意吗' }).getByText('非常满意').click();
  await seat.getByRole('button', { name: '记下回访' }).click();
  await seat.getByRole('button', { name: '结案', exact: true }).click();
  await seat.getByRole('navigation', { name: '案件' }).getByRole('button', { name: /已办结/ }).click();
  await expect(seat.getByText('结案').first()).toBeVisible();
  await picture(page, 'story2-8-closed');
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
