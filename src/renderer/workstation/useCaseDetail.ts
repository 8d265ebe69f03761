import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import type { Workstation } from './connectWorkstation.ts';
import { useReached, useWorkstation } from './workstationContext.ts';

/** A case with its history, clocks and people, as the station gives it. */
export type CaseDetailValues = Awaited<ReturnType<Workstation['cases']['call']['get']>>;

/** One case, read anew whenever it changes, null until it is there; and what shows it at once as a command has left it. */
export const useCaseDetail = (caseId: string): readonly [CaseDetailValues | null, Dispatch<SetStateAction<CaseDetailValues | null>>] => {
  const { cases } = useWorkstation();
  const reached = useReached();
  const [detail, setDetail] = useState<CaseDetailValues | null>(null);
  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    const read = (): void => {
      cases.call.get({ caseId }).then((found) => stale || setDetail(found), () => undefined);
    };
    read();
    const end = cases.subscribe.changed({}, ({ caseIds }) => {
      if (caseIds.length === 0 || caseIds.includes(caseId)) read();
    });
    return () => {
      stale = true;
      end();
    };
  }, [cases, caseId, reached]);
  return [detail, setDetail];
};
