/** Coordinate reference systems in use in China; `resources` and rings are kept in WGS-84, everything else is converted at the edges. */
export type CoordinateSystem = 'WGS-84' | 'CGCS2000' | 'GCJ-02' | 'BD-09';

export interface Point {
  readonly system: CoordinateSystem;
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
}

export interface Place {
  readonly name: string;
  readonly kind: 'division' | 'road' | 'residence' | 'landmark';
  /** The smallest division known for it. */
  readonly unitId: string;
  readonly point: Point | null;
  /** Synthetic for demonstration; the screen says 演示. */
  readonly demo: boolean;
}

/** A place as it is searched: with the names of the divisions above it and its syllables, which only the edge can tell. */
export interface SpelledPlace<Kind extends Place = Place> {
  readonly place: Kind;
  /** From the county down. */
  readonly path: readonly string[];
  /** Pinyin without tones, one per character; what is no Chinese character is a syllable as it stands. */
  readonly syllables: readonly string[];
}
