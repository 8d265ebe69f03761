import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from './build.ts';

/** `npm run build`: the pages and the Electron host, when a source has changed. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

buildPages(root, (text) => process.stderr.write(`${text}\n`)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
