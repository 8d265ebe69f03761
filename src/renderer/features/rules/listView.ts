import type { TransferDirection, TransferItem } from '#domain/boundary/transferList.ts';
import { csvText } from '../../ui/csvText.ts';

export type ItemSort = 'order' | 'id' | 'matter' | 'unit' | 'effectiveFrom';

export interface ItemFilter {
  readonly direction: TransferDirection;
  readonly text: string;
  readonly unit: string | null;
  readonly sort: ItemSort;
}

/** Items of one list that match, in the order asked for. `named` gives the words behind codes, so that a search finds them too. */
export const visibleItems = (items: readonly TransferItem[], { direction, text, unit, sort }: ItemFilter, named: (code: string) => string): readonly TransferItem[] => {
  const wanted = text.trim().toLowerCase();
  return items
    .filter((item) => item.direction === direction && (unit === null || item.unit === unit))
    .filter((item) =>
      [item.id, item.matter, item.basis, named(item.unit), ...item.categories.map(named)].some((part) => part.toLowerCase().includes(wanted)),
    )
    .sort((left, right) => (sort === 'order' ? 0 : left[sort].localeCompare(right[sort], 'zh-CN') || left.id.localeCompare(right.id)));
};

/** The lists as a spreadsheet reads them. Categories stand apart by `；`: their names hold every lesser sign. */
export const listsCsv = (items: readonly TransferItem[], named: (code: string) => string): string =>
  csvText([
    ['id', 'direction', 'matter', 'categories', 'verdict', 'unit', 'basis', 'effective_from', 'effective_until', 'revision'],
    ...items.map((item) => [
      item.id,
      item.direction,
      item.matter,
      item.categories.map(named).join('；'),
      item.verdict,
      named(item.unit),
      item.basis,
      item.effectiveFrom,
      item.effectiveUntil ?? '',
      String(item.revision),
    ]),
  ]);

/** The next free id of a list: A01 …, B01 …. */
export const nextItemId = (items: readonly TransferItem[], direction: TransferDirection): string => {
  const letter = direction === '12345_to_110' ? 'A' : 'B';
  const numbers = items.flatMap(({ id }) => (id.startsWith(letter) ? [Number(id.slice(1))] : [])).filter((number) => Number.isInteger(number));
  return `${letter}${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
};

/** The lists with one item a place up (-1) or down (1) in its own direction; as they are where there is no such place. */
export const movedItem = (items: readonly TransferItem[], item: TransferItem, step: -1 | 1): readonly TransferItem[] => {
  const own = items.filter(({ direction }) => direction === item.direction);
  const neighbour = own[own.indexOf(item) + step];
  if (neighbour === undefined) return items;
  const at = items.indexOf(neighbour);
  return items.toSpliced(items.indexOf(item), 1).toSpliced(at, 0, item);
};
