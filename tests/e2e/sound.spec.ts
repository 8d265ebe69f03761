import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, heardEnergy, picture, seatOf, startShift, watchAudio } from './seatActions.ts';
import { fakeHeadset, lampsOf, pressHeadset } from './fakeHeadset.ts';

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack(['exchange', 'central', 'station']);
});
test.afterAll(() => stack.stop());
test.afterEach(async ({ page }) => {
  await seatOf(page).getByRole('button', { name: '下班' }).click();
});

test('devices, levels, processing and a test call; what is chosen stays', async ({ page }) => {
  await watchAudio(page);
  const seat = await startShift(page, stack.workstationUrl());
  await expect(seat.getByRole('status').filter({ hasText: '电话正常' })).toBeVisible();
  await seat.getByRole('button', { name: '耳机与声音' }).click();
  await seat.getByRole('combobox', { name: '麦克风' }).click();
  await seat.getByRole('option', { name: /Fake Audio Input 1/ }).click();
  await seat.getByRole('combobox', { name: '振铃设备' }).click();
  await seat.getByRole('option', { name: /Fake Audio Output 2/ }).click();
  // The fake microphone beeps: its level moves.
  await expect.poll(() => seat.getByRole('progressbar', { name: '麦克风音量' }).getAttribute('aria-valuenow').then(Number)).toBeGreaterThan(5);
  await seat.getByRole('switch', { name: '降噪' }).click({ force: true });
  await seat.getByRole('button', { name: '试听：振铃设备' }).click();
  await picture(page, 'sound-page');

  await seat.getByRole('button', { name: '拨打测试通话' }).click();
  await expect(seat.getByText('请说话', { exact: false })).toBeVisible();
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(0.0001);
  await picture(page, 'sound-test-call');
  await seat.getByRole('button', { name: '结束测试' }).click();
  await expect(seat.getByRole('button', { name: '拨打测试通话' })).toBeVisible();
  await expect(seat.getByRole('button', { name: '坐席状态' })).toContainText('小休');

  await page.reload();
  const again = seatOf(page);
  await again.getByRole('button', { name: '耳机与声音' }).click();
  await expect(again.getByRole('combobox', { name: '麦克风' })).toHaveValue(/Fake Audio Input 1/);
  await expect(again.getByRole('switch', { name: '降噪' })).not.toBeChecked();
  await again.getByRole('switch', { name: '自动应答' }).click({ force: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, 'sound-page-dark');
  await becomeAvailable(page);
  await stack.ring('blocked-sewer', '12345');
  await expect(again.getByRole('button', { name: /挂断/ })).toBeVisible();
  await page.keyboard.press('F10');
  await again.getByRole('button', { name: '耳机与声音' }).click();
  await again.getByRole('switch', { name: '自动应答' }).click({ force: true });
});

test('the settings are accessible', async ({ page }) => {
  const seat = await startShift(page, stack.workstationUrl());
  await seat.getByRole('button', { name: '耳机与声音' }).click();
  await expect(seat.getByRole('heading', { name: '耳机按键' })).toBeVisible();
  // The watermark is no text to read, and the page's headings begin below the bar.
  const { violations } = await new AxeBuilder({ page }).include(['iframe', '.app-page']).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
});

test('a headset’s buttons answer, mute, hold and hang up, and its lamps follow; allowed once, it is remembered', async ({ page }) => {
  await fakeHeadset(page);
  const seat = await startShift(page, stack.workstationUrl());
  await seat.getByRole('button', { name: '耳机与声音' }).click();
  await seat.getByRole('button', { name: '选择耳机…' }).click();
  await expect(seat.getByText('Jabra-like headset')).toBeVisible();
  await picture(page, 'headset-chosen');
  await page.reload();
  await becomeAvailable(page);
  await stack.ring('blocked-sewer', '12345');
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await expect.poll(() => lampsOf(page)).toEqual(['ring']);
  await pressHeadset(page, 'hook', true);
  await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible();
  await expect.poll(() => lampsOf(page)).toEqual(['off hook']);
  await pressHeadset(page, 'mute', true);
  await expect(seat.getByText('已静音')).toBeVisible();
  await expect.poll(() => lampsOf(page)).toEqual(['off hook', 'mute']);
  await pressHeadset(page, 'mute', true);
  await expect(seat.getByText('已静音')).toHaveCount(0);
  await pressHeadset(page, 'flash', true);
  await expect(seat.getByText('保持中：来电人听不到您')).toBeVisible();
  await expect.poll(() => lampsOf(page)).toEqual(['off hook', 'hold']);
  await pressHeadset(page, 'flash', true);
  await pressHeadset(page, 'hook', false);
  await expect(seat.getByText('本席已挂断').first()).toBeVisible();
  await expect.poll(() => lampsOf(page)).toEqual([]);
});

test('tones where the exchange sends none, a ring behind other windows, and what was dialled in vain', async ({ page, context }) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const told: string[] = [];
    Object.assign(window, { lianxiTold: told });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      told.push(`tone ${this.frequency.value}`);
      start.call(this, when);
    };
    window.Notification = class extends EventTarget {
      static readonly permission = 'granted';
      constructor(title: string) {
        super();
        told.push(`notice ${title}`);
      }
      close(): void {
        told.push('notice closed');
      }
    } as unknown as typeof Notification;
    Object.defineProperty(document, 'hasFocus', { value: () => false });
  });
  const seat = await startShift(page, stack.workstationUrl());
  await expect(seat.getByRole('status').filter({ hasText: '电话正常' })).toBeVisible();
  const told = (): Promise<readonly string[]> => page.evaluate(() => [...(window as unknown as { lianxiTold: string[] }).lianxiTold]);
  const icon = (): Promise<string> => page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? '');
  const calm = await icon();

  await seat.getByLabel('号码、坐席或功能码').fill('13900000080');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await told()).filter((each) => each === 'tone 450').length).toBeGreaterThan(0);
  await picture(page, 'dialling');
  await page.keyboard.press('F10');
  await expect(seat.getByLabel('号码、坐席或功能码')).toBeVisible();
  const before = (await told()).length;
  await seat.getByLabel('号码、坐席或功能码').fill('13900000086');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await told()).length).toBeGreaterThan(before + 1);

  await becomeAvailable(page);
  await stack.ring('blocked-sewer', '12345');
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await expect.poll(() => page.title()).toContain('来电 138****');
  expect(await icon()).not.toBe(calm);
  expect((await told()).some((each) => each.startsWith('notice 来电 138****'))).toBe(true);
  await page.keyboard.press('F2');
  await expect.poll(icon).toBe(calm);
  await expect.poll(async () => (await told()).includes('notice closed')).toBe(true);
  expect(await page.title()).not.toContain('来电');
  await page.keyboard.press('F10');
});
