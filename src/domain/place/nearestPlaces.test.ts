import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresBetween, nearestPlaces } from './nearestPlaces.ts';
import type { Place } from './place.ts';

const place = (name: string, longitude: number | null, latitude = 29.37): Place => ({
  name,
  kind: 'landmark',
  unitId: 'g',
  point: longitude === null ? null : { system: 'WGS-84', longitude, latitude },
  demo: true,
});

describe('what a point on the map is called', () => {
  it('is the nearest name within reach; places without a point are passed over', () => {
    const places = [place('far', 113.2), place('nowhere', null), place('near', 113.1205), place('here', 113.12)];
    expect(nearestPlaces(places, [113.12, 29.37], { limit: 5, within: 300 }).map(({ place: { name } }) => name)).toEqual(['here', 'near']);
    expect(nearestPlaces(places, [113.12, 29.37], { limit: 1, within: 300 })).toMatchObject([{ metres: 0 }]);
  });

  it('is measured in metres: a thousandth of a degree is 97 of them eastward here, 111 northward', () => {
    expect(metresBetween([113.12, 29.37], [113.121, 29.37])).toBeCloseTo(96.9, 0);
    expect(metresBetween([113.12, 29.37], [113.12, 29.371])).toBeCloseTo(111.2, 0);
  });

  it('is as far from the one as from the other, and no way round is shorter', () => {
    const position = fc.tuple(fc.double({ min: 112, max: 114, noNaN: true }), fc.double({ min: 28, max: 30, noNaN: true }));
    fc.assert(
      fc.property(position, position, position, (one, two, three) => {
        expect(metresBetween(one, two)).toBeCloseTo(metresBetween(two, one), 6);
        // A tenth of a percent: the plane is another one for every pair.
        expect(metresBetween(one, three)).toBeLessThanOrEqual((metresBetween(one, two) + metresBetween(two, three)) * 1.02 + 1e-6);
      }),
    );
  });
});
