import * as z from 'zod';
import { csvRecords } from '../../src/domain/spreadsheet/csvRecords.ts';

/** One place as a file has it, with the line a person finds it at (CSV) or the number of the feature (GeoJSON), from 1. */
export interface PlaceRow {
  readonly at: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Rows of a CSV file (RFC 4180, the first line names the columns: name, kind, unitId, longitude, latitude in any order) or
 * points of a GeoJSON FeatureCollection (properties name, kind, unitId). @throws Error when the file as a whole is neither.
 */
export const readPlaceRows = (text: string, format: 'csv' | 'geojson'): readonly PlaceRow[] => {
  const body = text.replace(/^\uFEFF/, '');
  return format === 'csv' ? csvRows(body) : featureRows(JSON.parse(body));
};

const csvRows = (text: string): readonly PlaceRow[] => {
  const [head, ...records] = csvRecords(text);
  const names = head?.cells.map((cell) => cell.trim()) ?? [];
  if (!names.includes('name')) throw new Error('CSV: the first line must name the columns, among them "name"');
  return records.map(({ line, cells }) => ({
    at: line,
    values: Object.fromEntries(names.map((name, at) => [name, valueOf(name, cells[at]?.trim() ?? '')])),
  }));
};

const valueOf = (name: string, cell: string): unknown => (cell === '' ? undefined : name === 'longitude' || name === 'latitude' ? Number(cell) : cell);

const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const featureSchema = z.object({
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()], z.number()) }).nullable(),
  properties: z.record(z.string(), z.unknown()).nullable(),
});

const featureRows = (value: unknown): readonly PlaceRow[] =>
  collectionSchema.parse(value).features.map((feature, index) => {
    const read = featureSchema.safeParse(feature);
    if (!read.success) return { at: index + 1, values: {} };
    const [longitude, latitude] = read.data.geometry?.coordinates ?? [];
    return { at: index + 1, values: { ...read.data.properties, longitude, latitude } };
  });
