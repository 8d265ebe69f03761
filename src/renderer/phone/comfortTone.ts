import type { ComfortTone } from '../sound/comfortTones.ts';
import type { PhoneCall, PhoneState } from './phoneState.ts';

/** The tone that fits the state of the telephone; null where the far end, or nobody, is to be heard. */
export const comfortTone = ({ call, second }: PhoneState): ComfortTone | null => {
  if (call?.state === 'ringing') return 'ring';
  if (second?.state === 'ringing') return 'call_waiting';
  const dialled = [call, second].find((each): each is PhoneCall => each?.state === 'dialling');
  // The exchange's own ringing or announcement says more than ours would.
  return dialled?.farEnd === 'rings' ? 'ringback' : null;
};

/** What a call that was dialled in vain sounds like: engaged, or not to be had at all (ITU-T E.182). */
export const failureTone = (status: number): 'busy' | 'congestion' => ([486, 600, 603].includes(status) ? 'busy' : 'congestion');
