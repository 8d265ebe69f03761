import type { Place } from './place.ts';
import type { Position } from './polygon.ts';

export interface NearPlace {
  readonly place: Place;
  /** Metres from the point asked for, along the ground. */
  readonly metres: number;
}

/** Mean radius of the earth, metres. */
const earth = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two positions; the plane that touches the earth between them is exact to a decimetre within a city. */
export const metresBetween = ([x1, y1]: Position, [x2, y2]: Position): number =>
  Math.hypot(radians(x2 - x1) * Math.cos(radians((y1 + y2) / 2)), radians(y2 - y1)) * earth;

/** Named places round a position (WGS-84), the nearest first, none farther than `within` metres: what a point on the map is called. */
export const nearestPlaces = (places: readonly Place[], at: Position, { limit, within }: { readonly limit: number; readonly within: number }): readonly NearPlace[] =>
  places
    .flatMap((place) => (place.point === null ? [] : [{ place, metres: metresBetween([place.point.longitude, place.point.latitude], at) }]))
    .filter(({ metres }) => metres <= within)
    .sort((one, other) => one.metres - other.metres || (one.place.name < other.place.name ? -1 : 1))
    .slice(0, limit);
