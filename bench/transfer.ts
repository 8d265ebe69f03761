import { connectSeat } from './connectSeat.ts';
import { median, type Figure } from './figure.ts';
import { inFolder, startProduct, type Product } from './startProduct.ts';

const times = 20;

/** From the click on "dispatch" at the seat to the task in the grid worker's feed, in milliseconds. */
const transfers = async ({ ready }: Product): Promise<readonly number[]> => {
  const seat = await connectSeat(ready.workstation);
  const login = await fetch(new URL('/api/login', ready.central), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'wangge.guoliang1', password: 'lianxi-2026' }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const feed = async (after: number) => {
    const page = await fetch(new URL(`/api/feed?after=${after}`, ready.central), { headers: { authorization: `Bearer ${accessToken}` } });
    return (await page.json()) as { next: number; changes: readonly unknown[] };
  };
  const measured: number[] = [];
  let { next } = await feed(0);
  for (let each = 0; each < times; each += 1) {
    const began = performance.now();
    await seat.dispatchCase('保利西街下水道堵塞，没有人受伤', '430602001001-g1');
    for (;;) {
      const page = await feed(next);
      next = page.next;
      if (page.changes.length > 0) break;
    }
    measured.push(performance.now() - began);
  }
  seat.close();
  return measured;
};

export const transfer = (): Promise<readonly Figure[]> =>
  inFolder(async (data) => {
    const product = await startProduct(data);
    const measured = await transfers(product);
    await product.stop();
    return [
      { name: `transfer → portal, median of ${times}`, value: median(measured) / 1000, unit: 's', aim: '≤ 2' },
      { name: `transfer → portal, slowest of ${times}`, value: Math.max(...measured) / 1000, unit: 's', aim: '≤ 2' },
    ];
  });
