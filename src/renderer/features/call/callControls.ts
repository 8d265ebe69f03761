import type { PhoneCommand } from '#contract/workstation/phone.ts';
import type { CallView } from '#domain/replay/seatView.ts';
import { useCallback, useEffect, useState } from 'react';
import { useSeatServices } from '../../seat/seatServices.ts';

/** The call's buttons as actions; each does nothing where the call does not allow it. */
export interface CallControls {
  readonly answer: () => void;
  readonly decline: () => void;
  readonly hangUp: () => void;
  readonly toggleHold: () => void;
  readonly toggleMute: () => void;
  /** A red flag is up and hang-up was pressed once. */
  readonly hangUpArmed: boolean;
}

const secondPressWithin = 3_000;

/** Name of the channel on which the phone page listens while the station is away. */
const fallbackChannel = 'lianxi.phone';

/** Commands go through the station; when it cannot be reached, straight to the phone page of the same window. */
export const usePhoneCommand = (): ((command: PhoneCommand) => void) => {
  const { phone } = useSeatServices();
  return useCallback(
    (command: PhoneCommand) => {
      phone.call.command(command).catch(() => {
        const channel = new BroadcastChannel(fallbackChannel);
        channel.postMessage(command);
        channel.close();
      });
    },
    [phone],
  );
};

export const useCallControls = (call: CallView | null, redFlag: boolean): CallControls => {
  const send = usePhoneCommand();
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    if (!armed) return undefined;
    const timer = setTimeout(() => setArmed(false), secondPressWithin);
    return () => clearTimeout(timer);
  }, [armed]);
  const callId = call?.callId ?? '';
  const live = call !== null && call.state !== 'ended';
  return {
    answer: () => {
      if (call?.state === 'ringing' && call.direction === 'in') send({ type: 'answer', callId });
    },
    decline: () => {
      if (call?.state === 'ringing') send(call.direction === 'in' ? { type: 'reject', callId } : { type: 'hang_up', callId });
    },
    hangUp: () => {
      if (!live) return;
      if (redFlag && !armed && call.state !== 'ringing') {
        setArmed(true);
        return;
      }
      setArmed(false);
      send({ type: 'hang_up', callId });
    },
    toggleHold: () => {
      if (call?.state === 'talking' || call?.state === 'held') send({ type: 'hold', callId, on: call.state === 'talking' });
    },
    toggleMute: () => {
      if (call?.state === 'talking' || call?.state === 'held') send({ type: 'mute', callId, on: !call.muted });
    },
    hangUpArmed: armed,
  };
};
