import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresBetween } from '#domain/place/nearestPlaces.ts';
import { mapFrameOf } from './mapFrame.ts';

describe('a map over tiles of another coordinate system', () => {
  it('gives back the point that was drawn, to two metres', () => {
    const city = fc.tuple(fc.double({ min: 112.5, max: 114, noNaN: true }), fc.double({ min: 28.5, max: 30, noNaN: true }));
    fc.assert(
      fc.property(city, fc.constantFrom('WGS-84' as const, 'CGCS2000' as const, 'GCJ-02' as const), (ground, system) => {
        const frame = mapFrameOf(system);
        expect(metresBetween(frame.toGround(frame.toMap(ground)), ground)).toBeLessThan(2);
      }),
    );
  });

  it('moves what is drawn over GCJ-02 by some hundred metres, and over 天地图 not at all', () => {
    const ground = [113.12, 29.37] as const;
    expect(metresBetween(mapFrameOf('GCJ-02').toMap(ground), ground)).toBeGreaterThan(300);
    expect(mapFrameOf('CGCS2000').toMap(ground)).toEqual(ground);
  });
});
