import type { Figure } from './figure.ts';
import { inFolder, startProduct } from './startProduct.ts';

/** From `npm start` to its ready line: with empty data, and again with the data of the first. */
export const starts = (): Promise<readonly Figure[]> =>
  inFolder(async (data) => {
    const first = await startProduct(data);
    await first.stop();
    const warm = await startProduct(data);
    await warm.stop();
    return [
      { name: 'first start (installed, empty data)', value: first.seconds, unit: 's', aim: '≤ 180 with installing' },
      { name: 'warm start', value: warm.seconds, unit: 's', aim: '≤ 15' },
    ];
  });
