import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { enterShift, picture, startShift, typeMatter } from './seatActions.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack(['central', 'station']);
});
test.afterAll(() => stack.stop());

test('the verdict is explained, questions are answered by keys, and deciding otherwise asks one reason', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const seat = await startShift(page, stack.workstationUrl());
  await page.keyboard.press('Control+Alt+N');
  await typeMatter(seat, 'bljx', /保利西街/, '保利西街下水道堵塞，污水外溢，路面湿滑，没有人受伤');
  const description = seat.getByPlaceholder('边听边记，逐字保存');
  await expect(seat.getByRole('heading', { name: '非警务' })).toBeVisible();
  await expect(seat.getByText('清单 B07', { exact: false })).toBeVisible();
  await picture(page, 'judge-1-light-1366');

  // A reason in hand shows its words in the text, and the caret in the words shows the reason.
  const reason = seat.getByRole('button', { name: /没有人受伤|受伤/ }).first();
  await reason.hover();
  await expect(seat.locator('mark[data-current="true"]')).toHaveCount(1);
  const cue = (await seat.locator('mark').first().evaluate((mark) => mark.firstChild?.textContent)) ?? '';
  await page.mouse.move(0, 0);
  await description.evaluate((box: HTMLTextAreaElement, text) => {
    box.focus();
    box.setSelectionRange(box.value.indexOf(text), box.value.indexOf(text));
  }, cue);
  await page.keyboard.press('ArrowRight');
  await expect(seat.locator('#field-description-cue')).toContainText(`「${cue}」`);
  await picture(page, 'judge-1b-cue-1366');

  // Deciding otherwise: one key opens it, one chooses the verdict, one gives the reason; the text field keeps the focus.
  await description.focus();
  await page.keyboard.press('Alt+v');
  await expect(seat.getByRole('group', { name: '您的定性' })).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(seat.getByRole('group', { name: '改判理由' })).toBeVisible();
  await expect(seat.getByText('停用：与系统定性不同，还差一个改判理由')).toBeVisible();
  await picture(page, 'judge-2-reason-1366');
  await page.keyboard.press('Alt+1');
  await expect(seat.getByRole('button', { name: '来电人另说了危险' })).toHaveAttribute('aria-pressed', 'true');
  await expect(description).toBeFocused();
  await expect(seat.getByRole('button', { name: /工单派发.*派出所/ })).toBeEnabled();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await seat.getByRole('button', { name: '切换明暗' }).click();
  await picture(page, 'judge-3-dark-1920');
  await page.keyboard.press('F9');
  await expect(seat.getByText(/已派发 /).first()).toBeVisible();

  await seat.getByRole('button', { name: /^案件/ }).click();
  await expect(seat.getByText('来电人另说了危险').first()).toBeVisible();
  await picture(page, 'judge-4-case');
});

test('a red flag stands first, and in English the questions are asked in English', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1366, height: 768 });
  const seat = await enterShift(page, stack.workstationUrl());
  await seat.getByRole('button', { name: '受理' }).click();
  await page.keyboard.press('Control+Alt+N');
  const description = seat.getByPlaceholder('边听边记，逐字保存');
  await description.fill('小声说，他手里有刀，就在门外');
  await expect(seat.getByRole('alert').filter({ hasText: '红旗' })).toBeVisible();
  await picture(page, 'judge-5-flag-1366');
  await description.fill('你们快来一下');
  await seat.getByRole('button', { name: 'English' }).click();
  await expect(seat.getByText('Where are you?', { exact: false })).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(seat.getByText('Is anyone in danger now?')).toBeVisible();
  await picture(page, 'judge-6-english-1366');
  await page.keyboard.press('Alt+2');
  // A wrong key is put right: the question is asked again, and the verdict follows at once.
  await expect(seat.getByRole('region', { name: 'Answered' })).toContainText('Is anyone in danger now?');
  await seat.getByRole('button', { name: 'Ask again: Is anyone in danger now?' }).click();
  await page.keyboard.press('Alt+1');
  await expect(seat.getByRole('alert').filter({ hasText: 'Red flag' })).toBeHidden();
  await seat.getByRole('button', { name: 'Ask again: Is anyone in danger now?' }).click();
  await page.keyboard.press('Alt+2');
  await expect(seat.getByRole('alert').filter({ hasText: 'Red flag' })).toBeVisible();
  // A red flag without a place goes to the police; no reason to divert it is offered.
  await expect(seat.getByRole('button', { name: /Dispatch.*公安局/ })).toBeEnabled();
  await expect(seat.getByRole('group', { name: 'Reason for deciding differently' })).toBeHidden();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, 'judge-7-english-1920');
});
