import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** Password of every demo account. */
const password = 'lianxi-2026';

/** An actor's own device: a phone in the street or a desk, with nothing of anybody else's on it. */
export const device = (browser: Browser, kind: 'phone' | 'desk'): Promise<BrowserContext> =>
  browser.newContext({
    viewport: kind === 'phone' ? { width: 360, height: 740 } : { width: 1366, height: 768 },
    hasTouch: kind === 'phone',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(kind === 'phone' && { geolocation: { longitude: 113.1289, latitude: 29.3707, accuracy: 12 }, permissions: ['geolocation'] }),
  });

export const signIn = async (context: BrowserContext, portalUrl: string, user: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(portalUrl);
  await page.getByLabel('账号').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('tab', { name: /待办/ })).toBeVisible();
  return page;
};

export const openTask = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('link', { name: new RegExp(title, 'u') }).click({ timeout: 40_000 });
};

export const sign = (page: Page): Promise<void> => page.getByRole('button', { name: '签收，我去处理' }).click();

/** The exchange rings the worker, then the caller; they talk for two seconds; the call stands in the case. Ends at the task. */
export const callCaller = async (page: Page): Promise<void> => {
  await page.getByRole('contentinfo').getByRole('link', { name: '联系来电人' }).click();
  await page.getByRole('button', { name: '联系来电人' }).click();
  await expect(page.getByRole('timer')).toHaveText(/通话中 0:0[2-9]/u, { timeout: 30_000 });
  await page.getByRole('button', { name: '挂断' }).click();
  await expect(page.getByText(/已联系上，通话/u)).toBeVisible();
  await page.getByRole('link', { name: '返回' }).click();
  await expect(page.getByText(/交换机接通来电人，通话 0:0/u).first()).toBeVisible();
};

/** A visit where somebody was met. */
export const recordVisit = async (page: Page, note: string): Promise<void> => {
  await page.getByRole('contentinfo').getByRole('link', { name: '联系来电人' }).click();
  await page.getByText('上门', { exact: true }).click();
  await page.getByRole('textbox', { name: '在哪里见到谁' }).fill(note);
  await addPhoto(page, '见面现场', '#8a7a5a');
  await page.getByRole('button', { name: '保存联系记录' }).click();
};

export const feedBack = async (
  page: Page,
  { found, done, genuine = false, after = false }: { readonly found: string; readonly done: string; readonly genuine?: boolean; readonly after?: boolean },
): Promise<void> => {
  await page.getByRole('link', { name: '反馈结果' }).click();
  await page.getByRole('textbox', { name: '现场情况' }).fill(found);
  await page.getByRole('textbox', { name: '处置措施' }).fill(done);
  if (genuine) await page.getByRole('radiogroup', { name: '诉求是否属实' }).getByText('属实', { exact: true }).click();
  await page.getByRole('radiogroup', { name: '解决了吗' }).getByText('已解决').click();
  if (after) await addPhoto(page, '处置后', '#394b59');
  await page.getByRole('button', { name: '提交反馈' }).click();
  await expect(page.getByText('已反馈').first()).toBeVisible();
};

/** Takes a picture: a plain one of the given colour. */
export const addPhoto = async (page: Page, group: string, colour: string): Promise<void> => {
  const drawn = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    canvas.width = 800;
    canvas.height = 600;
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.fillStyle = fill;
      context.fillRect(0, 0, 800, 600);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, colour);
  const field = page.getByRole('group', { name: group });
  await field.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') });
  await expect(field.getByRole('img')).toBeVisible();
};

export const accessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
};
