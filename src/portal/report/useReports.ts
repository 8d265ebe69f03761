import { useMemo } from 'react';
import { useStored, useWork } from '../app/portalContext.ts';
import type { VisibleChange } from '../replica/replica.ts';

/** What this unit has reported and the central knows, the latest first. */
export const useReports = (): readonly VisibleChange[] => {
  const { feed, session } = useWork();
  const { cases } = useStored(feed.replica);
  const { unitId } = session.user;
  return useMemo(
    () =>
      [...cases.values()]
        .filter(({ case: { intake } }) => unitId !== null && intake.reporterUnitId === unitId)
        .sort((left, right) => right.case.createdAt - left.case.createdAt),
    [cases, unitId],
  );
};
