import { useEffect, useState } from 'react';
import type { Case } from '#domain/case/case.ts';
import { useWorkstation } from '../../../workstation/workstationContext.ts';
import { acts, offerOf, trialOf, type Offer } from './act.ts';

/** What the rules let this user do with the case now, asked anew whenever it changes. */
export const useOffers = (state: Case): readonly Offer[] => {
  const { cases } = useWorkstation();
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  useEffect(() => {
    let stale = false;
    const trials = acts.flatMap((act) => {
      const command = trialOf(act, state);
      return command === null ? [] : [{ act, command }];
    });
    cases.call.refusals({ caseId: state.id, commands: trials.map(({ command }) => command) }).then(
      (refusals) => {
        if (!stale) setOffers(trials.flatMap(({ act }, index) => offerOf(act, refusals[index] ?? null) ?? []));
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [cases, state]);
  return offers;
};
