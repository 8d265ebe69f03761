import { useEffect, useState } from 'react';
import type { FollowUpRow } from '#contract/workstation/followUps.ts';
import { useReached, useTopic, useWorkstation } from '../../workstation/workstationContext.ts';

/** Appointments come by themselves: the order is asked for again this often. */
const period = 20_000;

/** Callers to be asked, in their order, and who is called by somebody else now. */
export const useFollowUpQueue = () => {
  const { cases, followUps } = useWorkstation();
  const reached = useReached();
  const [rows, setRows] = useState<readonly FollowUpRow[] | null>(null);
  const [total, setTotal] = useState(0);
  const claims = useTopic(followUps.subscribe.claims) ?? [];
  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    const read = (): void => {
      followUps.call.queue({}).then(
        (found) => {
          if (stale) return;
          setRows(found.rows);
          setTotal(found.total);
        },
        () => undefined,
      );
    };
    read();
    const timer = setInterval(read, period);
    const end = cases.subscribe.changed({}, read);
    return () => {
      stale = true;
      clearInterval(timer);
      end();
    };
  }, [cases, followUps, reached]);
  return { rows, total, claims };
};
