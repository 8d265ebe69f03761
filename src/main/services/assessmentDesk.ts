import type { User } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { nothingSchema } from '#contract/identifiers.ts';
import { assessmentService } from '#contract/workstation/assessment.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Client } from './client.ts';

/** Relays the central's figures to the screens of shift leads and supervisors; a call-taker's seat does not show them. */
export const createAssessmentDesk = (central: CentralClient, user: () => User): BoundService<Client> => {
  const asLead = <Result>(ask: () => Promise<Result>): Promise<Result> => {
    if (!['shift_lead', 'supervisor'].includes(user().role)) throw new ContractError('forbidden', 'role_not_allowed');
    return ask();
  };
  return bindService(assessmentService, {
    methods: {
      read: (wanted) => asLead(() => central.assessment(wanted)),
      drill: (wanted) => asLead(() => central.drill(wanted)),
      diversion: (wanted) => asLead(() => central.diversion(wanted)),
      diversionCases: (wanted) => asLead(() => central.diversionCases(wanted)),
      recordExport: (record) => asLead(() => central.asUser(nothingSchema, 'POST', '/api/exports', record)),
    },
    topics: {},
  });
};
