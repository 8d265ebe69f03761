/** Longitude and latitude in degrees, WGS-84. */
export type Position = readonly [longitude: number, latitude: number];

/** First the outer ring, then holes; a ring need not repeat its first position. */
export type Polygon = readonly (readonly Position[])[];

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const boxOf = (polygon: Polygon): Box => {
  const outer = polygon[0] ?? [];
  return {
    west: Math.min(...outer.map(([longitude]) => longitude)),
    south: Math.min(...outer.map(([, latitude]) => latitude)),
    east: Math.max(...outer.map(([longitude]) => longitude)),
    north: Math.max(...outer.map(([, latitude]) => latitude)),
  };
};

/** `boundary` is told apart: a point on the line between two grids belongs to both, and somebody has to choose. */
export const locate = (polygon: Polygon, point: Position): 'inside' | 'boundary' | 'outside' => {
  const [outer, ...holes] = polygon.map((ring) => sideOf(ring, point));
  if (outer === undefined || outer === 'outside') return 'outside';
  if (outer === 'boundary' || holes.includes('boundary')) return 'boundary';
  return holes.includes('inside') ? 'outside' : 'inside';
};

/**
 * Even-odd rule by a ray to the east; an edge counts its lower end and not its upper one, so that a corner is met once.
 * Each edge is reckoned from its lower end, whichever way the ring runs: two grids that share it round alike, and no point
 * falls into both or between them.
 */
const sideOf = (ring: readonly Position[], [x, y]: Position): 'inside' | 'boundary' | 'outside' => {
  let inside = false;
  for (const [at, end] of ring.entries()) {
    const start = ring[(at + ring.length - 1) % ring.length] ?? end;
    const upward = start[1] < end[1] || (start[1] === end[1] && start[0] < end[0]);
    const [[lowX, lowY], [highX, highY]] = upward ? [start, end] : [end, start];
    const turn = (highX - lowX) * (y - lowY) - (highY - lowY) * (x - lowX);
    if (turn === 0 && between(x, lowX, highX) && between(y, lowY, highY)) return 'boundary';
    if (lowY > y !== highY > y && turn > 0) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
};

const between = (value: number, one: number, other: number): boolean => value >= Math.min(one, other) && value <= Math.max(one, other);
