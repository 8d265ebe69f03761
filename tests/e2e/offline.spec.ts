import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { picture } from './seatActions.ts';
import { startPortalCentral, type PortalCentral } from './portalCentral.ts';

const password = 'lianxi-2026';
const order = {
  description: '路灯不亮，行人看不清路',
  place: '保利西街',
  unitId: '430602001001-g1',
  urgency: 'normal',
  promise: '',
  caller: { name: '王秀兰', phone: '13873012345' },
} as const;

let central: PortalCentral;
let profile: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startPortalCentral();
});
// A new phone for each test.
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'lianxi-phone-'));
});
test.afterAll(() => central.stop());
test.afterEach(async () => {
  await rm(profile, { recursive: true, force: true });
});

/** The phone: a browser with a disk of its own, ended and started as a whole. */
const startPhone = async (): Promise<{ readonly phone: BrowserContext; readonly page: Page }> => {
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const phone = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    ...(args === undefined ? {} : { args }),
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = phone.pages()[0] ?? (await phone.newPage());
  page.on('pageerror', (error) => test.info().errors.push({ message: error.stack ?? error.message }));
  return { phone, page };
};

const signIn = async (page: Page, user: string): Promise<void> => {
  await page.goto(`${central.url}/portal/`);
  await page.getByLabel('账号').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('tab', { name: /待办/ })).toBeVisible();
};

/** A picture of its own, so that a photo sent twice or mixed up would be seen; noise, so that it takes several pieces. */
const photoFile = async (page: Page, n: number) => {
  const data = await page.evaluate((mark) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1200;
    canvas.height = 900;
    const context = canvas.getContext('2d');
    const noise = context?.createImageData(1200, 900);
    if (context && noise) {
      let seed = mark;
      for (let at = 0; at < noise.data.length; at += 1) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        noise.data[at] = at % 4 === 3 ? 255 : seed % 256;
      }
      context.putImageData(noise, 0, 0);
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  }, n);
  return { name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(data, 'base64') };
};

const open = async (page: Page, folder: RegExp, title: string): Promise<void> => {
  await page.goto(`${central.url}/portal/#/`);
  await page.getByRole('tab', { name: folder }).click();
  await page.getByRole('link', { name: new RegExp(title, 'u') }).click();
};
const sign = async (page: Page, title: string): Promise<void> => {
  await open(page, /待办/, title);
  await page.getByRole('button', { name: '签收，我去处理' }).click();
  await expect(page.getByRole('contentinfo').getByRole('link', { name: '联系来电人' })).toBeVisible();
};
/** Without a network nobody can be called: the worker goes there, and one photo says so. */
const contact = async (page: Page, n: number): Promise<void> => {
  await page.getByRole('contentinfo').getByRole('link', { name: '联系来电人' }).click();
  await page.getByText('上门', { exact: true }).click();
  await page.getByRole('textbox', { name: '在哪里见到谁' }).fill('在楼下见到来电人');
  await page.getByRole('group', { name: '见面现场' }).locator('input[type=file]').setInputFiles(await photoFile(page, 1_000 + n));
  await expect(page.getByRole('group', { name: '见面现场' }).getByRole('img')).toBeVisible();
  await page.getByRole('button', { name: '保存联系记录' }).click();
};
const feedBack = async (page: Page, n: number): Promise<void> => {
  await page.getByRole('link', { name: '反馈结果' }).click();
  await page.getByRole('textbox', { name: '现场情况' }).fill(`第 ${n} 盏灯坏了`);
  await page.getByRole('textbox', { name: '处置措施' }).fill('已换灯泡');
  await page.getByText('已解决').click();
  for (const [at, kind] of ['处置前', '处置后'].entries()) {
    await page.getByRole('group', { name: kind }).locator('input[type=file]').setInputFiles(await photoFile(page, n * 2 + at));
    await expect(page.getByRole('group', { name: kind }).getByText('待上传')).toBeVisible();
  }
  await page.getByRole('button', { name: '提交反馈' }).click();
  await expect(page.getByRole('button', { name: '提交反馈' })).toHaveCount(0);
};

