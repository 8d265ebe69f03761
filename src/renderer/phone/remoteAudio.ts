/** Plays the far ends, each call by itself. Where the browser wants a gesture first, the next key or click starts it. */
export interface RemoteAudio {
  /** `null`: the call is over or held. */
  readonly play: (callId: string, stream: MediaStream | null) => void;
}

export const createRemoteAudio = (): RemoteAudio => {
  const playing = new Map<string, HTMLAudioElement>();
  const start = (audio: HTMLAudioElement): void => {
    audio.play().catch(() => {
      for (const gesture of ['pointerdown', 'keydown'] as const) window.addEventListener(gesture, () => start(audio), { once: true });
    });
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
      start(audio);
    },
  };
};
