import { appliesOn, type TransferItem } from './transferList.ts';

export type ListProblemCode =
  | 'id_missing'
  | 'id_twice'
  | 'matter_missing'
  | 'basis_missing'
  | 'category_missing'
  | 'category_unknown'
  | 'category_contradicted'
  | 'unit_unknown'
  | 'dates_reversed'
  | 'direction_contradicted'
  | 'danger_diverted';

/** What is wrong with an item; the screen has a sentence for each. `value` goes into the sentence. */
export interface ListProblem {
  readonly itemId: string;
  readonly code: ListProblemCode;
  readonly value: string;
}

/** What the lists refer to. */
export interface ListContext {
  readonly categories: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** Categories that are a danger to life: never on the way out of 110. */
  readonly critical: ReadonlySet<string>;
}

/** Everything that keeps the lists from being published. Pure; empty means good. */
export const checkTransferLists = (items: readonly TransferItem[], context: ListContext): readonly ListProblem[] =>
  items.flatMap((item, index) => [...ownProblems(item, context), ...sharedProblems(item, items.slice(0, index))]);

const ownProblems = (item: TransferItem, { categories, units, critical }: ListContext): readonly ListProblem[] => {
  const problem = (code: ListProblemCode, value = ''): ListProblem => ({ itemId: item.id, code, value });
  const away = item.direction === '110_to_12345';
  return [
    ...(item.id.trim() === '' ? [problem('id_missing')] : []),
    ...(item.matter.trim() === '' ? [problem('matter_missing')] : []),
    ...(item.basis.trim() === '' ? [problem('basis_missing')] : []),
    ...(item.categories.length === 0 ? [problem('category_missing')] : []),
    ...item.categories.filter((each) => !categories.has(each)).map((each) => problem('category_unknown', each)),
    ...(units.has(item.unit) ? [] : [problem('unit_unknown', item.unit)]),
    ...(item.effectiveUntil !== null && item.effectiveUntil < item.effectiveFrom ? [problem('dates_reversed', item.effectiveUntil)] : []),
    ...(away === (item.verdict === 'non_police') ? [] : [problem('direction_contradicted', item.verdict)]),
    // Safety before diversion: no list may send away what is a danger to life by its category.
    ...(away ? item.categories.filter((each) => critical.has(each)).map((each) => problem('danger_diverted', each)) : []),
  ];
};

const sharedProblems = (item: TransferItem, before: readonly TransferItem[]): readonly ListProblem[] => [
  ...(before.some(({ id }) => id === item.id) ? [{ itemId: item.id, code: 'id_twice' as const, value: item.id }] : []),
  ...item.categories
    .filter((category) => before.some((other) => other.categories.includes(category) && other.verdict !== item.verdict && overlap(other, item)))
    .map((category) => ({ itemId: item.id, code: 'category_contradicted' as const, value: category })),
];

const overlap = (one: TransferItem, other: TransferItem): boolean => appliesOn(one, other.effectiveFrom) || appliesOn(other, one.effectiveFrom);
