import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TransferItem } from '#domain/boundary/transferList.ts';
import type { CityLists } from '../../seat/useCityLists.ts';
import { listsOfCsv } from './listsOfCsv.ts';
import { listsCsv } from './listView.ts';

const lists = { categories: [{ id: 'c.one', name: '吵闹、噪声', parent: 'c' }, { id: 'c.two', name: '路灯', parent: 'c' }], unitKinds: [{ code: 'gongan', name: '公安局' }] } as unknown as CityLists;
const named = (code: string): string => lists.categories.find(({ id }) => id === code)?.name ?? lists.unitKinds.find((each) => each.code === code)?.name ?? code;
const item: TransferItem = {
  ...{ id: 'A01', direction: '12345_to_110', matter: '打架', categories: ['c.one', 'c.two'], verdict: 'police', unit: 'gongan', basis: '治安管理处罚法' },
  ...{ effectiveFrom: '2026-11-01', effectiveUntil: null, revision: 4 },
} as const;

describe('the lists as a file', () => {
  it('come back as they were saved, whatever the words', () => {
    // The edges of a cell are trimmed: nobody means them.
    const words = fc.string({ maxLength: 60 }).map((text) => text.trim().replace(/^'+/u, ''));
    fc.assert(
      fc.property(words, words, fc.constantFrom(null, '2027-01-31'), (matter, basis, effectiveUntil) => {
        const saved: TransferItem = { ...item, matter, basis, effectiveUntil };
        expect(listsOfCsv(listsCsv([saved, { ...saved, id: 'A02', revision: 1 }], named), { lists }, [saved])).toEqual({ items: [saved, { ...saved, id: 'A02', revision: 1 }], problems: [] });
      }),
    );
  });

  it('are refused as a whole, with the line and what is wrong there', () => {
    const csv = listsCsv([item], named);
    const refused = (text: string) => listsOfCsv(text, { lists }, [item]);
    expect(refused('id,matter\nA01,打架').problems).toMatchObject([{ line: 1, code: 'no_columns' }]);
    expect(refused(csv.replace('路灯', '路登'))).toMatchObject({ items: [], problems: [{ line: 2, code: 'unknown_category', value: '路登' }] });
    expect(refused(csv.replace('公安局', '公安')).problems).toMatchObject([{ line: 2, code: 'unknown_unit' }]);
    expect(refused(csv.replace('2026-11-01', '明天')).problems).toMatchObject([{ line: 2, code: 'wrong_row', value: 'effectiveFrom' }]);
  });
});
