import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startPortalCentral, type PortalCentral } from './portalCentral.ts';

const phone = { width: 390, height: 844 };
const firstGrid = '430602001001-g1';
const password = 'lianxi-2026';

const sewer = {
  title: '下水道堵塞',
  description: '保利西街靠建湘路口下水道堵塞，污水外溢到路面约两天，水里有油，路面湿滑。',
  place: '保利西街靠建湘路口',
  unitId: firstGrid,
  urgency: 'urgent',
  promise: '网格员两小时内联系您',
  caller: { name: '王秀兰', phone: '13873012345' },
} as const;

let central: PortalCentral;

// The worker is tried in offline.spec; here requests are held up between page and central.
test.use({ viewport: phone, locale: 'zh-CN', serviceWorkers: 'block' });
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startPortalCentral();
});
test.afterAll(() => central.stop());

test.beforeEach(({ page }) => {
  // A page that throws fails its test, with the reason in the report.
  page.on('pageerror', (error) => test.info().errors.push({ message: error.stack ?? error.message }));
});

// The central lets ten sign-ins a minute through; these tests stay below.
const signIn = async (page: Page, user: string): Promise<void> => {
  await page.goto(`${central.url}/portal/`);
  await page.getByLabel('账号').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '第', exact: false }).first()).toBeVisible();
};

/** A real picture, larger than what is sent. */
const photoFile = async (page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> => {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const context = canvas.getContext('2d');
    context?.fillRect(300, 400, 1500, 900);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return { name: 'after.png', mimeType: 'image/png', buffer: Buffer.from(data, 'base64') };
};

const accessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
};

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto(`${central.url}/portal/`);
  await page.getByLabel('账号').fill('wangge.guoliang1');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('账号或密码不对')).toBeVisible();
  await accessible(page);
});

test('a grid worker signs, records the contact and feeds back with a photo', async ({ page }) => {
  const caseId = await central.dispatch(sewer);
  await signIn(page, 'wangge.guoliang1');
  const row = page.getByRole('link', { name: /下水道堵塞/ });
  await expect(row).toContainText('待签收');
  await expect(row).toContainText('新');
  await accessible(page);

  await row.click();
  await expect(page.getByText('网格员两小时内联系您')).toBeVisible();
  await expect(page.getByText('138****2345')).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: '签收，我去处理' }).click();
  await expect.poll(async () => (await central.read(caseId)).state).toBe('signed');

  await page.getByRole('link', { name: '写反馈' }).click();
  await page.getByRole('textbox', { name: '现场情况' }).fill('油污来自 123–130 号门面，隔油池满');
  await expect(page.getByRole('button', { name: '提交反馈' })).toBeDisabled();
  await expect(page.getByText('先由交换机联系上来电人，才能提交')).toBeVisible();
  await accessible(page);

  await page.getByRole('link', { name: '去联系' }).click();
  await expect(page.getByText('先打您的 139****0101')).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: '联系来电人' }).click();
  await expect(page.getByText('正在打您的电话，请接听')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/通话中 0:0[2-9]/u, { timeout: 30_000 });
  await accessible(page);
  // The page is closed and opened again in the middle of the call: it is still there.
  await page.reload();
  await page.getByRole('button', { name: '挂断' }).click();
  await expect(page.getByText(/已联系上，通话 0:/u)).toBeVisible();
  await accessible(page);
  expect(await page.content()).not.toContain('13873012345');
  const [contact] = (await central.read(caseId)).assignments[0]?.contacts ?? [];
  expect(contact).toMatchObject({ channel: 'call', outcome: 'reached', call: { result: 'answered', by: 'wangge.guoliang1' } });

  await page.getByRole('link', { name: '去写反馈' }).click();
  await expect(page.getByRole('textbox', { name: '现场情况' })).toHaveValue('油污来自 123–130 号门面，隔油池满');
  await page.getByRole('textbox', { name: '处置措施' }).fill('已疏通管道并冲洗路面');
  await page.getByText('已解决').click();
  await page.getByRole('group', { name: '处置后' }).locator('input[type=file]').setInputFiles(await photoFile(page));
  await expect(page.getByRole('img', { name: '处置后照片 1' })).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: '提交反馈' }).click();
  await expect.poll(async () => (await central.read(caseId)).state).toBe('fed_back');

  const { feedback } = (await central.read(caseId)).assignments[0] ?? {};
  expect(feedback).toMatchObject({ found: '油污来自 123–130 号门面，隔油池满', done: '已疏通管道并冲洗路面', solved: 'yes' });
  expect(feedback?.photos.map(({ kind }) => kind)).toEqual(['after']);
  await expect(page.getByRole('img', { name: '处置后照片 1' })).toBeVisible();
  await expect(page.getByText('王**')).toBeVisible();
  expect(await page.content()).not.toContain('13873012345');

  await page.getByRole('link', { name: '返回' }).click();
  await page.getByRole('tab', { name: '已办 1' }).click();
  await expect(page.getByRole('link', { name: /下水道堵塞/ })).toContainText('已反馈');
});

