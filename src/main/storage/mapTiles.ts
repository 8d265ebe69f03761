import { readFileSync } from 'node:fs';
import { mapFileSchema, type MapTiles } from '#contract/places.ts';

/** The city's map tiles with their server's key filled in; null when the city has none. @throws z.ZodError naming the file's first mistake. */
export const readMapTiles = (resources: URL, key: string): MapTiles | null => {
  const { tiles } = mapFileSchema.parse(JSON.parse(readFileSync(new URL('map.json', resources), 'utf8')));
  return tiles === null ? null : { ...tiles, layers: tiles.layers.map((url) => url.replaceAll('{key}', encodeURIComponent(key))) };
};

/** ` https://t0.tianditu.gov.cn …`: what a page's policy must let it fetch. Braces stand in paths only. */
export const tileOrigins = (tiles: MapTiles | null): string => [...new Set(tiles?.layers.map((url) => ` ${new URL(url).origin}`))].join('');
