import type { MapTiles } from '#contract/places.ts';
import type { Position } from '#domain/place/polygon.ts';
import gcoord from 'gcoord';

/** Between the ground as everything is kept (WGS-84) and the map as its tiles are drawn. */
export interface MapFrame {
  readonly toMap: (ground: Position) => [number, number];
  readonly toGround: (map: Position) => Position;
}

const systems = {
  'WGS-84': gcoord.WGS84,
  // The two frames differ by centimetres: less than a finger on a map.
  CGCS2000: gcoord.WGS84,
  'GCJ-02': gcoord.GCJ02,
} as const;

/** Without tiles the map is drawn in WGS-84 itself; over tiles of another system everything moves with them. */
export const mapFrameOf = (system: MapTiles['system']): MapFrame => {
  const drawn = systems[system];
  return {
    toMap: ([longitude, latitude]) => gcoord.transform([longitude, latitude], gcoord.WGS84, drawn),
    toGround: ([longitude, latitude]) => gcoord.transform([longitude, latitude], drawn, gcoord.WGS84),
  };
};
