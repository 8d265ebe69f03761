import { cadences, lengthOf, type Cadence, type ComfortTone } from './comfortTones.ts';

/** Where and how loud; several outputs sound together. */
export interface ToneOutput {
  /** Device id; empty for the system's own choice. */
  readonly device: string;
  /** 0 … 1. */
  readonly level: number;
}

export interface TonePlayer {
  /** Takes the place of whatever sounds. `null`: silence. */
  play(tone: ComfortTone | null, outputs: readonly ToneOutput[]): void;
}

/** A ramp this short is no click and still the full length of the burst. Seconds. */
const ramp = 0.015;

/** Tones made on the spot: no file has to load when somebody is waiting. Each output is an audio element, since only these choose a device. */
export const createTonePlayer = (): TonePlayer => {
  let end: (() => void) | null = null;

  return {
    play: (tone, outputs) => {
      end?.();
      end = null;
      if (tone === null || outputs.length === 0) return;
      const cadence = cadences[tone];
      const context = new AudioContext();
      const elements = outputs.map(({ device, level }) => openOutput(context, device, level));
      // Without a gesture of the user the browser keeps the tone mute; the screen rings all the same.
      void context.resume().catch(() => undefined);
      const sinks = elements.map(({ input }) => input);
      let from = context.currentTime + 0.05;
      const round = (): void => {
        sound(context, cadence, sinks, from);
        from += lengthOf(cadence) / 1_000;
      };
      round();
      const timer = cadence.repeats ? setInterval(round, lengthOf(cadence)) : null;
      end = () => {
        if (timer !== null) clearInterval(timer);
        for (const { element } of elements) element.pause();
        void context.close();
      };
    },
  };
};

const openOutput = (context: AudioContext, device: string, level: number): { readonly element: HTMLAudioElement; readonly input: AudioNode } => {
  const input = context.createGain();
  const stream = context.createMediaStreamDestination();
  const element = new Audio();
  input.gain.value = level;
  input.connect(stream);
  element.srcObject = stream.stream;
  const play = (): void => void element.play().catch(() => undefined);
  if (device === '') play();
  else element.setSinkId(device).then(play, play);
  return { element, input };
};

const sound = (context: AudioContext, { bursts, level }: Cadence, sinks: readonly AudioNode[], begin: number): void => {
  let from = begin;
  for (const { frequency, length } of bursts) {
    const to = from + length / 1_000;
    for (const hertz of frequency) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(level, from + ramp);
      volume.gain.setValueAtTime(level, to - ramp);
      volume.gain.linearRampToValueAtTime(0, to);
      tone.connect(volume);
      for (const sink of sinks) volume.connect(sink);
      tone.start(from);
      tone.stop(to);
    }
    from = to;
  }
};
