import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, seatOf, startShift } from './seatActions.ts';

let stack: Stack;

test.beforeEach(async () => {
  stack = await startStack(['exchange', 'central', 'station'], { tellsByMessage: false });
});
test.afterEach(() => stack.stop());

/** What the exchange has had of this seat, oldest first. */
const seatStates = (): Promise<readonly string[]> => stack.seatStates('A07');

test('an exchange that hears no messages is told by the central who takes calls; while that is away the phone dials the feature code', async ({ page }) => {
  const seat = await startShift(page, stack.workstationUrl());
  const answer = seat.getByRole('button', { name: /接听/ }).first();
  await becomeAvailable(page);
  await stack.ring('blocked-sewer', '12345');
  await expect(answer).toBeVisible();
  await page.keyboard.press('F2');
  await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible();
  await page.keyboard.press('F10');
  await seat.getByRole('button', { name: '结束话后' }).click();

  await stack.kill('central');
  await expect(seat.getByText('中心断开', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Alt+Shift+2');
  // *45 is a call of its own, which the exchange ends by itself.
  await expect.poll(async () => (await seatStates()).at(-1)).toBe('break');
  await expect.poll(() => stack.exchange('/load')).toEqual({ calls: 0, legs: 0 });
  await stack.ring('blocked-sewer', '12345');
  await page.keyboard.press('Alt+Shift+1');
  // *46: ready again; whoever waits rings.
  await expect(answer).toBeVisible();
  await page.keyboard.press('F2');
  await expect(seatOf(page).getByRole('button', { name: /挂断/ })).toBeVisible();
  await page.keyboard.press('F10');
});
