import type { CentralClient } from '../sync/centralClient.ts';

const againAfter = 5_000;

/**
 * Pauses of the exchange's own recording where the phone cannot say them itself (Asterisk), through the central. A pause that
 * is not taken is an error; to go on is asked for until it is taken, paused anew or the call is over: evidence must not stay silent.
 */
export const recordAtExchange = (deps: { readonly central: Pick<CentralClient, 'setRecording'>; readonly isUp: (callId: string) => boolean }) => {
  let again: NodeJS.Timeout | undefined;
  const goOn = async (callId: string): Promise<void> => {
    try {
      await deps.central.setRecording(callId, true);
    } catch {
      if (deps.isUp(callId)) again = setTimeout(() => void goOn(callId), againAfter);
    }
  };
  return async (callId: string, on: boolean): Promise<void> => {
    clearTimeout(again);
    if (on) void goOn(callId);
    else await deps.central.setRecording(callId, false);
  };
};