test('twenty actions and fifteen photos without a network, the app killed, then all arrive once and in order', async () => {
  test.setTimeout(300_000);
  const titles = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map((name) => `路灯${name}`);
  const caseIds: string[] = [];
  for (const title of titles) caseIds.push(await central.dispatch({ ...order, title }));

  const first = await startPhone();
  await signIn(first.page, 'wangge.guoliang1');
  await expect(first.page.getByRole('tab', { name: '待办 10' })).toBeVisible();
  await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await first.phone.setOffline(true);
  // Opened anew without a network: the page and its tasks are there.
  await first.page.reload();
  await expect(first.page.getByRole('tab', { name: '待办 10' })).toBeVisible();

  for (const [index, title] of titles.entries()) {
    await sign(first.page, title);
    if (index >= 5) continue;
    await contact(first.page, index);
    await feedBack(first.page, index);
  }
  await first.page.goto(`${central.url}/portal/#/account`);
  await expect(first.page.getByText('待发送 20 件 · 15 件待上传')).toBeVisible();
  await picture(first.page, 'offline-1-waiting');
  await first.phone.close();
  for (const caseId of caseIds) expect((await central.read(caseId)).state).toBe('dispatched');

  const second = await startPhone();
  await second.phone.setOffline(true);
  await second.page.goto(`${central.url}/portal/`);
  await expect(second.page.getByText('待发送 20 件 · 15 件待上传')).toBeVisible();
  await expect(second.page.getByRole('tab', { name: '已办 5' })).toBeVisible();
  await picture(second.page, 'offline-2-after-kill');

  await second.phone.setOffline(false);
  await expect(second.page.getByRole('status').filter({ hasText: /待发送|待上传|正在/u })).toHaveCount(0, { timeout: 120_000 });
  await picture(second.page, 'offline-3-sent');
  for (const [index, caseId] of caseIds.entries()) {
    const { state, assignments } = await central.read(caseId);
    expect(state).toBe(index < 5 ? 'fed_back' : 'signed');
    const [assignment] = assignments;
    expect(assignment?.contacts).toHaveLength(index < 5 ? 1 : 0);
    if (index < 5) expect(assignment?.feedback?.found).toBe(`第 ${index} 盏灯坏了`);
  }
  // In the order of the hands, each once.
  const done = (await central.events(caseIds)).filter(({ actor }) => actor.userId === 'wangge.guoliang1');
  expect(done.map(({ event }) => event.type)).toHaveLength(20);
  expect(new Set(done.map(({ commandId }) => commandId)).size).toBe(20);
  for (const caseId of caseIds.slice(0, 5)) {
    expect(done.filter((event) => event.caseId === caseId).map(({ event }) => event.type)).toEqual(['signed', 'contact_recorded', 'fed_back']);
  }
  // Fifteen different photos, each readable at the seat.
  const sizes: number[] = [];
  for (const caseId of caseIds.slice(0, 5)) {
    const { assignments } = await central.read(caseId);
    const photos = assignments[0]?.feedback?.photos ?? [];
    expect(photos.map(({ kind }) => kind)).toEqual(['before', 'after']);
    for (const { fileId } of [...photos, ...(assignments[0]?.contacts[0]?.photos ?? [])]) sizes.push((await central.file(fileId)).byteLength);
  }
  expect(sizes).toHaveLength(15);
  expect(new Set(sizes).size).toBe(15);
  await second.phone.close();
});

test('an upload that breaks off goes on where it was', async () => {
  const caseId = await central.dispatch({ ...order, title: '井盖松动' });
  const { phone, page } = await startPhone();
  await signIn(page, 'wangge.guoliang1');
  await sign(page, '井盖松动');
  await contact(page, 0);
  await page.getByRole('link', { name: '反馈结果' }).click();
  const offsets: number[] = [];
  // The worker of the page does not touch what goes to the central, so requests are seen here.
  await page.route('**/api/uploads/*?**', async (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get('offset'));
    offsets.push(offset);
    // The second piece is lost once on its way.
    if (offset > 0 && offsets.filter((each) => each === offset).length === 1) await route.abort();
    else await route.continue();
  });
  await page.getByRole('group', { name: '处置后' }).locator('input[type=file]').setInputFiles(await photoFile(page, 77));
  await expect(page.getByText('已上传')).toBeVisible({ timeout: 60_000 });
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  expect(offsets.length).toBeGreaterThan(2);
  expect((await central.read(caseId)).state).toBe('handling');
  await phone.close();
});

test('two tabs of one user are one queue; signing out keeps what is not sent, and the next user of the phone sees none of it', async () => {
  const caseId = await central.dispatch({ ...order, title: '护栏倒了' });
  const { phone, page } = await startPhone();
  await signIn(page, 'wangge.guoliang1');
  await expect(page.getByRole('link', { name: /护栏倒了/ })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await phone.setOffline(true);
  const other = await phone.newPage();
  await other.goto(`${central.url}/portal/`);
  await sign(page, '护栏倒了');
  await expect(other.getByText('待发送 1 件')).toBeVisible();
  await other.close();

  await page.goto(`${central.url}/portal/#/account`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByText('还有 1 件没有发出')).toBeVisible();
  await picture(page, 'offline-4-sign-out');
  await page.getByRole('button', { name: '仍要退出' }).click();
  await expect(page.getByLabel('账号')).toBeVisible();
  await phone.setOffline(false);
  await signIn(page, 'wangge.guoliang2');
  await expect(page.getByText('护栏倒了')).toHaveCount(0);
  await expect(page.getByText(/待发送/)).toHaveCount(0);
  await page.goto(`${central.url}/portal/#/account`);
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByLabel('账号')).toBeVisible();
  expect((await central.read(caseId)).state).toBe('dispatched');

  await signIn(page, 'wangge.guoliang1');
  await expect.poll(async () => (await central.read(caseId)).state).toBe('signed');
  await phone.close();
});
