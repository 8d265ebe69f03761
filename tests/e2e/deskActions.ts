import { expect, type Browser, type FrameLocator, type Page } from '@playwright/test';
import type { Case } from '#domain/case/case.ts';
import { signIn, type Portal } from '../support/centralFleet.ts';
import { act, sheet } from './caseActions.ts';
import { enterShift, heardEnergy, watchAudio } from './seatActions.ts';

/** An actor's own workstation in his own browser. */
export interface Desk {
  readonly page: Page;
  readonly seat: FrameLocator;
}

export const openDesk = async (browser: Browser, url: string, user: string): Promise<Desk> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await watchAudio(page);
  return { page, seat: await enterShift(page, url, user) };
};

/** Opens the case of the newest notice of this kind from the inbox. */
export const openNotice = async ({ page, seat }: Desk, kind: string): Promise<void> => {
  await expect(seat.getByRole('button', { name: /^通知，[1-9]/ })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+Shift+L');
  await seat.getByRole('region', { name: '通知' }).getByRole('button', { name: new RegExp(kind, 'u') }).first().click({ timeout: 60_000 });
};

/** A further share of the case in hand, with its kind as the screen names it. */
export const addShare = async (seat: FrameLocator, kind: '主办' | '协办' | '复核', unit: string): Promise<void> => {
  await act(seat, '加派');
  const open = sheet(seat, '加派');
  await open.getByText(kind, { exact: true }).click();
  await open.getByLabel('单位（可搜拼音）').fill(unit);
  await seat.getByRole('option').first().click();
  await open.getByRole('button', { name: /^加派/ }).click();
  await expect(open).toBeHidden();
};

/** Answers what rings. */
export const answer = async ({ page, seat }: Desk): Promise<void> => {
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press('F2');
  await expect(seat.getByRole('button', { name: /挂断/ }).first()).toBeVisible();
};

/** Calls the caller of the first case in the queue back, hears him, writes down that he is very content: closed. */
export const callBackContent = async ({ page, seat }: Desk, title: RegExp, note: string): Promise<void> => {
  await page.keyboard.press('Control+Shift+F');
  await expect(seat.getByRole('heading', { name: title })).toBeVisible({ timeout: 60_000 });
  const before = await heardEnergy(page);
  await page.keyboard.press('F9');
  const form = seat.getByRole('region', { name: '回访表' });
  await expect(form.getByText('通话中', { exact: true })).toBeVisible();
  await expect.poll(() => heardEnergy(page)).toBeGreaterThan(before);
  for (const key of ['1', '1']) await page.keyboard.press(key);
  await form.getByRole('textbox', { name: '来电人怎么说' }).fill(note);
  await page.keyboard.press('F10');
  await expect(form.getByText(/^通话 /)).toBeVisible();
};

/** The case as the city's supervisor comes to have it, to look at what the screens have made of it. */
export const createReader = (centralUrl: () => string) => {
  let supervisor: Portal | null = null;
  return async (wanted: (state: Case) => boolean): Promise<Case> => {
    const { feed } = (supervisor ??= await signIn(centralUrl, 'he.ping'));
    const seen: Case[] = [];
    const look = async (): Promise<number> => {
      const found = (await feed()).changes.find((change) => change.visible && wanted(change.case));
      return found?.visible === true ? seen.push(found.case) : 0;
    };
    await expect.poll(look, { message: 'the case at the central', timeout: 20_000 }).toBeGreaterThan(0);
    const [found] = seen;
    if (found === undefined) throw new Error('nobody sees the case');
    return found;
  };
};
