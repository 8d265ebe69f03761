import { useEffect, useState } from 'react';

export interface AudioDevices {
  readonly microphones: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

/** Devices by name, anew whenever one is plugged in or out. Names are there once the microphone is allowed. */
export const useAudioDevices = (isAllowed: boolean): AudioDevices => {
  const [devices, setDevices] = useState<AudioDevices>({ microphones: [], speakers: [] });
  useEffect(() => {
    let stale = false;
    const look = (): void => {
      navigator.mediaDevices.enumerateDevices().then(
        (all) => {
          // `default` and `communications` are the system's choice under another name.
          const named = all.filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications');
          if (!stale) setDevices({ microphones: named.filter(({ kind }) => kind === 'audioinput'), speakers: named.filter(({ kind }) => kind === 'audiooutput') });
        },
        () => undefined,
      );
    };
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      stale = true;
      navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, [isAllowed]);
  return devices;
};
