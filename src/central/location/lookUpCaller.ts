import type { Logger } from 'pino';
import type * as z from 'zod';
import type { LocationAnswer, locationRequestSchema } from '#contract/central/location.ts';
import type { LocationFailure } from '#domain/replay/seatView.ts';
import type { Line } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import { NoLocation, type LocationPort } from './locationPort.ts';

export interface CallerLocations {
  /** Where the caller is, or why nobody says; every question to the operator is on record before its answer is given. */
  lookUp(actor: string, wanted: z.output<typeof locationRequestSchema>): Promise<LocationAnswer>;
}

/** Asks the operator on the lines the city may locate (110 by law, others by agreement), never on another. */
export const createCallerLocations = (deps: {
  /** Null: no operator is connected. */
  readonly port: LocationPort | null;
  readonly lines: readonly Line[];
  readonly audit: Audit;
  readonly log: Logger;
}): CallerLocations => ({
  lookUp: async (actor, { callId, number, line, reason }) => {
    const { port, audit, log } = deps;
    const none = (failure: LocationFailure | null): LocationAnswer => ({ location: null, failure });
    if (!deps.lines.includes(line)) return none(reason === 'ring' ? null : 'refused');
    if (port === null) return none(reason === 'ring' ? null : 'unavailable');
    const record = (outcome: string): Promise<void> => audit.record(actor, 'location_asked', { callId, line, reason, outcome });
    try {
      const found = await port.lookUp({ number, callId, line });
      await record('found');
      return { location: { ...found, provider: port.provider }, failure: null };
    } catch (error) {
      if (!(error instanceof NoLocation)) throw error;
      log.warn({ callId, failure: error.failure, why: error.message }, 'no location');
      await record(error.failure);
      return none(error.failure);
    }
  },
});
