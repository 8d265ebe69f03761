import { useState } from 'react';
import type { ReportDraft } from './reportDraft.ts';

type Point = NonNullable<ReportDraft['point']>;

/** Asks the phone where it is, once, when the user wants it. A browser's position is WGS-84. */
export const usePosition = (onFound: (point: Point) => void) => {
  const [state, setState] = useState<'idle' | 'looking' | 'failed'>('idle');
  const locate = (): void => {
    if (!('geolocation' in navigator)) return setState('failed');
    setState('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        const round = (value: number): number => Math.round(value * 1e6) / 1e6;
        onFound({ lng: round(coords.longitude), lat: round(coords.latitude), system: 'WGS-84', accuracy: Math.round(coords.accuracy) });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
    );
  };
  return { state, locate };
};
