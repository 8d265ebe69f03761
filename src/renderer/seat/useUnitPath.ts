import { useEffect, useState } from 'react';
import { useSeatServices } from './seatServices.ts';

/** Names from the county down to the unit; null while unknown. */
export const useUnitPath = (unitId: string | null): readonly string[] | null => {
  const { directory } = useSeatServices();
  const [known, setKnown] = useState<{ readonly unitId: string; readonly path: readonly string[] } | null>(null);
  useEffect(() => {
    if (unitId === null) return undefined;
    let stale = false;
    directory.call.unit({ unitId }).then(
      (unit) => {
        if (!stale && unit !== null) setKnown({ unitId, path: unit.path });
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [directory, unitId]);
  return known !== null && known.unitId === unitId ? known.path : null;
};
