import { useEffect, useState } from 'react';
import { audioConstraints } from '../../sound/audioConstraints.ts';
import type { SoundPreferences } from '../../sound/soundPreferences.ts';

export interface MicrophoneLevel {
  /** 0 … 1, the loudest sample of the last moments. */
  readonly level: number;
  /** Name of the browser's error; null while it hears. */
  readonly error: string | null;
  readonly isOpen: boolean;
}

const every = 100;

/** How loud the chosen microphone is, with the chosen processing; it is open only while somebody looks. */
export const useMicrophoneLevel = ({ microphone, echoCancellation, noiseSuppression, autoGainControl }: SoundPreferences): MicrophoneLevel => {
  const [state, setState] = useState<MicrophoneLevel>({ level: 0, error: null, isOpen: false });
  useEffect(() => {
    let over = false;
    let close = (): void => undefined;
    navigator.mediaDevices.getUserMedia({ audio: audioConstraints({ microphone, echoCancellation, noiseSuppression, autoGainControl }) }).then(
      (stream) => {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        const samples = new Float32Array(analyser.fftSize);
        context.createMediaStreamSource(stream).connect(analyser);
        void context.resume().catch(() => undefined);
        const timer = setInterval(() => {
          analyser.getFloatTimeDomainData(samples);
          setState({ level: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0), error: null, isOpen: true });
        }, every);
        close = () => {
          clearInterval(timer);
          for (const track of stream.getTracks()) track.stop();
          void context.close();
        };
        if (over) close();
      },
      (error: unknown) => {
        if (!over) setState({ level: 0, error: error instanceof Error ? error.name : 'other', isOpen: false });
      },
    );
    return () => {
      over = true;
      close();
    };
  }, [microphone, echoCancellation, noiseSuppression, autoGainControl]);
  return state;
};
