import { useEffect, useState } from 'react';
import type * as z from 'zod';
import type { CaseFilter, CaseRow, caseQuerySchema } from '#contract/workstation/cases.ts';
import { useReached, useWorkstation } from '../../../workstation/workstationContext.ts';

type CaseQuery = z.infer<typeof caseQuerySchema>;
export type CaseListName = CaseQuery['list'];
export type CaseSort = CaseQuery['sort'];

/** What is shown: a named list, narrowed, searched and put in order. */
export interface CaseView {
  readonly list: CaseListName;
  readonly network: CaseQuery['network'];
  readonly filter: CaseFilter;
  readonly text: string;
  readonly sort: CaseSort;
}

export const noFilter: CaseFilter = { urgencies: [], states: [], category: null, unitId: null, days: null };

/** Conditions beside the list itself. */
export const conditionsOf = ({ network, filter }: Pick<CaseView, 'network' | 'filter'>): number =>
  [network !== null, filter.urgencies.length > 0, filter.states.length > 0, filter.category !== null, filter.unitId !== null, filter.days !== null].filter(Boolean).length;

const pageSize = 300;

/** The cases of a view and the counts of all lists, read anew when a case changes. Words look through every list. */
export const useCaseList = (view: CaseView) => {
  const { cases } = useWorkstation();
  const reached = useReached();
  const [rows, setRows] = useState<readonly CaseRow[] | null>(null);
  const [total, setTotal] = useState(0);
  const [counts, setCounts] = useState<Readonly<Record<CaseListName, number>> | null>(null);
  const [error, setError] = useState<string | null>(null);
  const asked = JSON.stringify(view);

  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    const read = (): void => {
      const { list, network, filter, text, sort } = JSON.parse(asked) as CaseView;
      cases.call.list({ list: text.trim() === '' ? list : 'all', network, filter: { ...filter, urgencies: [...filter.urgencies], states: [...filter.states] }, text, sort, limit: pageSize, offset: 0 }).then(
        (found) => {
          if (stale) return;
          setRows(found.rows);
          setTotal(found.total);
          setError(null);
        },
        (cause: unknown) => {
          if (!stale) setError(cause instanceof Error ? cause.message : String(cause));
        },
      );
      cases.call.counts({}).then((found) => stale || setCounts(found), () => undefined);
    };
    read();
    const end = cases.subscribe.changed({}, read);
    return () => {
      stale = true;
      end();
    };
  }, [cases, reached, asked]);

  return { rows, total, counts, error };
};
