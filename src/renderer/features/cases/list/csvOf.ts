import type { CaseRow } from '#contract/workstation/cases.ts';
import { csvText } from '../../../ui/csvText.ts';

/** The list as a spreadsheet reads it. No caller data: lists do not have it. */
export const csvOf = (rows: readonly CaseRow[]): string => {
  const head = ['number', 'state', 'network', 'title', 'place', 'urgency', 'lead_unit', 'created_at', 'due_at'];
  const lines = rows.map((row) => [
    row.number,
    row.state,
    row.network,
    row.title,
    row.place,
    row.urgency,
    row.leadUnitId ?? '',
    new Date(row.createdAt).toISOString(),
    row.clock === null ? '' : new Date(row.clock.dueAt).toISOString(),
  ]);
  return csvText([head, ...lines]);
};
