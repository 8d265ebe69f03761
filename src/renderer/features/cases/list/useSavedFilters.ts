import { useEffect, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { SavedFilter } from '#contract/workstation/cases.ts';
import { useReached, useWorkstation } from '../../../workstation/workstationContext.ts';
import type { CaseView } from './useCaseList.ts';

/** Filters this user keeps at this seat. */
export const useSavedFilters = () => {
  const { cases } = useWorkstation();
  const reached = useReached();
  const [filters, setFilters] = useState<readonly SavedFilter[]>([]);
  useEffect(() => {
    if (!reached) return;
    cases.call.savedFilters({}).then(setFilters, () => undefined);
  }, [cases, reached]);
  const keep = (next: readonly SavedFilter[]): void => {
    const before = filters;
    setFilters(next);
    // What the seat could not keep is not shown as kept.
    cases.call.saveFilters({ filters: [...next] }).catch(() => setFilters(before));
  };
  return {
    filters,
    save: (name: string, { filter, ...view }: CaseView): void =>
      keep([...filters, { ...view, filter: { ...filter, urgencies: [...filter.urgencies], states: [...filter.states] }, id: newId(), name: name.trim() }]),
    remove: (id: string): void => keep(filters.filter((each) => each.id !== id)),
    restore: (filter: SavedFilter): void => keep([...filters, filter]),
  };
};
