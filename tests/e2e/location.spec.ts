import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, picture, startShift } from './seatActions.ts';

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack(['exchange', 'central', 'station'], { seat: 'B01' });
});
test.afterAll(() => stack.stop());

test('110: where the network and the operator say the caller is comes by itself, and one click takes it over', async ({ page }) => {
  const seat = await startShift(page, stack.workstationUrl(), 'zhao.lei');
  await becomeAvailable(page);
  await stack.ring('noisy-neighbour', '110', { number: '13800000002', location: { lat: 29.3571, lon: 113.1285, radius: 35, method: 'GPS' } });
  const places = seat.getByRole('region', { name: '网络定位（参考）' });
  await expect(places.getByText('随呼叫送达')).toBeVisible();
  await expect(places.getByText('演示定位服务')).toBeVisible();
  await expect(places.getByText(/GCJ-02/)).toBeVisible();
  await expect(places.getByText(/WGS-84/)).toBeVisible();
  await picture(page, 'location-ring');
  await page.keyboard.press('F2');
  await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible();

  const place = seat.locator('#field-place');
  await place.fill('保利西街口');
  await places.getByRole('button', { name: '采用' }).last().click();
  await expect(place).toHaveValue('保利西街口');
  await expect(seat.getByLabel('地点补充')).toHaveValue(/网络定位 113\.\d+,29\.\d+ GCJ-02，半径 \d+ 米/);
  await picture(page, 'location-adopted');
  await page.keyboard.press('Control+z');
  await expect(seat.getByLabel('地点补充')).toHaveValue('');

  await places.getByRole('button', { name: '重新查询' }).click();
  await expect(places.getByText('演示定位服务')).toHaveCount(1);
  await stack.kill('central');
  await places.getByRole('button', { name: '重新查询' }).click();
  await expect(places.getByText('定位服务连不上', { exact: false })).toBeVisible();
  await picture(page, 'location-away');
  await page.keyboard.press('F10');
  await stack.start('central');
});
