import { useCallback, useEffect, useRef, useState } from 'react';
import type { FollowUpValues } from '#contract/workstation/followUps.ts';
import { useReached, useWorkstation } from '../workstation/workstationContext.ts';
import { emptyValues } from './followUpValues.ts';

/** What is typed, on the station's disk as it is typed: a call that comes in between, or a reload, loses nothing. */
export const useFollowUpValues = (caseId: string) => {
  const { followUps } = useWorkstation();
  const reached = useReached();
  const [values, setValues] = useState<FollowUpValues>(emptyValues);
  const latest = useRef(emptyValues);
  const touched = useRef(false);

  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    followUps.call.form({ caseId }).then(
      (found) => {
        if (stale || touched.current || found === null) return;
        latest.current = found;
        setValues(found);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [followUps, caseId, reached]);

  const change = useCallback(
    (more: Partial<FollowUpValues>) => {
      touched.current = true;
      latest.current = { ...latest.current, ...more };
      setValues(latest.current);
      followUps.call.saveForm({ caseId, form: latest.current }).catch(() => undefined);
    },
    [followUps, caseId],
  );
  const clear = useCallback(() => {
    touched.current = false;
    latest.current = emptyValues;
    setValues(emptyValues);
  }, []);
  return { values, change, clear };
};
