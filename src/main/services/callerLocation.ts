import { ContractError } from '#contract/errors.ts';
import type { LocationAnswer } from '#contract/central/location.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { SeatDesk } from './seatDesk.ts';

/**
 * Asks the operator, through the central, where the caller on screen is: at the ring on the lines the city has named, again
 * on request. What comes is supplementary; the call-taker decides what the place is.
 */
export const createCallerLocation = (deps: { readonly desk: SeatDesk; readonly central: Pick<CentralClient, 'location'> }) => {
  const { desk, central } = deps;
  return async (callId: string, reason: 'ring' | 'manual'): Promise<void> => {
    const { call } = desk.view;
    if (call?.callId !== callId) throw new ContractError('not_found', 'call');
    const number = call.number.replaceAll(/[\s-]/gu, '');
    if (!/^\+?\d{3,20}$/u.test(number)) {
      if (reason === 'manual') await desk.happened({ type: 'location_failed', callId, reason: 'not_found' });
      return;
    }
    // At the ring an unreachable central is no news: the status bar says so already.
    const answer = await central
      .location({ callId, number, line: call.line, reason })
      .catch((): LocationAnswer => ({ location: null, failure: reason === 'ring' ? null : 'unavailable' }));
    if (answer.failure !== null) await desk.happened({ type: 'location_failed', callId, reason: answer.failure });
    if (answer.location === null) return;
    const { longitude: lon, latitude: lat, ...found } = answer.location;
    await desk.happened({ type: 'location_received', callId, location: { ...found, lat, lon, source: 'operator' } });
  };
};
