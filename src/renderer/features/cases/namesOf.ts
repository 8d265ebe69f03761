import { useEffect, useState } from 'react';
import { useWorkstation } from '../../workstation/workstationContext.ts';

type Names = ReadonlyMap<string, string>;

/** Names of units by id; those not known yet are absent. */
export const useUnitNames = (unitIds: readonly string[]): Names => {
  const { directory } = useWorkstation();
  const [read] = useState(() => async (ids: string[]): Promise<Names> => {
    const units = await Promise.all(ids.map((unitId) => directory.call.unit({ unitId })));
    return new Map(units.flatMap((unit) => (unit === null ? [] : [[unit.id, unit.name] as const])));
  });
  return useNames(unitIds, read);
};

/** What somebody is called; his user id while the name is not known. */
export const usePersonName = (userIds: readonly string[]): ((userId: string) => string) => {
  const { directory } = useWorkstation();
  const [read] = useState(() => async (ids: string[]): Promise<Names> => new Map((await directory.call.people({ userIds: ids })).map(({ userId, name }) => [userId, name])));
  const names = useNames(userIds, read);
  return (userId) => names.get(userId) ?? userId;
};

const useNames = (wantedIds: readonly string[], read: (ids: string[]) => Promise<Names>): Names => {
  const [names, setNames] = useState<Names>(new Map());
  const wanted = [...new Set(wantedIds)].sort().join(' ');
  useEffect(() => {
    let stale = false;
    read(wanted.split(' ').filter((id) => id !== '')).then(
      (found) => {
        if (!stale) setNames(found);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [read, wanted]);
  return names;
};
