import { expect, type FrameLocator, type Page } from '@playwright/test';

/** The seat screen inside the phone page. */
export const seatOf = (page: Page): FrameLocator => page.frameLocator('iframe');

/** Opens the workstation and starts a shift. */
export const startShift = async (page: Page, url: string, user = 'wang.min'): Promise<FrameLocator> => {
  await page.goto(url);
  const seat = seatOf(page);
  await seat.getByLabel('工号').fill(user);
  await seat.getByLabel('密码').fill('lianxi-2026');
  await seat.getByRole('button', { name: '上班' }).click();
  await expect(seat.getByRole('button', { name: '坐席状态' })).toBeVisible();
  return seat;
};

/** The sign-in page, whether or not the test before left somebody signed in. */
export const signedOut = async (page: Page, url: string): Promise<FrameLocator> => {
  await page.goto(url);
  const seat = seatOf(page);
  const out = seat.getByRole('button', { name: '下班' });
  await expect(out.or(seat.getByLabel('工号'))).toBeVisible();
  if (await out.isVisible()) await out.click();
  await expect(seat.getByLabel('工号')).toBeVisible();
  return seat;
};

export const enterShift = async (page: Page, url: string, user?: string): Promise<FrameLocator> => {
  await signedOut(page, url);
  return startShift(page, url, user);
};

/** Place and words of a case, as they are typed: the option of that name, or the first. */
export const typeMatter = async (seat: FrameLocator, place: string, option: RegExp | null, words: string): Promise<void> => {
  await seat.getByPlaceholder('汉字、拼音、首字母、地标').fill(place);
  await seat.getByRole('option', option === null ? {} : { name: option }).first().click();
  await seat.getByPlaceholder('边听边记，逐字保存').fill(words);
};

/** Ready for calls, as the exchange knows it. */
export const becomeAvailable = async (page: Page): Promise<void> => {
  const seat = seatOf(page);
  await expect(seat.getByRole('status').filter({ hasText: '电话正常' })).toBeVisible();
  await page.keyboard.press('Alt+Shift+1');
  await expect(seat.getByRole('button', { name: '坐席状态' })).toContainText('示闲');
};

/** Energy of what the phone page receives: getStats of every peer connection that was made. */
export const watchAudio = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const connections: RTCPeerConnection[] = [];
    Object.assign(window, { lianxiTestConnections: connections });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...words: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...words);
        connections.push(this);
      }
    };
  });
};

export const heardEnergy = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { lianxiTestConnections } = window as unknown as { readonly lianxiTestConnections: readonly RTCPeerConnection[] };
    let energy = 0;
    for (const connection of lianxiTestConnections) {
      for (const report of (await connection.getStats()).values() as Iterable<{ type: string; totalAudioEnergy?: number }>) {
        if (report.type === 'inbound-rtp') energy += report.totalAudioEnergy ?? 0;
      }
    }
    return energy;
  });

/** Where pictures of a story are kept for people to look at. */
export const picture = (page: Page, name: string) => page.screenshot({ path: `.cache/screenshots/${name}.png` });
