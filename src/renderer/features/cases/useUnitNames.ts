import { useEffect, useState } from 'react';
import { useWorkstation } from '../../workstation/workstationContext.ts';

/** Names of units by id; those not known yet are absent. */
export const useUnitNames = (unitIds: readonly string[]): ReadonlyMap<string, string> => {
  const { directory } = useWorkstation();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = [...new Set(unitIds)].sort().join(' ');
  useEffect(() => {
    let stale = false;
    const ids = wanted.split(' ').filter((id) => id !== '');
    Promise.all(ids.map((unitId) => directory.call.unit({ unitId }))).then(
      (units) => {
        if (!stale) setNames(new Map(units.flatMap((unit) => (unit === null ? [] : [[unit.id, unit.name]]))));
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [directory, wanted]);
  return names;
};
