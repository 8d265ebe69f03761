import { useCallback, useState } from 'react';
import { readPreferences, writePreferences, type SoundPreferences } from '../../sound/soundPreferences.ts';

export type ChangePreferences = (change: Partial<SoundPreferences>) => void;

/** This machine's set-up; a change is kept at once and the phone page obeys it, also in the middle of a call. */
export const useSoundPreferences = (): readonly [SoundPreferences, ChangePreferences] => {
  const [preferences, setPreferences] = useState(() => readPreferences(localStorage));
  const change = useCallback<ChangePreferences>((part) => {
    const next = { ...readPreferences(localStorage), ...part };
    writePreferences(localStorage, next);
    setPreferences(next);
  }, []);
  return [preferences, change];
};
