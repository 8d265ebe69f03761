import type { PhoneCommand } from '#contract/workstation/phone.ts';
import { usages } from './telephonyReports.ts';

/** What somebody did at the headset. `toggled`: the button says only that it was pressed. */
export type HeadsetKey =
  | { readonly type: 'hook'; readonly off: boolean }
  | { readonly type: 'mute'; readonly on: boolean | 'toggled' }
  | { readonly type: 'flash' };

/** A call as a headset needs it. */
interface HeadsetCall {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly state: 'ringing' | 'answering' | 'dialling' | 'resuming' | 'talking' | 'held';
  readonly muted: boolean;
}

export interface HeadsetPhone {
  readonly call: HeadsetCall | null;
  readonly second: HeadsetCall | null;
  readonly joined: boolean;
}

type Said = ReadonlyMap<number, { readonly on: boolean; readonly isAbsolute: boolean }>;

/** What a report tells beside the one before it: a switch when it moved, a button when it went down. */
export const keysOf = (before: ReadonlyMap<number, boolean>, said: Said): readonly HeadsetKey[] => {
  const keys: HeadsetKey[] = [];
  const moved = (usage: number): { readonly on: boolean; readonly isAbsolute: boolean } | null => {
    const now = said.get(usage);
    if (now === undefined) return null;
    return now.isAbsolute ? (now.on !== (before.get(usage) ?? false) ? now : null) : now.on ? now : null;
  };
  const hook = moved(usages.hookSwitch);
  const mute = moved(usages.phoneMute);
  if (hook !== null) keys.push({ type: 'hook', off: hook.on });
  if (mute !== null) keys.push({ type: 'mute', on: mute.isAbsolute ? mute.on : 'toggled' });
  if (moved(usages.flash)?.on === true) keys.push({ type: 'flash' });
  return keys;
};

const isConnected = ({ state }: HeadsetCall): boolean => state === 'talking' || state === 'held';

/** The command a key stands for; null where it means nothing, as when a headset only repeats what its lamp was told. */
export const commandOf = (key: HeadsetKey, { call, second, joined }: HeadsetPhone): PhoneCommand | null => {
  if (call === null) return null;
  const knocks = second?.state === 'ringing' ? second : null;
  switch (key.type) {
    case 'hook': {
      if (key.off) {
        const rings = call.state === 'ringing' ? call : knocks;
        return rings === null ? null : { type: 'answer', callId: rings.callId };
      }
      if (call.state === 'ringing' || call.state === 'resuming') return null;
      const spoken = !joined && second !== null && second.state !== 'ringing' && call.state === 'held' ? second : call;
      return { type: 'hang_up', callId: spoken.callId };
    }
    case 'mute':
      return isConnected(call) ? { type: 'mute', callId: call.callId, on: key.on === 'toggled' ? !call.muted : key.on } : null;
    case 'flash':
      if (knocks !== null) return { type: 'answer', callId: knocks.callId };
      if (second !== null) return { type: 'swap' };
      return isConnected(call) ? { type: 'hold', callId: call.callId, on: call.state === 'talking' } : null;
    default:
      return key satisfies never;
  }
};

/** The lamps, and the ringer of those that have one. */
export const lampsOf = ({ call, second }: HeadsetPhone): ReadonlySet<number> => {
  const lit = new Set<number>();
  if (call === null) return lit;
  if (call.state === 'ringing' || second?.state === 'ringing') lit.add(usages.ringLamp).add(usages.ringer);
  if (call.state !== 'ringing') lit.add(usages.offHookLamp);
  if (call.muted) lit.add(usages.muteLamp);
  if (call.state === 'held' && second === null) lit.add(usages.holdLamp);
  return lit;
};
