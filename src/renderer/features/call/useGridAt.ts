import type { CallLocation } from '#domain/replay/seatView.ts';
import { useEffect, useState } from 'react';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';

type Grid = Awaited<ReturnType<SeatServices['directory']['call']['gridsAt']>>[number];

/** The grid a place lies in, converted from its own coordinate system; an empty path outside every grid, null while it is looked up. */
export const useGridAt = ({ lat, lon, system }: CallLocation): Pick<Grid, 'id' | 'path'> | { readonly id: null; readonly path: readonly [] } | null => {
  const { directory } = useSeatServices();
  const [found, setFound] = useState<{ readonly key: string; readonly grid: Grid | null } | null>(null);
  const key = `${String(lat)},${String(lon)},${system}`;
  useEffect(() => {
    let stale = false;
    directory.call.gridsAt({ system, longitude: lon, latitude: lat }).then(
      ([grid]) => stale || setFound({ key, grid: grid ?? null }),
      () => stale || setFound({ key, grid: null }),
    );
    return () => {
      stale = true;
    };
  }, [directory, key, system, lat, lon]);
  if (found === null || found.key !== key) return null;
  return found.grid ?? { id: null, path: [] };
};
