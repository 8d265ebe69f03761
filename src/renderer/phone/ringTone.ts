export interface RingTone {
  readonly start: () => void;
  readonly stop: () => void;
}

/** The cadence of Chinese exchanges, 450 Hz, one second in five (GF 002-9002), generated so that no file has to load. */
export const createRingTone = (): RingTone => {
  let context: AudioContext | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;

  const burst = (): void => {
    if (context === null) return;
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime;
    tone.frequency.value = 450;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.15, from + 0.02);
    volume.gain.setValueAtTime(0.15, from + 0.96);
    volume.gain.linearRampToValueAtTime(0, from + 1);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 1);
  };

  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    void context?.close();
    context = null;
  };

  return {
    start: () => {
      stop();
      context = new AudioContext();
      // Without a gesture of the user the browser keeps the tone mute; the screen rings all the same.
      void context.resume().catch(() => undefined);
      burst();
      timer = setInterval(burst, 5_000);
    },
    stop,
  };
};
