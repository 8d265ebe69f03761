import gcoord from 'gcoord';
import type { Point } from '#domain/place/place.ts';
import type { Position } from '#domain/place/polygon.ts';

const systems = {
  'WGS-84': gcoord.WGS84,
  // The two frames differ by centimetres: less than any place is known by.
  CGCS2000: gcoord.WGS84,
  'GCJ-02': gcoord.GCJ02,
  'BD-09': gcoord.BD09,
} as const;

/** Where a point of any system lies in the one system that is kept; to about a metre and a half from GCJ-02, two from BD-09. */
export const toWgs84 = ({ system, longitude, latitude }: Point): Position => {
  const [east, north] = gcoord.transform([longitude, latitude], systems[system], gcoord.WGS84);
  return [east, north];
};