test('another grid sees nothing of it, and its own new task without touching the page', async ({ page }) => {
  await page.clock.install();
  await signIn(page, 'wangge.guoliang2');
  await expect(page.getByText('没有待办任务')).toBeVisible();
  await expect(page.getByRole('tab', { name: '已办 0' })).toBeVisible();
  await expect(page.getByText('下水道堵塞')).toHaveCount(0);

  // Polling is held off, so that only the hint can bring the new task.
  await page.clock.pauseAt(Date.now() + 60_000);
  await central.dispatch({ ...sewer, title: '路灯不亮', unitId: '430602001001-g2' });
  await expect(page.getByRole('link', { name: /路灯不亮/ })).toContainText('新');
});

test('without the central one goes on; it is sent once when the central is back', async ({ page }) => {
  const caseId = await central.dispatch({ ...sewer, title: '井盖缺失', secret: true });
  await signIn(page, 'wangge.guoliang1');
  await page.getByRole('link', { name: /井盖缺失/ }).click();
  await expect(page.getByText('来电人要求保密')).toBeVisible();

  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('button', { name: '签收，我去处理' }).click();
  await expect(page.getByRole('contentinfo').getByRole('link', { name: '联系来电人' })).toBeVisible();
  await expect(page.getByText('待发送 1 件')).toBeVisible();
  await page.getByRole('contentinfo').getByRole('link', { name: '联系来电人' }).click();
  await expect(page.getByText('没有网络，交换机拨不了', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: /拨打/u })).toHaveCount(0);
  await page.getByRole('button', { name: '写明情况，请人签署' }).click();
  await page.getByRole('textbox', { name: '为什么不能由交换机通话' }).fill('来电人要求保密，到场与值守人员核实');
  await page.getByRole('button', { name: '请签署' }).click();
  await expect(page.getByText('待发送 2 件')).toBeVisible();
  expect((await central.read(caseId)).state).toBe('dispatched');

  await page.unroute('**/api/**');
  await expect.poll(async () => (await central.read(caseId)).requests?.length, { timeout: 60_000 }).toBe(1);
  await expect(page.getByText('签署说明申请，等待审定')).toBeVisible();
  expect((await central.read(caseId)).assignments[0]?.contacts).toEqual([]);
  await central.decide(caseId, 'exception', true);
  await expect(page.getByText('签署说明申请，已同意')).toBeVisible({ timeout: 40_000 });
  expect((await central.read(caseId)).assignments[0]?.contacts).toMatchObject([{ channel: 'exception', signedBy: 'chen.jing' }]);
  await expect(page.getByText(/待发送/)).toHaveCount(0);
});

