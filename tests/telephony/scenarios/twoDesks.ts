import { expect, type FrameLocator, type Page } from '@playwright/test';
import { seatOf, startShift } from '../../e2e/seatActions.ts';
import { startProduct } from '../startProduct.ts';
import type { Scenario } from './scenario.ts';

const patience = { timeout: 40_000 };
const answered = (seat: FrameLocator): Promise<void> => expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible(patience);
const rings = (seat: FrameLocator): Promise<void> => expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible(patience);

const handOver = async (page: Page, to: string): Promise<void> => {
  await page.keyboard.press('F4');
  await seatOf(page).getByLabel('坐席、分机或号码').fill(to);
  await page.keyboard.press('Control+Enter');
};

/**
 * Two whole desks, one central: the first types and hands over with one key, the second sees which case it is while it still rings;
 * it declines and the caller is back; it takes the second try, and the first is free.
 */
export const twoDesks: Scenario = async ({ peer, seat, newPage }) => {
  const product = await startProduct(peer);
  try {
    const [first, second] = [await newPage(), await newPage()];
    const taker = await startShift(first, await product.desk(peer.accounts[0]), 'wang.min');
    const colleague = await startShift(second, await product.desk(peer.accounts[1]), 'li.qiang');
    await expect(colleague.getByRole('status').filter({ hasText: '电话正常' })).toBeVisible(patience);
    await expect(taker.getByRole('status').filter({ hasText: '电话正常' })).toBeVisible(patience);
    const caller = await seat(3);
    await caller.command({ type: 'dial', number: peer.accounts[0].user, line: '12345' });
    await rings(taker);
    await first.keyboard.press('F2');
    await answered(taker);
    await taker.getByPlaceholder('边听边记，逐字保存').fill('来电人反映建湘路口下水道堵塞，污水外溢，没有人受伤');
    const number = await taker.getByText(/^\d{8}-\d{3}-\d{4}-\d$/u).first().innerText();

    await handOver(first, peer.accounts[1].user);
    await rings(colleague);
    await expect(colleague.getByText(number).first()).toBeVisible(patience);
    await second.screenshot({ path: `.cache/screenshots/handed-over-${peer.name}.png` });
    await second.keyboard.press('F10');
    await expect(taker.getByText(/没有接受/u)).toBeVisible(patience);
    await answered(taker);

    await handOver(first, peer.accounts[1].user);
    await rings(colleague);
    await second.keyboard.press('F2');
    await answered(colleague);
    await expect(taker.getByRole('button', { name: /挂断/ })).toHaveCount(0, patience);
    await expect(taker.getByText(/已转/u).first()).toBeVisible(patience);
    await caller.inCall('talking');
    await second.keyboard.press('F10');
    await caller.happens('ended', { by: 'caller' });
  } finally {
    await product.stop();
  }
};
