import { useMantineTheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import WaveSurfer from 'wavesurfer.js';
import { wavOf, type Legs } from './assembleLegs.ts';

export interface Player {
  readonly playing: boolean;
  /** Seconds. */
  readonly position: number;
  readonly length: number;
  readonly toggle: () => void;
  readonly skip: (seconds: number) => void;
}

export interface WaveformProps {
  readonly legs: Legs;
  readonly speed: number;
  readonly label: string;
  readonly onPlayer: (player: Player) => void;
}

/** Two tracks, caller above seat; a click goes there. The voice keeps its pitch at any speed. */
export const Waveform = ({ legs, speed, label, onPlayer }: WaveformProps) => {
  const box = useRef<HTMLDivElement>(null);
  const [surfer, setSurfer] = useState<WaveSurfer | null>(null);
  const { colors } = useMantineTheme();
  const callerColour = colors.teal[5];
  const seatColour = colors.gray[5];

  useEffect(() => {
    if (box.current === null) return undefined;
    const made = WaveSurfer.create({
      container: box.current,
      height: 36,
      cursorWidth: 2,
      cursorColor: 'currentColor',
      normalize: true,
      splitChannels: [
        { waveColor: callerColour, progressColor: callerColour, height: 36 },
        { waveColor: seatColour, progressColor: seatColour, height: 36 },
      ],
    });
    const tell = (): void =>
      onPlayer({
        playing: made.isPlaying(),
        position: made.getCurrentTime(),
        length: made.getDuration(),
        toggle: () => void made.playPause().catch(() => undefined),
        skip: (seconds) => made.setTime(Math.max(0, Math.min(made.getDuration(), made.getCurrentTime() + seconds))),
      });
    const ends = [made.on('ready', tell), made.on('play', tell), made.on('pause', tell), made.on('timeupdate', tell), made.on('finish', tell)];
    setSurfer(made);
    return () => {
      for (const end of ends) end();
      made.destroy();
    };
  }, [callerColour, seatColour, onPlayer]);

  useEffect(() => {
    surfer?.loadBlob(new Blob([wavOf(legs)], { type: 'audio/wav' })).catch(() => undefined);
  }, [surfer, legs]);
  useEffect(() => {
    surfer?.setPlaybackRate(speed, true);
  }, [surfer, speed]);

  return <div ref={box} role="img" aria-label={label} />;
};
