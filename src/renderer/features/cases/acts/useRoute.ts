import { useEffect, useState } from 'react';
import type { Urgency } from '#domain/case/case.ts';
import { useWorkstation } from '../../../workstation/workstationContext.ts';
import { optionOf, type UnitOption } from '../useUnitOptions.ts';

export interface Proposal {
  readonly lead: UnitOption | null;
  readonly joint: readonly UnitOption[];
}

/** Whom the city's routing names for this matter. */
export const useRoute = (matter: { readonly category: string | null; readonly placeUnitId: string | null; readonly urgency: Urgency; readonly police: boolean }): Proposal => {
  const { directory } = useWorkstation();
  const [proposal, setProposal] = useState<Proposal>({ lead: null, joint: [] });
  const { category, placeUnitId, urgency, police } = matter;
  useEffect(() => {
    let stale = false;
    directory.call.route({ category, placeUnitId, urgency, police }).then(
      ({ lead, joint }) => {
        if (!stale) setProposal({ lead: lead.unit && optionOf(lead.unit), joint: joint.map(({ unit }) => optionOf(unit)) });
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [directory, category, placeUnitId, urgency, police]);
  return proposal;
};
