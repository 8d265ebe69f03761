import type { CityMap } from '#contract/workstation/map.ts';
import type { Position } from '#domain/place/polygon.ts';
import type { DataDrivenPropertyValueSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapFrame } from './mapFrame.ts';

/** The tokens a map is painted with, as the browser computes them. */
export interface MapColours {
  readonly ground: string;
  readonly field: string;
  readonly chosen: string;
  readonly line: string;
  readonly border: string;
  readonly brand: string;
  readonly text: string;
  readonly soft: string;
}

export interface MapStyleInput {
  readonly city: CityMap;
  readonly frame: MapFrame;
  readonly colours: MapColours;
  /** What stands behind the name of something invented: 演示. */
  readonly demoWord: string;
}

interface Feature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: [number, number][][] } | { readonly type: 'Point'; readonly coordinates: [number, number] };
  readonly properties: Readonly<Record<string, string>>;
}

const collection = (features: Feature[]) => ({ type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features } });

/** From how near on names are drawn: streets from afar, then communities, then grids and places. */
const near = { grid: 14.6, community: 13, place: 15.2 } as const;

/** The units a grid stands in, as one text in which an id can be looked for whole. */
const listOf = (ids: readonly string[]): string => `,${ids.join(',')},`;

/** Grids that are the chosen unit, or lie in it. */
export const chosenGrids = (unitId: string | null): FilterSpecification => ['in', listOf([unitId ?? '?']), ['get', 'units']];

/** The whole map as data: the city's outlines and names over its tiles, or over bare ground. No glyph, sprite or tile server. */
export const mapStyleOf = ({ city, frame, colours, demoWord }: MapStyleInput): StyleSpecification => {
  const bare = city.tiles === null;
  const ringsOf = (polygon: CityMap['grids'][number]['polygon']): [number, number][][] => polygon.map((ring) => ring.map(frame.toMap));
  const named = (name: string, demo: boolean): string => (demo ? `${name} ${demoWord}` : name);
  const outlines = (list: CityMap['areas']): Feature[] =>
    list.map(({ unitId, polygon, kind }) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: ringsOf(polygon) }, properties: { unitId, kind } }));
  const grids: Feature[] = city.grids.map(({ unitId, polygon, name, demo, within }) => ({
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: ringsOf(polygon) },
    properties: { units: listOf([unitId, ...within.map((each) => each.unitId)]), name: named(name, demo) },
  }));
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(
        (city.tiles?.layers ?? []).map((url, index) => [
          `tiles${index}`,
          { type: 'raster' as const, tiles: [url], tileSize: city.tiles?.tileSize ?? 256, maxzoom: city.tiles?.maxZoom ?? 18, attribution: index === 0 ? (city.tiles?.attribution ?? '') : '' },
        ]),
      ),
      grids: collection(grids),
      areas: collection(outlines(city.areas)),
      names: collection(divisionNames(city, frame)),
      places: collection(
        city.places.map(({ name, kind, longitude, latitude, demo }) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: frame.toMap([longitude, latitude]) },
          properties: { name: named(name, demo), kind },
        })),
      ),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...(city.tiles?.layers ?? []).map((_, index): LayerSpecification => ({ id: `tiles${index}`, type: 'raster', source: `tiles${index}` })),
      { id: 'field', type: 'fill', source: 'grids', paint: { 'fill-color': colours.field, 'fill-opacity': bare ? 1 : 0, 'fill-antialias': false } },
      { id: 'chosen', type: 'fill', source: 'grids', filter: chosenGrids(null), paint: { 'fill-color': colours.chosen, 'fill-opacity': bare ? 1 : 0.45 } },
      { id: 'grid', type: 'line', source: 'grids', minzoom: 12.4, paint: { 'line-color': colours.line, 'line-width': 1 } },
      outline('street', { 'line-color': colours.border, 'line-width': 1.5, 'line-dasharray': [4, 2] }),
      outline('county', { 'line-color': colours.text, 'line-width': 2.5 }),
      { id: 'chosenLine', type: 'line', source: 'grids', filter: chosenGrids(null), paint: { 'line-color': colours.brand, 'line-width': 2 } },
      { id: 'place', type: 'circle', source: 'places', minzoom: near.place, paint: { 'circle-radius': 2.5, 'circle-color': colours.soft } },
      label('placeName', 'places', colours.soft, colours, { minzoom: near.place, size: 11, offset: [0, 0.9] }),
      label('gridName', 'grids', colours.brand, colours, { minzoom: near.grid, size: 12, offset: [0, 0] }),
      label('communityName', 'names', colours.text, colours, { minzoom: near.community, maxzoom: near.grid, size: 12, offset: [0, 0], kind: 'community' }),
      label('streetName', 'names', colours.text, colours, { maxzoom: near.community, size: 13, offset: [0, 0], kind: 'street' }),
    ],
  };
};

const outline = (kind: 'street' | 'county', paint: { 'line-color': string; 'line-width': number; 'line-dasharray'?: number[] }): LayerSpecification => ({
  id: kind,
  type: 'line',
  source: 'areas',
  filter: ['==', ['get', 'kind'], kind],
  layout: { 'line-join': 'round' },
  paint,
});

interface LabelOptions {
  readonly minzoom?: number;
  readonly maxzoom?: number;
  readonly size: number;
  readonly offset: [number, number];
  readonly kind?: string;
}

const label = (id: string, source: string, colour: string, { ground }: MapColours, { minzoom = 0, maxzoom = 24, size, offset, kind }: LabelOptions): LayerSpecification => ({
  id,
  type: 'symbol',
  source,
  minzoom,
  maxzoom,
  ...(kind === undefined ? {} : { filter: ['==', ['get', 'kind'], kind] satisfies FilterSpecification }),
  layout: { 'text-field': ['get', 'name'] satisfies DataDrivenPropertyValueSpecification<string>, 'text-size': size, 'text-offset': offset, 'text-max-width': 12, 'text-padding': 4 },
  paint: { 'text-color': colour, 'text-halo-color': ground, 'text-halo-width': 1.2 },
});

/** The name of a division stands in the middle of its grids. */
const divisionNames = ({ grids }: CityMap, { toMap }: MapFrame): Feature[] => {
  const members = grids.flatMap(({ within, polygon }) => within.map((division) => ({ division, middle: middleOf(polygon[0] ?? []) })));
  return [...Map.groupBy(members, ({ division }) => division.unitId).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { name, kind } = first.division;
    return [{ type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: toMap(middleOf(group.map(({ middle }) => middle))) }, properties: { name, kind } }];
  });
};

const middleOf = (positions: readonly Position[]): Position => [
  positions.reduce((sum, [x]) => sum + x, 0) / Math.max(1, positions.length),
  positions.reduce((sum, [, y]) => sum + y, 0) / Math.max(1, positions.length),
];
