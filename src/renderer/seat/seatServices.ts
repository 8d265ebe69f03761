import type { ServiceClient } from '#contract/rpc/serviceContract.ts';
import type { casesService, directoryService } from '#contract/workstation/cases.ts';
import type { draftsService } from '#contract/workstation/drafts.ts';
import type { phoneService } from '#contract/workstation/phone.ts';
import type { rulesService } from '#contract/workstation/rules.ts';
import type { queueService, seatService } from '#contract/workstation/seat.ts';
import { createContext, useContext } from 'react';

/** The station as the seat screen and its features need it. The replay gives its own. */
export interface SeatServices {
  readonly seat: ServiceClient<typeof seatService>;
  readonly drafts: ServiceClient<typeof draftsService>;
  readonly cases: ServiceClient<typeof casesService>;
  readonly directory: ServiceClient<typeof directoryService>;
  readonly phone: ServiceClient<typeof phoneService>;
  readonly queue: ServiceClient<typeof queueService>;
  readonly rules: ServiceClient<typeof rulesService>;
}

export const SeatServicesContext = createContext<SeatServices | null>(null);

export const useSeatServices = (): SeatServices => {
  const services = useContext(SeatServicesContext);
  if (services === null) throw new Error('SeatServicesContext is missing above this component');
  return services;
};
