import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type FrameLocator, type Page } from '@playwright/test';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import type { Case } from '#domain/case/case.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { dispatchTo, takeIn, triaged } from '../support/caseRun.ts';
import { commandBy, signIn, type Portal } from '../support/centralFleet.ts';
import type { Stack } from '../support/startStack.ts';
import { startShift } from './seatActions.ts';

const grid = '430602001001-g1';

/** Cases as others make and see them, through the API; everybody signs in once, as the central counts sign-ins. */
export interface CaseFeed {
  /** Gives commands as somebody; a refusal fails the test. */
  give(user: string, caseId: string, commands: readonly CaseCommand[], persons?: readonly { id: string; name: string; phone: string }[]): Promise<void>;
  /** The case as the hotline has it. */
  read(caseId: string): Promise<Case>;
  /** Taken in at the hotline; answers its id. */
  takenIn(title: string, more?: readonly CaseCommand[]): Promise<string>;
  /** Sent to a unit; answers ids of case and share. */
  dispatched(title: string): Promise<readonly [caseId: string, shareId: string]>;
}

export const caseFeed = (stack: Stack): CaseFeed => {
  const people = new Map<string, Portal>();
  let counter = 300;
  const person = async (user: string): Promise<Portal> => {
    const known = people.get(user) ?? (await signIn(() => stack.centralUrl, user));
    people.set(user, known);
    return known;
  };
  const give: CaseFeed['give'] = async (user, caseId, commands, persons = []) => {
    const results = await (await person(user)).push(commands.map((command, index) => commandBy(user, caseId, command, index === 0 ? { persons } : {})));
    expect(results.map((result) => (result.status === 'refused' ? result.error.code : result.status))).toEqual(commands.map(() => 'accepted'));
  };
  const takenIn: CaseFeed['takenIn'] = async (title, more = [triaged()]) => {
    if (takeIn.type !== 'take_in') throw new Error('not a take-in');
    const [caseId, callerId] = [randomUUID(), randomUUID()];
    const number = formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: 8, counter: (counter += 1) });
    const content = { ...takeIn.content, title, place: { text: '保利西街', unitId: grid, detail: '' } };
    const first: CaseCommand = { ...takeIn, number, intake: { ...takeIn.intake, callerId, at: Date.now() }, content };
    await give('wang.min', caseId, [first, ...more], [{ id: callerId, name: '王小敏', phone: '13900001111' }]);
    return caseId;
  };
  return {
    give,
    takenIn,
    read: async (caseId) => {
      const found = (await (await person('wang.min')).feed()).changes.find((change) => change.visible && change.case.id === caseId);
      if (found?.visible !== true) throw new Error('the hotline does not see the case');
      return found.case;
    },
    dispatched: async (title) => {
      const share = randomUUID();
      return [await takenIn(title, [triaged(), dispatchTo(grid, share)]), share];
    },
  };
};

/** Starts a shift and turns to the cases. */
export const shift = async (browser: Browser, url: string, user: string, height = 768, width = 1366): Promise<readonly [Page, FrameLocator]> => {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  page.on('pageerror', (error) => test.info().errors.push({ message: error.stack ?? error.message }));
  await watchPrinting(page);
  const seat = await startShift(page, url, user);
  await seat.getByRole('button', { name: /^案件/ }).click();
  return [page, seat];
};
/** Ends the shift: the seat is free for the next. */
export const leave = async (page: Page, seat: FrameLocator): Promise<void> => {
  await seat.getByRole('button', { name: '下班' }).click();
  await expect(seat.getByLabel('工号')).toBeVisible();
  await page.context().close();
};
export const openCase = async (seat: FrameLocator, list: RegExp, title: string): Promise<void> => {
  await seat.getByRole('navigation', { name: '案件' }).getByRole('button', { name: list }).click();
  await seat.getByRole('button', { name: new RegExp(title, 'u') }).first().click();
  await expect(seat.getByRole('heading', { name: new RegExp(title, 'u') })).toBeVisible();
};
/** An act of the bar, or of its menu. */
export const act = async (seat: FrameLocator, name: string): Promise<void> => {
  const bar = seat.getByRole('toolbar', { name: '可以做的事' });
  await expect(bar).toBeVisible();
  const direct = bar.getByRole('button', { name, exact: true });
  if ((await direct.count()) > 0) return direct.click();
  await bar.getByRole('button', { name: /更多/ }).click();
  await seat.getByRole('menuitem', { name, exact: true }).click();
};
/** What the last printed frame showed; the headless browser has no printer. */
export const watchPrinting = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    window.print = () => Object.assign(window.top ?? window, { lianxiPrinted: document.body.innerText });
  });
};
export const printed = (page: Page): Promise<string> => page.evaluate(() => (window as unknown as { readonly lianxiPrinted?: string }).lianxiPrinted ?? '');
/** The sheet of an act. */
export const sheet = (seat: FrameLocator, name: string) => seat.getByRole('region', { name, exact: true });
/** WCAG A and AA. The watermark is faint on purpose and says nothing that is not said elsewhere. */
export const accessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).exclude(['iframe', '.app-watermark']).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
};
