import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, enterShift, heardEnergy, picture, seatOf, startShift, typeMatter, watchAudio } from './seatActions.ts';

let stack: Stack;
const description = '边听边记，逐字保存';

test.beforeEach(async () => {
  stack = await startStack(['exchange', 'central', 'station']);
});
test.afterEach(() => stack.stop());

test('the audio goes on while the seat screen is reloaded in mid-call, and the screen comes back to the call', async ({ page }) => {
  await watchAudio(page);
  const seat = await startShift(page, stack.workstationUrl());
  await becomeAvailable(page);
  await stack.ring('blocked-sewer', '12345');
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await page.keyboard.press('F2');
  await seat.getByPlaceholder(description).fill('下水道堵塞');
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(0.001);

  await page.frames()[1]?.evaluate(() => location.reload());
  const before = await heardEnergy(page);
  await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible();
  await expect(seat.getByPlaceholder(description)).toHaveValue('下水道堵塞');
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(before);
  await picture(page, 'reloaded-in-call');
});

test('kill -9 of the station while typing: nothing typed is lost, the call goes on', async ({ page }) => {
  await watchAudio(page);
  const seat = await startShift(page, stack.workstationUrl());
  await becomeAvailable(page);
  // A caller who withholds the name: her INVITE has a From without a display name.
  await stack.ring('whisper-knife', '12345');
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await page.keyboard.press('F2');
  await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible();
  await seat.getByPlaceholder(description).pressSequentially('污水漫到路面，', { delay: 20 });

  await stack.kill('station');
  await expect(seat.getByText('工作站后台未连接', { exact: false }).first()).toBeVisible();
  await seat.getByPlaceholder(description).pressSequentially('已经两天了', { delay: 20 });
  const heard = await heardEnergy(page);
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(heard);
  await stack.start('station');

  await expect(seat.getByText('电话正常', { exact: false }).first()).toBeVisible();
  await expect(seat.getByText('逐字已存本机')).toBeVisible();
  await page.reload();
  const again = seatOf(page);
  await expect(again.getByPlaceholder(description)).toHaveValue('污水漫到路面，已经两天了');
});

test('an input method composes: no shortcut fires and nothing is lost', async ({ page }) => {
  const seat = await startShift(page, stack.workstationUrl());
  await becomeAvailable(page);
  await page.keyboard.press('Control+Alt+n');
  const field = seat.getByPlaceholder(description);
  await field.click();
  const devtools = await page.context().newCDPSession(page);
  const frame = page.frames()[1];
  await devtools.send('Input.imeSetComposition', { text: 'shui', selectionStart: 4, selectionEnd: 4 });
  // Keys of the input method's candidate list, as a browser reports them while composing.
  await frame?.evaluate(() => {
    for (const [key, code] of [['1', 'Digit1'], ['F9', 'F9'], [' ', 'Space']] as const) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, code, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));
    }
  });
  await devtools.send('Input.insertText', { text: '水管漏水' });
  await expect(field).toHaveValue('水管漏水');
  await expect(seat.getByText('已派发', { exact: false })).toHaveCount(0);
  await expect(seat.getByText('逐字已存本机')).toBeVisible();
  await page.reload();
  await expect(seatOf(page).getByText('水管漏水').first()).toBeVisible();
});

test('the central is away: a known user starts a shift, takes a call, gives a number, transfers; then it arrives once', async ({ page, request }) => {
  // Somebody who has worked at this seat before is known to it.
  await enterShift(page, stack.workstationUrl());
  await seatOf(page).getByRole('button', { name: '下班' }).click();
  await expect(seatOf(page).getByLabel('工号')).toBeVisible();
  await stack.kill('central');
  await stack.kill('station');
  await stack.start('station');
  const seat = await startShift(page, stack.workstationUrl());
  await expect(seat.getByText('中心断开', { exact: false }).first()).toBeVisible();
  await becomeAvailable(page);

  await stack.ring('blocked-sewer', '12345');
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await page.keyboard.press('F2');
  const number = await seat.getByText(/^\d{8}-007-\d{4}-\d$/).first().textContent();
  await typeMatter(seat, '保利', /保利西街/, '断网时受理：下水道堵塞，没有人受伤');
  for (const consent of ['同意转派承办', '同意电话回访']) await seat.getByText(consent, { exact: true }).click();
  await expect(seat.getByRole('button', { name: /工单派发.*第一网格/ })).toBeEnabled();
  await page.keyboard.press('F9');
  await expect(seat.getByText('中心断开 · 已存 1 件', { exact: false }).first()).toBeVisible();
  await picture(page, 'central-away');

  await stack.start('central');
  await expect(seat.getByText('中心已同步', { exact: false }).first()).toBeVisible({ timeout: 40_000 });
  await expect(seat.getByText('待上报 0 件', { exact: false }).first()).toBeVisible();
  const login = await request.post(`${stack.centralUrl}/api/login`, { data: { user: 'wangge.guoliang1', password: 'lianxi-2026' } });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const feed = await request.get(`${stack.centralUrl}/api/feed`, { headers: { authorization: `Bearer ${accessToken}` } });
  const { changes } = (await feed.json()) as { changes: { case: { number: string; state: string; version: number } }[] };
  expect(changes.map((change) => change.case.number)).toEqual([number]);
  expect(changes[0]?.case).toMatchObject({ state: 'dispatched', version: 3 });
});

test('a second window of the seat is read-only until it takes over', async ({ page, context }) => {
  await startShift(page, stack.workstationUrl());
  const second = await context.newPage();
  await second.goto(stack.workstationUrl());
  await expect(seatOf(second).getByText('只能查看', { exact: false })).toBeVisible();
  await seatOf(second).getByRole('button', { name: '在此接管' }).click();
  await expect(seatOf(page).getByText('只能查看', { exact: false })).toBeVisible();
  await expect(seatOf(second).getByText('只能查看', { exact: false })).toHaveCount(0);
});
