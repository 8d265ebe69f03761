import type { SoundPreferences } from '../sound/soundPreferences.ts';

/** Plays the far ends, each call by itself. Where the browser wants a gesture first, the next key or click starts it. */
export interface RemoteAudio {
  /** `null`: the call is over or held. */
  readonly play: (callId: string, stream: MediaStream | null) => void;
  /** The speaker or its level was changed: also in the middle of a call. */
  readonly setUp: () => void;
}

export const createRemoteAudio = (preferences: () => Pick<SoundPreferences, 'speaker' | 'voiceLevel'>): RemoteAudio => {
  const playing = new Map<string, HTMLAudioElement>();
  const start = (audio: HTMLAudioElement): void => {
    audio.play().catch(() => {
      for (const gesture of ['pointerdown', 'keydown'] as const) window.addEventListener(gesture, () => start(audio), { once: true });
    });
  };
  const setUp = (audio: HTMLAudioElement): void => {
    const { speaker, voiceLevel } = preferences();
    audio.volume = voiceLevel;
    // A speaker that is gone: the system's own takes over, since nobody may be left unheard.
    if (audio.sinkId !== speaker) void audio.setSinkId(speaker).catch(() => audio.setSinkId('').catch(() => undefined));
  };
  return {
    play: (callId, stream) => {
      const audio = playing.get(callId) ?? new Audio();
      if (audio.srcObject === stream) return;
      audio.srcObject = stream;
      if (stream === null) {
        playing.delete(callId);
        return;
      }
      playing.set(callId, audio);
      audio.autoplay = true;
      setUp(audio);
      start(audio);
    },
    setUp: () => {
      for (const audio of playing.values()) setUp(audio);
    },
  };
};
