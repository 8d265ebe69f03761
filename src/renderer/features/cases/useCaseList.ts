import { useEffect, useState } from 'react';
import type * as z from 'zod';
import type { CaseRow, caseQuerySchema } from '#contract/workstation/cases.ts';
import { useReached, useWorkstation } from '../../workstation/workstationContext.ts';

type CaseQuery = z.infer<typeof caseQuerySchema>;
export type CaseListName = CaseQuery['list'];
export type CaseSort = CaseQuery['sort'];

const pageSize = 300;

/** A named list and its counts, read anew when a case changes. */
export const useCaseList = ({ list, text, sort }: { readonly list: CaseListName; readonly text: string; readonly sort: CaseSort }) => {
  const { cases } = useWorkstation();
  const reached = useReached();
  const [rows, setRows] = useState<readonly CaseRow[] | null>(null);
  const [total, setTotal] = useState(0);
  const [counts, setCounts] = useState<Readonly<Record<CaseListName, number>> | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    const read = (): void => {
      cases.call.list({ list: text.trim() === '' ? list : 'all', network: null, text, sort, limit: pageSize, offset: 0 }).then(
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
  }, [cases, reached, list, text, sort]);

  return { rows, total, counts, error };
};