test('what the central refuses is said in words until it is read', async ({ page, browser }) => {
  const caseId = await central.dispatch({ ...sewer, title: '占道堆物' });
  const signOn = async (screen: Page): Promise<void> => {
    await screen.getByRole('link', { name: /占道堆物/ }).click();
    await screen.getByRole('button', { name: '签收，我去处理' }).waitFor();
  };
  await signIn(page, 'wangge.guoliang1');
  const device = await browser.newContext({ viewport: phone, locale: 'zh-CN', storageState: await page.context().storageState() });
  await signOn(page);
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('button', { name: '签收，我去处理' }).click();
  await expect(page.getByText('待发送 1 件')).toBeVisible();

  const other = await device.newPage();
  await other.goto(`${central.url}/portal/`);
  await signOn(other);
  await other.getByRole('button', { name: '签收，我去处理' }).click();
  await expect.poll(async () => (await central.read(caseId)).state).toBe('signed');
  await device.close();

  await page.unroute('**/api/**');
  await expect(page.getByText('“签收”没有被接受：已有人签收')).toBeVisible({ timeout: 60_000 });
  await accessible(page);
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText('没有被接受')).toHaveCount(0);
});

test('a photo waits on the phone and says so, is uploaded by itself, and can be removed', async ({ page }) => {
  await signIn(page, 'wangge.guoliang1');
  await page.getByRole('tab', { name: /在办/ }).click();
  await page.getByRole('link', { name: /井盖缺失/ }).click();
  await page.getByRole('link', { name: '反馈结果' }).click();
  await page.getByRole('textbox', { name: '现场情况' }).fill('井盖被车压坏');
  await page.getByRole('textbox', { name: '处置措施' }).fill('已设围挡并报修');
  await page.getByText('部分解决').click();
  await page.getByRole('textbox', { name: '未解决原因' }).fill('要等新井盖');
  const field = page.getByRole('group', { name: '处置前' });
  await field.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await expect(page.getByText('这个文件不是能读的照片')).toBeVisible();

  await page.route('**/api/uploads/**', (route) => route.abort());
  await field.locator('input[type=file]').setInputFiles(await photoFile(page));
  await expect(field.getByText('待上传')).toBeVisible();
  await expect(page.getByText('1 件待上传')).toBeVisible();
  await expect(page.getByRole('button', { name: '提交反馈' })).toBeEnabled();
  await accessible(page);
  await page.unroute('**/api/uploads/**');
  await page.getByRole('button', { name: '立即重试' }).click();
  await expect(field.getByText('已上传')).toBeVisible();
  await expect(page.getByText('件待上传')).toHaveCount(0);
  await field.getByRole('button', { name: '删去处置前照片 1' }).click();
  await expect(field.getByRole('img')).toHaveCount(0);
});

test('an expired session keeps what was typed', async ({ page }) => {
  await signIn(page, 'wangge.guoliang1');
  await page.getByRole('tab', { name: /在办/ }).click();
  await page.getByRole('link', { name: /井盖缺失/ }).click();
  await page.getByRole('link', { name: '反馈结果' }).click();
  await page.getByRole('textbox', { name: '现场情况' }).fill('井盖被车压坏，已无法复位');

  await page.evaluate(() => {
    const key = 'lianxi.portal.session';
    const stored = JSON.parse(localStorage.getItem(key) ?? '') as { session: { accessToken: string; refreshToken: string } };
    stored.session = { ...stored.session, accessToken: 'over', refreshToken: 'over' };
    localStorage.setItem(key, JSON.stringify(stored));
  });
  await page.reload();
  await expect(page.getByText('登录已过期', { exact: false })).toBeVisible();
  await expect(page.getByLabel('账号')).toHaveValue('wangge.guoliang1');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('textbox', { name: '现场情况' })).toHaveValue('井盖被车压坏，已无法复位');
});

test('English and dark, on a wide screen: the list stays beside the task', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, 'wangge.guoliang1');
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByText('English').click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.getByRole('tab', { name: /In hand/ }).click();
  await page.getByRole('link', { name: /井盖缺失/ }).click();
  await expect(page.getByRole('tab', { name: /In hand/ })).toBeVisible();
  await expect(page.getByText('Promised to the caller')).toBeVisible();
  await accessible(page);
});
