import type { SoundPreferences } from './soundPreferences.ts';

/** What is asked of the microphone. `ideal`, not `exact`: when the chosen one is unplugged, another one is better than none. */
export const audioConstraints = ({
  microphone,
  echoCancellation,
  noiseSuppression,
  autoGainControl,
}: Pick<SoundPreferences, 'microphone' | 'echoCancellation' | 'noiseSuppression' | 'autoGainControl'>): MediaTrackConstraints => ({
  ...(microphone === '' ? {} : { deviceId: { ideal: microphone } }),
  echoCancellation,
  noiseSuppression,
  autoGainControl,
});
