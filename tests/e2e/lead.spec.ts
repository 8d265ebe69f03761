import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { contact, dispatchTo, feedBack, returnIt, takeIn, triaged } from '../support/caseRun.ts';
import { commandBy, signIn, type Portal } from '../support/centralFleet.ts';
import { startStack, type Stack } from '../support/startStack.ts';
import { picture, seatOf, startShift } from './seatActions.ts';

const grid = '430602001001-g1';
let stack: Stack;
let taker: Portal;
let worker: Portal;
let counter = 200;

test.beforeAll(async () => {
  stack = await startStack(['central', 'station']);
  taker = await signIn(() => stack.centralUrl, 'wang.min');
  worker = await signIn(() => stack.centralUrl, 'wangge.guoliang1');
});
test.afterAll(() => stack.stop());

/** A case at the grid worker's; answers the ids of case and share. */
const dispatched = async (title: string): Promise<readonly [string, string]> => {
  if (takeIn.type !== 'take_in') throw new Error('not a take-in');
  const [caseId, shareId, callerId] = [randomUUID(), randomUUID(), randomUUID()];
  const number = formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: 8, counter: (counter += 1) });
  const first: CaseCommand = { ...takeIn, number, intake: { ...takeIn.intake, callerId, at: Date.now() }, content: { ...takeIn.content, title } };
  await taker.push([
    commandBy('wang.min', caseId, first, { persons: [{ id: callerId, name: '王小敏', phone: '13900001111' }] }),
    commandBy('wang.min', caseId, triaged()),
    commandBy('wang.min', caseId, dispatchTo(grid, shareId)),
  ]);
  return [caseId, shareId];
};

test('the shift lead decides a return, and the figures of the unit open the cases behind them', async ({ browser }) => {
  const [returned, share] = await dispatched('路灯不亮');
  await worker.push([commandBy('wangge.guoliang1', returned, returnIt(share))]);
  for (let index = 0; index < 6; index += 1) {
    const [caseId, id] = await dispatched(`下水道堵塞 ${index}`);
    const work: readonly CaseCommand[] = [{ type: 'sign', assignmentId: id }, contact(id), feedBack(id)];
    await worker.push(work.slice(0, index === 5 ? 1 : 3).map((command) => commandBy('wangge.guoliang1', caseId, command)));
  }

  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  const seat = await startShift(page, stack.workstationUrl(), 'chen.jing');
  await seat.getByRole('button', { name: /^案件/ }).click();
  await seat.getByRole('button', { name: /^待审定/ }).click();
  const request = seat.getByRole('region', { name: '退单申请' });
  await expect(request).toContainText('不属于本单位法定职责');
  await picture(page, 'lead-return-1366');
  await seat.getByRole('combobox', { name: '改派给' }).click();
  await seat.getByRole('combobox', { name: '改派给' }).fill('城市管理');
  await seat.getByRole('option').first().click();
  await seat.getByLabel('审定意见（不同意时必填）').fill('属城管职责');
  await seat.getByRole('button', { name: '同意', exact: true }).click();
  await expect(request).toBeHidden();
  await expect.poll(async () => JSON.stringify(await taker.get('/api/cases?list=all&text=路灯不亮'))).toContain('"dispatched"');

  await seat.getByRole('button', { name: '考核', exact: true }).click();
  const row = seat.getByRole('row', { name: /郭亮社区第一网格/ });
  await expect(row).toContainText('5/6');
  await expect(seat.getByText('110 分流')).toBeVisible();
  await picture(page, 'assessment-1366');
  await row.getByRole('button', { name: /5\/6/ }).first().click();
  await expect(seat.getByText('未办结')).toBeVisible();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await picture(page, 'assessment-drill-1920');
  await seat.getByRole('button', { name: '切换明暗' }).click();
  await picture(page, 'assessment-dark-1920');

  await seat.getByRole('button', { name: /^案件/ }).click();
  await seat.getByRole('button', { name: /^待回访/ }).click();
  await seat.getByText('否', { exact: true }).first().click();
  await seat.getByText('无人接听', { exact: true }).click();
  await seat.getByRole('button', { name: /记下，稍后再打/ }).click();
  await expect(seat.getByText('已打 1 次未通')).toBeVisible();
  await picture(page, 'follow-up-1920');
  await expect(seatOf(page).getByText('首次抽样')).toBeVisible();
});
