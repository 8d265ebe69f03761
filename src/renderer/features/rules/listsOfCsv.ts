import { csvRecords } from '#domain/spreadsheet/csvRecords.ts';
import { transferItemSchema } from '#contract/rules.ts';
import type { TransferItem } from '#domain/boundary/transferList.ts';
import type { RuleNames } from './useRuleNames.ts';

export interface CsvProblem {
  /** As an editor counts lines, from 1. */
  readonly line: number;
  readonly code: 'no_columns' | 'unknown_category' | 'unknown_unit' | 'wrong_row';
  readonly value: string;
}

const columns = ['id', 'direction', 'matter', 'categories', 'verdict', 'unit', 'basis', 'effective_from', 'effective_until'] as const;

/**
 * The lists out of the file that `listsCsv` writes, edited in a spreadsheet: columns in any order, categories and units by their
 * words or codes. Nothing is taken when a line is wrong. Revisions are those of the items known by the same id.
 */
export const listsOfCsv = (text: string, { lists }: Pick<RuleNames, 'lists'>, known: readonly TransferItem[]): { readonly items: readonly TransferItem[]; readonly problems: readonly CsvProblem[] } => {
  const [head, ...records] = csvRecords(text.replace(/^\uFEFF/u, ''));
  const at = new Map(head?.cells.map((cell, index) => [cell.trim().toLowerCase(), index]));
  const missing = columns.filter((name) => !at.has(name));
  if (missing.length > 0) return { items: [], problems: [{ line: 1, code: 'no_columns', value: missing.join(', ') }] };
  const problems: CsvProblem[] = [];
  const categories = new Map((lists?.categories ?? []).flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]));
  const units = new Map((lists?.unitKinds ?? []).flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]));
  const items = records.flatMap(({ line, cells }): readonly TransferItem[] => {
    // A spreadsheet's guard against formulas is no part of the words.
    const cell = (name: (typeof columns)[number]): string => (cells[at.get(name) ?? -1] ?? '').trim().replace(/^'(?=[=+\-@])/u, '');
    const named = (value: string, names: ReadonlyMap<string, string>, code: CsvProblem['code']): string => {
      const found = names.get(value);
      if (found === undefined) problems.push({ line, code, value });
      return found ?? value;
    };
    const id = cell('id');
    const row = transferItemSchema.safeParse({
      id,
      direction: cell('direction'),
      matter: cell('matter'),
      categories: cell('categories').split(/[；;]/u).map((each) => each.trim()).filter((each) => each !== '').map((each) => named(each, categories, 'unknown_category')),
      verdict: cell('verdict'),
      unit: named(cell('unit'), units, 'unknown_unit'),
      basis: cell('basis'),
      effectiveFrom: cell('effective_from'),
      effectiveUntil: cell('effective_until') === '' ? null : cell('effective_until'),
      revision: known.find((each) => each.id === id)?.revision ?? 1,
    });
    if (row.success) return [row.data];
    problems.push({ line, code: 'wrong_row', value: String(row.error.issues[0]?.path[0] ?? '') });
    return [];
  });
  return problems.length > 0 ? { items: [], problems } : { items, problems };
};
