import type { ComfortTone } from '../sound/comfortTones.ts';
import type { SoundPreferences } from '../sound/soundPreferences.ts';
import type { ToneOutput, TonePlayer } from '../sound/tonePlayer.ts';
import { comfortTone, failureTone } from './comfortTone.ts';
import type { PhoneInput, PhoneState } from './phoneState.ts';

/** Makes the telephone sound as its state is. */
export interface PhoneSounds {
  readonly follow: (before: PhoneState, after: PhoneState, input: PhoneInput) => void;
}

const failureLasts = 3_000;
/** Nobody is forgotten on hold: a beep in the headset every half minute. */
const remindEvery = 30_000;

export const createPhoneSounds = (player: TonePlayer, preferences: () => SoundPreferences): PhoneSounds => {
  let playing: ComfortTone | null = null;
  let over: ReturnType<typeof setTimeout> | undefined;
  let reminder: ReturnType<typeof setInterval> | undefined;

  const outputsOf = (tone: ComfortTone): readonly ToneOutput[] => {
    const { speaker, ringer, ringsInHeadsetToo, ringLevel, voiceLevel } = preferences();
    const headset = { device: speaker, level: tone === 'ring' ? ringLevel : voiceLevel };
    if (tone !== 'ring' || ringer === speaker) return [headset];
    return [{ device: ringer, level: ringLevel }, ...(ringsInHeadsetToo ? [headset] : [])];
  };

  const play = (tone: ComfortTone | null): void => {
    if (tone === playing) return;
    clearTimeout(over);
    playing = tone;
    player.play(tone, tone === null ? [] : outputsOf(tone));
  };
  const once = (tone: ComfortTone, lasts: number): void => {
    play(tone);
    over = setTimeout(() => play(null), lasts);
  };

  const remind = ({ call, second }: PhoneState): void => {
    const forgotten = call?.state === 'held' && (second === null || second.state === 'held');
    if (forgotten === (reminder !== undefined)) return;
    clearInterval(reminder);
    reminder = forgotten ? setInterval(() => once('hold_reminder', 1_000), remindEvery) : undefined;
  };

  return {
    follow: (before, after, input) => {
      const tone = comfortTone(after);
      const dialled = [before.call, before.second].find((each) => each?.state === 'dialling');
      if (tone === null && input.type === 'terminated' && input.callId === dialled?.callId && input.status >= 400 && input.status !== 487) {
        once(failureTone(input.status), failureLasts);
      } else if (before.call === null && after.call?.state === 'answering') once('auto_answer', 600);
      else if (tone !== null || playing === null || !['busy', 'congestion', 'auto_answer', 'hold_reminder'].includes(playing)) play(tone);
      // Whoever speaks, or dials again, has heard enough of the failure.
      else if (after.call !== null && after.call.callId !== before.call?.callId) play(null);
      remind(after);
    },
  };
};
