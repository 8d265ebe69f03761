import type { Point } from '#domain/case/caseRecords.ts';

/** Where a photo was taken, when the user has let the page know before; never asks, never waits long. */
export const quietPosition = async (): Promise<Point | undefined> => {
  if (!('geolocation' in navigator) || !('permissions' in navigator)) return undefined;
  const { state } = await navigator.permissions.query({ name: 'geolocation' });
  if (state !== 'granted') return undefined;
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude: lng, latitude: lat, accuracy } }) => resolve({ lng, lat, system: 'WGS-84', accuracy }),
      () => resolve(undefined),
      { timeout: 3_000, maximumAge: 60_000 },
    );
  });
};
