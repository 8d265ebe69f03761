import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, heardEnergy, picture, seatOf, startShift, typeMatter, watchAudio } from './seatActions.ts';

let stack: Stack;
let second = '';

test.beforeAll(async () => {
  test.setTimeout(120_000);
  stack = await startStack(['exchange', 'central', 'station']);
  second = await stack.openSeat('A08');
});
test.afterAll(() => stack.stop());

const description = '边听边记，逐字保存';

/** Another seat is another machine: its cookies are its own. */
const seatPage = async (browser: Browser, url: string, user: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await watchAudio(page);
  await startShift(page, url, user);
  return { context, page };
};

const takeCall = async (page: Page, scenario = 'blocked-sewer'): Promise<string> => {
  await becomeAvailable(page);
  const callId = await stack.ring(scenario, '12345');
  await expect(seatOf(page).getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await page.keyboard.press('F2');
  await expect(seatOf(page).getByRole('button', { name: /挂断/ })).toBeVisible();
  return callId;
};
const hangUp = async (page: Page): Promise<void> => {
  await page.keyboard.press('F10');
  await expect(seatOf(page).getByRole('button', { name: /挂断/ })).toHaveCount(0);
};
/** No calls for this seat while the other one is looked at. */
const rest = async (page: Page): Promise<void> => {
  await page.keyboard.press('Alt+Shift+2');
  await expect(seatOf(page).getByRole('button', { name: '坐席状态' })).toContainText('小休');
};
/** The seat is known to its station over pages: the next test signs in anew. */
const leave = async (page: Page): Promise<void> => {
  await seatOf(page).getByRole('button', { name: '下班' }).click();
  await expect(seatOf(page).getByLabel('工号')).toBeVisible();
};

test('one-key transfer: the other seat reads the case before it hears the caller; refused it never left, accepted it goes on there', async ({ browser }) => {
  const one = await seatPage(browser, stack.workstationUrl(), 'wang.min');
  await takeCall(one.page);
  const mine = seatOf(one.page);
  await mine.getByPlaceholder(description).fill('保利西街下水道堵塞，污水外溢');
  await expect(mine.getByText('逐字已存本机')).toBeVisible();
  const number = await mine.getByText(/^\d{8}-007-\d{4}-\d$/).first().textContent();
  const two = await seatPage(browser, second, 'li.qiang');
  await becomeAvailable(two.page);
  const theirs = seatOf(two.page);

  const handOver = async (): Promise<void> => {
    await one.page.keyboard.press('F4');
    await mine.getByLabel('坐席、分机或号码').fill('A08');
    await one.page.keyboard.press('Control+Enter');
    await expect(theirs.getByRole('region', { name: '随来电转来的案件' })).toContainText('保利西街下水道堵塞，污水外溢');
  };
  await handOver();
  await expect(theirs.getByText('首接 王敏 A07', { exact: false })).toBeVisible();
  await expect(theirs.getByText('对方仍负责', { exact: false })).toBeVisible();
  await picture(two.page, 'hand-over-rings');
  await two.page.keyboard.press('F10');
  await expect(mine.getByRole('status').filter({ hasText: '来电已回到本席' })).toBeVisible();
  await picture(one.page, 'hand-over-refused');
  await expect(mine.getByPlaceholder(description)).toHaveValue('保利西街下水道堵塞，污水外溢');

  await becomeAvailable(two.page);
  await handOver();
  await two.page.keyboard.press('F2');
  await expect(theirs.getByPlaceholder(description)).toHaveValue('保利西街下水道堵塞，污水外溢');
  await expect(theirs.getByText(number ?? '').first()).toBeVisible();
  await expect.poll(() => heardEnergy(two.page)).toBeGreaterThan(0.0005);
  await expect(mine.getByText('已转给 A08', { exact: false }).first()).toBeVisible();
  await expect(mine.getByPlaceholder(description)).toHaveCount(0);
  await picture(two.page, 'hand-over-accepted');
  await picture(one.page, 'hand-over-left');
  await hangUp(two.page);
  await leave(one.page);
  await leave(two.page);
  await one.context.close();
  await two.context.close();
});

test('the phone page is reloaded in mid-call: the seat is in the same call again, and the caller is heard', async ({ page }) => {
  await watchAudio(page);
  await startShift(page, stack.workstationUrl());
  const callId = await takeCall(page);
  await seatOf(page).getByPlaceholder(description).fill('重新载入之前写下的');
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(0.0005);
  await page.reload();
  const seat = seatOf(page);
  await expect(seat.getByText('页面恢复，已接回通话').first()).toBeVisible();
  await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible();
  await expect(seat.getByPlaceholder(description)).toHaveValue('重新载入之前写下的');
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(0.0005);
  await picture(page, 'came-back');
  await hangUp(page);
  await leave(page);
  const { recordings } = (await stack.exchange('/recordings')) as { recordings: { callId: string; endedAt: number | null }[] };
  expect(recordings.filter((each) => each.callId === callId)).toHaveLength(1);
});

test('another network: the call finds a new path and goes on', async ({ page }) => {
  await watchAudio(page);
  await startShift(page, stack.workstationUrl());
  await takeCall(page);
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(0.0005);
  const path = () =>
    page.evaluate(() => {
      const { lianxiTestConnections } = window as unknown as { readonly lianxiTestConnections: readonly RTCPeerConnection[] };
      return /a=ice-ufrag:(\S+)/u.exec(lianxiTestConnections.at(-1)?.localDescription?.sdp ?? '')?.[1];
    });
  const before = await path();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect.poll(path).not.toBe(before);
  const heard = await heardEnergy(page);
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(heard + 0.0002);
  // Two readings of the sound, five seconds apart, make a score.
  await expect(seatOf(page).getByText(/丢包 [\d.]+%/)).toBeVisible();
  await picture(page, 'quality');
  await hangUp(page);
  await expect(seatOf(page).getByText(/话质平均 \d\.\d · 最低/)).toBeVisible();
  await picture(page, 'quality-after');
  await leave(page);
});

test('park, fetch by another seat, pick up what rings at a colleague', async ({ browser }) => {
  const one = await seatPage(browser, stack.workstationUrl(), 'wang.min');
  await takeCall(one.page);
  await one.page.keyboard.press('F4');
  await seatOf(one.page).getByRole('button', { name: '驻留' }).click();
  await expect(seatOf(one.page).getByText('已驻留', { exact: false }).first()).toBeVisible();
  const two = await seatPage(browser, second, 'li.qiang');
  const theirs = seatOf(two.page);
  await theirs.getByRole('button', { name: /取回 7\d\d/ }).click();
  await expect(theirs.getByRole('button', { name: /挂断/ })).toBeVisible();
  await expect(theirs.getByText('138****', { exact: false }).first()).toBeVisible();
  await expect.poll(() => heardEnergy(two.page)).toBeGreaterThan(0.0001);
  await picture(two.page, 'fetched');
  await hangUp(two.page);
  await rest(two.page);

  await becomeAvailable(one.page);
  await stack.ring('insurance-enquiry', '12345');
  await expect(seatOf(one.page).getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await two.page.keyboard.press('Alt+p');
  await expect(theirs.getByRole('button', { name: /挂断/ })).toBeVisible();
  await expect(theirs.getByPlaceholder(description)).toBeVisible();
  await expect(seatOf(one.page).getByRole('button', { name: /接听/ })).toHaveCount(0);
  await picture(two.page, 'picked-up');
  await hangUp(two.page);
  await leave(two.page);
  await leave(one.page);
  await one.context.close();
  await two.context.close();
});

test('a shift lead listens, whispers and barges in; every leg is on record', async ({ browser }) => {
  const one = await seatPage(browser, stack.workstationUrl(), 'wang.min');
  await takeCall(one.page);
  const lead = await seatPage(browser, second, 'chen.jing');
  const seat = seatOf(lead.page);
  await seat.getByRole('button', { name: '队列' }).click();
  for (const [word, bar] of [['监听', '监听 A07'], ['密语', '密语 A07'], ['插话', '插话 A07']] as const) {
    await seat.getByRole('button', { name: word, exact: true }).click();
    await expect(seat.getByRole('status', { name: '通话' })).toContainText(bar);
    await expect(seat.getByRole('status', { name: '通话' })).toContainText('通话中');
    const heard = await heardEnergy(lead.page);
    await expect.poll(() => heardEnergy(lead.page)).toBeGreaterThan(heard);
    if (word === '监听') await picture(lead.page, 'listening');
    await seat.getByRole('button', { name: /挂断/ }).click();
    await expect(seat.getByRole('status', { name: '通话' })).toHaveCount(0);
  }
  await hangUp(one.page);
  await leave(one.page);
  await leave(lead.page);
  await one.context.close();
  await lead.context.close();
});

test('the exchange thinks otherwise of this seat: said in words, mended by one click', async ({ page }) => {
  await startShift(page, stack.workstationUrl());
  await becomeAvailable(page);
  await stack.exchange('/seats/A07', 'POST', { state: 'break', lines: ['12345'] });
  const seat = seatOf(page);
  await expect(seat.getByText('本席已示闲，但交换机显示「小休」', { exact: false })).toBeVisible();
  await picture(page, 'mismatch');
  await seat.getByRole('button', { name: '再次通知交换机' }).click();
  await expect(seat.getByText('本席已示闲，但交换机显示', { exact: false })).toHaveCount(0);
  await leave(page);
});

test('a call made from the case is on its record by itself: grid worker, then caller', async ({ page }) => {
  const seat = await startShift(page, stack.workstationUrl());
  await takeCall(page);
  await typeMatter(seat, 'bljx', /保利西街/, '保利西街靠建湘路口下水道堵塞，污水外溢，路面湿滑，没有人受伤');
  for (const consent of ['同意转派承办', '同意电话回访']) await seat.getByText(consent, { exact: true }).click();
  await expect(seat.getByRole('button', { name: /工单派发.*郭亮社区第一网格/ })).toBeEnabled();
  await page.keyboard.press('F9');
  await expect(seat.getByText(/已派发 /).first()).toBeVisible();
  await hangUp(page);

  await seat.getByRole('button', { name: /^案件/ }).click();
  for (const [button, words] of [['致电网格员', '致电承办单位'], ['致电', '致电来电人']] as const) {
    await seat.getByRole('button', { name: button, exact: true }).click();
    const bar = seat.getByRole('status', { name: '通话' });
    await expect(bar).toContainText('通话中');
    if (button === '致电网格员') await picture(page, 'call-from-case');
    await bar.getByRole('button', { name: /挂断/ }).click();
    await expect(bar).toHaveCount(0);
    await expect(seat.getByText(new RegExp(`${words} · 通话 \\d+ 秒`)).first()).toBeVisible();
  }
  await picture(page, 'calls-on-record');
  await leave(page);
});
