import { useEffect, useState } from 'react';
import { useReached, useWorkstation } from '../../workstation/workstationContext.ts';

/** The city's counties and districts, by id and name. */
export const useCounties = (): readonly { readonly value: string; readonly label: string }[] => {
  const { directory } = useWorkstation();
  const reached = useReached();
  const [counties, setCounties] = useState<readonly { value: string; label: string }[]>([]);
  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    const read = async (): Promise<void> => {
      const [city] = await directory.call.children({ unitId: null });
      const below = city === undefined ? [] : await directory.call.children({ unitId: city.id });
      if (!stale) setCounties(below.filter(({ kind }) => kind === 'county').map(({ id, name }) => ({ value: id, label: name })));
    };
    read().catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [directory, reached]);
  return counties;
};
