import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { accessible, addPhoto, callCaller, device, feedBack, openTask, sign, signIn } from './portalActions.ts';
import { startPortalCentral, type PortalCentral } from './portalCentral.ts';
import { picture } from './seatActions.ts';

let central: PortalCentral;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startPortalCentral();
});
test.afterAll(() => central.stop());

const title = '施工噪声与工地扬尘';

test('工地噪音: reported from the street without a network, taken in, solved by the department, the resident is satisfied, closed', async ({ browser }) => {
  const url = `${central.url}/portal/`;
  const phone = await device(browser, 'phone');
  const grid = await signIn(phone, url, 'wangge.guoliang1');
  await grid.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  // A resident tells his grid worker of it in a yard without a network.
  await phone.setOffline(true);
  await grid.reload();
  await grid.getByRole('link', { name: '上报' }).click();
  await grid.getByRole('button', { name: '用当前位置' }).click();
  await expect(grid.getByText('已定位')).toBeVisible();
  await addPhoto(grid, '现场照片', '#7a8a99');
  await grid.getByRole('textbox', { name: '地点' }).fill('保利西街工地');
  await grid.getByRole('textbox', { name: '什么问题' }).fill('工地夜间施工，噪声很大，居民睡不着');
  await grid.getByText(title).click();
  await grid.getByRole('textbox', { name: '居民称呼' }).fill('刘大爷');
  await grid.getByRole('textbox', { name: '居民电话' }).fill('13873054321');
  await grid.getByRole('checkbox', { name: '居民同意转办和回访' }).check();
  await accessible(grid);
  await picture(grid, 'story1-1-report');
  await grid.getByRole('contentinfo').getByRole('button', { name: '上报' }).click();
  await expect(grid.getByText('已记下，送到中心后给出编号')).toBeVisible();
  await expect(grid.getByText('待发送 1 件 · 1 件待上传')).toBeVisible();
  await picture(grid, 'story1-2-waiting');
  await phone.setOffline(false);
  await grid.getByRole('link', { name: /我们上报的/ }).click();
  await expect(grid.getByRole('link', { name: new RegExp(title, 'u') })).toContainText('已受理', { timeout: 60_000 });

  // 12345 takes it in and dispatches it to the competent department.
  const caseId = await central.find(title);
  const { intake } = await central.read(caseId);
  expect(intake).toMatchObject({ channel: 'grid', network: 'grid', reporterUnitId: '430602001001-g1' });
  expect(intake.attachments?.map(({ kind }) => kind)).toEqual(['photo']);
  await central.desk('A07', caseId, [
    {
      type: 'triage',
      triage: {
        verdict: 'non_police',
        engineVerdict: 'non_police',
        category: 'huanbao.shigong',
        urgency: 'normal',
        redFlags: [],
        rulesVersion: 'story',
        overrideReason: null,
      },
    },
    {
      type: 'dispatch',
      transfer: 'work_order',
      assignments: [{ id: randomUUID(), unitId: '430602-chengguan', kind: 'lead' }],
      promise: '城管部门一个工作日内联系您',
    },
  ]);

  const office = await device(browser, 'desk');
  const department = await signIn(office, url, 'chengguan');
  await openTask(department, title);
  await expect(department.getByRole('link', { name: '通知，1 条未读' })).toBeVisible();
  await expect(department.getByRole('main').getByText('居民睡不着')).toBeVisible();
  await expect(department.getByRole('img', { name: /现场照片/ })).toBeVisible();
  await picture(department, 'story1-3-department');
  await sign(department);
  await callCaller(department);
  await feedBack(department, { found: '工地夜间超时浇筑', done: '已责令停工整改，夜间安排巡查', genuine: true, after: true });
  await picture(department, 'story1-4-fed-back');

  // The hotline calls the resident back.
  await expect.poll(async () => (await central.read(caseId)).state).toBe('fed_back');
  await central.desk('A07', caseId, [
    { type: 'follow_up', followUp: { contacted: true, solved: 'yes', satisfied: 'very', note: '晚上安静了' } },
    { type: 'close' },
  ]);

  await expect(grid.getByRole('link', { name: new RegExp(title, 'u') })).toContainText('已办结', { timeout: 40_000 });
  await grid.getByRole('link', { name: new RegExp(title, 'u') }).click();
  await expect(grid.getByText('派给')).toHaveCount(0);
  await picture(grid, 'story1-5-closed');

  // The department's figures have moved.
  await department.getByRole('link', { name: '统计' }).click();
  for (const rate of ['按时签收率', '按时联系率', '按时办结率']) await expect(department.getByText(rate)).toBeVisible();
  for (const rate of ['响应率', '解决率', '满意率']) await expect(department.getByText(rate, { exact: true })).toBeVisible();
  await expect(department.getByText('1 件中 1 件')).toHaveCount(7);
  await accessible(department);
  await picture(department, 'story1-6-figures');
  await phone.close();
  await office.close();
});
