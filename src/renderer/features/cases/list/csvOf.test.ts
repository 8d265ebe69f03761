import { describe, expect, it } from 'vitest';
import type { CaseRow } from '#contract/workstation/cases.ts';
import { csvOf } from './csvOf.ts';

const row: CaseRow = {
  id: 'a',
  number: '20261123-007-0001-8',
  state: 'dispatched',
  network: '12345',
  line: '12345',
  title: '下水道堵塞，"水"漫\n出来',
  place: '=HYPERLINK("x")',
  urgency: 'urgent',
  leadUnitId: null,
  createdAt: 0,
  updatedAt: 0,
  clock: null,
  pending: false,
};

describe('the exported list', () => {
  it('quotes what needs quoting and defuses formulas', () => {
    const [, line] = csvOf([row]).split('\r\n');
    expect(line).toBe(
      `20261123-007-0001-8,dispatched,12345,"下水道堵塞，""水""漫\n出来","'=HYPERLINK(""x"")",urgent,,1970-01-01T00:00:00.000Z,`,
    );
  });
});
