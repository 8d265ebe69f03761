// Writes resources/rules/holidays.json from the npm package chinese-days (the State Council's yearly notices): weekdays
// off and weekend days worked. Run by hand when the package brings a new year; the result is committed.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { isWorkday } = require('chinese-days');
const off = [];
const worked = [];
for (let day = Date.UTC(2025, 0, 1); day < Date.UTC(2028, 0, 1); day += 86_400_000) {
  const date = new Date(day);
  const name = date.toISOString().slice(0, 10);
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  if (weekend && isWorkday(name)) worked.push(name);
  if (!weekend && !isWorkday(name)) off.push(name);
}
const file = new URL('../resources/rules/holidays.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ version: '2026-11', off, worked }, null, 1)}\n`);
process.stdout.write(`${off.length} weekdays off, ${worked.length} weekend days worked\n`);
