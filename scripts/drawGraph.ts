import { readFileSync, writeFileSync } from 'node:fs';
import { withGraphs } from './layerGraph.ts';

/** `npm run docs:graph`: draws the graphs of docs/architecture.md from the sources. */
const page = new URL('../docs/architecture.md', import.meta.url);
writeFileSync(page, withGraphs(readFileSync(page, 'utf8')));
