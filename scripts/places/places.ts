import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { demoUnits } from '../../src/central/demo/demoUnits.ts';
import { coordinateSystemSchema, placesFileSchema, type PlacesFile } from '../../src/contract/places.ts';
import { readCityFiles } from '../../src/main/storage/cityFiles.ts';
import { openGridFinder } from '../../src/main/storage/gridFinder.ts';
import { importPlaces } from './importPlaces.ts';
import { readPlaceRows } from './readPlaceRows.ts';

/** Checks a file of places, converts it to WGS-84 and puts it where every seat reads it. Ends with 1 when a line was refused. */
const options = new Command('places')
  .requiredOption('--import <file>', 'CSV (name, kind, unitId, longitude, latitude) or GeoJSON of points')
  .addOption(new Option('--crs <system>', 'coordinate system of the file').choices(coordinateSystemSchema.options).makeOptionMandatory())
  .option('--output <file>', 'where the places go; resources/places/<name of the file>.json when not given')
  .option('--dry-run', 'check only')
  .parse()
  .opts<{ import: string; crs: string; output?: string; dryRun?: true }>();

const extension = extname(options.import);
const name = basename(options.import, extension);
const resources = new URL('../../resources/', import.meta.url);
try {
  const rows = readPlaceRows(readFileSync(options.import, 'utf8'), extension.toLowerCase() === '.csv' ? 'csv' : 'geojson');
  const units = new Set(demoUnits().map(({ id }) => id));
  const grids = openGridFinder(readCityFiles(resources).grids);
  const { places, refused } = importPlaces(rows, coordinateSystemSchema.parse(options.crs), { hasUnit: (id) => units.has(id), gridsAt: grids.gridsAt });
  for (const { at, problem } of refused) process.stderr.write(`${options.import}:${at}: ${problem}\n`);
  const file: PlacesFile = placesFileSchema.parse({ version: name, system: 'WGS-84', demo: false, places });
  const output = options.output ?? fileURLToPath(new URL(`places/${name}.json`, resources));
  if (options.dryRun !== true && places.length > 0) writeFileSync(output, `${JSON.stringify(file)}\n`);
  process.stdout.write(`${places.length} places read, ${refused.length} refused${options.dryRun === true || places.length === 0 ? '' : `: ${output}`}\n`);
  process.exitCode = refused.length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${options.import}: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
