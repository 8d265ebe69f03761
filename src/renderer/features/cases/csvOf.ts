import type { CaseRow } from '#contract/workstation/cases.ts';

/**
 * RFC 4180 with a byte order mark, so that a spreadsheet reads the Chinese. A field that a spreadsheet would run as a
 * formula is quoted as text (OWASP, CSV injection). No caller data: lists do not have it.
 */
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
  return `\ufeff${[head, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
};

const quoted = (field: string): string => {
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
