import AxeBuilder from '@axe-core/playwright';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { enterShift, picture } from './seatActions.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack(['central', 'station']);
});
test.afterAll(() => stack.stop());

const placeField = (seat: FrameLocator) => seat.getByPlaceholder('汉字、拼音、首字母、地标');
const canvasOf = (seat: FrameLocator) => seat.getByRole('region', { name: /^地图：方向键/ });

const openCase = async (page: Page): Promise<FrameLocator> => {
  await page.emulateMedia({ colorScheme: 'light' });
  const seat = await enterShift(page, stack.workstationUrl());
  await page.keyboard.press('Control+Alt+N');
  await placeField(seat).fill('bljx');
  await seat.getByRole('option', { name: /保利西街/ }).first().click();
  return seat;
};

test('the map opens beside the form by a key; a click is pin, grid and name; one undo takes it back', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && !/ERR_CONNECTION_REFUSED|404/u.test(message.text()) && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  const seat = await openCase(page);
  await expect(seat.getByRole('region', { name: '受理单' }).getByText('郭亮社区', { exact: true })).toBeVisible();

  await page.keyboard.press('Alt+m');
  const map = seat.getByRole('region', { name: '地图', exact: true });
  await expect(map).toBeVisible();
  await expect(map.getByText('网格为演示', { exact: false })).toBeVisible();
  const canvas = canvasOf(seat);
  await expect(canvas).toBeFocused();
  await expect(placeField(seat)).toBeVisible();
  await picture(page, 'map-1-light-1366');

  // The map looks at the place that was chosen on the list; a little to the side lies another grid.
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('no map');
  await page.mouse.click(box.x + box.width * 0.95, box.y + box.height * 0.5);
  await expect(seat.getByText('已定图钉')).toBeVisible();
  await expect(placeField(seat)).not.toHaveValue('保利西街');
  await expect(map.getByRole('group', { name: '附近' }).getByRole('button').first()).toBeVisible();
  const clicked = await placeField(seat).inputValue();
  await picture(page, 'map-2-picked-1366');
  const axe = await new AxeBuilder({ page }).include(['iframe', '.app-page']).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  // Words of the caller's own stay where the pin moves.
  await page.keyboard.press('Control+z');
  await expect(placeField(seat)).toHaveValue('保利西街');
  await expect(seat.getByText('已定图钉')).toBeHidden();
  await placeField(seat).fill('大槐树底下');
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(seat.getByText('已定图钉')).toBeVisible();
  await expect(placeField(seat)).toHaveValue('大槐树底下');
  await placeField(seat).fill('大槐树底下的水沟');
  await expect(seat.getByText('已定图钉')).toBeVisible();
  expect(clicked).not.toBe('');

  await seat.getByRole('button', { name: '切换明暗' }).click();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await canvas.focus();
  await picture(page, 'map-3-dark-1920');
  await page.keyboard.press('Escape');
  await expect(map).toBeHidden();
  await expect(placeField(seat)).toBeFocused();

  // What was pinned is in the case: reloaded, it is still there.
  await page.reload();
  await expect(seat.getByText('已定图钉')).toBeVisible();
  await expect(placeField(seat)).toHaveValue('大槐树底下的水沟');
  expect(new Set(asked.filter((host) => host !== ''))).toEqual(new Set([new URL(stack.workstationUrl()).host]));
  expect(faults).toEqual([]);
});

test('a machine that cannot draw says so, and the list does the work', async ({ page }) => {
  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (getContext as (kind: string, ...rest: unknown[]) => unknown).call(this, kind, ...rest);
    } as typeof getContext;
  });
  const seat = await openCase(page);
  await page.keyboard.press('Alt+m');
  await expect(seat.getByText('图形驱动画不了地图', { exact: false })).toBeVisible();
  await placeField(seat).fill('113.0463, 29.4550');
  await seat.getByRole('option', { name: /网格/ }).first().click();
  await expect(seat.getByText('郭亮社区', { exact: false }).first()).toBeVisible();
});
