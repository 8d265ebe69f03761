import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { startEmbeddedPostgres } from '../../src/central/database/embeddedPostgres.ts';
import { openDatabase } from '../../src/central/database/openDatabase.ts';
import { seedDemo } from '../../src/central/demo/seedDemo.ts';
import { loadCityRules } from '../../src/central/rules/loadCityRules.ts';
import { placesFileSchema, placesOf } from '../../src/contract/places.ts';
import { tenantKey } from '../../src/domain/tenant.ts';
import { createChance } from './chance.ts';
import { inventCase, type City, type InventedCase } from './inventCase.ts';
import { storeInvented } from './storeInvented.ts';

/**
 * `npm run seed -- --cases 100000`: fills a demo city with invented cases of a year, each through the rules of the product,
 * written in bulk. The same options give the same cases. For benches and for looking at full screens, never for a live city.
 */
const options = new Command('seed')
  .option('--cases <number>', 'how many', Number, 100_000)
  .option('--data <folder>', 'data folder of the central', 'lianxi-central')
  .option('--database <url>', 'PostgreSQL of your own instead of the embedded one')
  .option('--seed <number>', 'another number, other cases', Number, 430_600)
  .option('--until <date>', 'the last day', '2026-11-24')
  .parse()
  .opts<{ cases: number; data: string; database?: string; seed: number; until: string }>();

const day = 86_400_000;
const days = 365;
const atOnce = 1_000;
/** Share of a day's calls by hour: little at night, a peak of 12 % at ten. */
const hours = [1, 1, 1, 1, 1, 1, 2, 4, 8, 10, 12, 8, 5, 5, 7, 7, 6, 5, 4, 4, 3, 2, 1, 1];
const families = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰'];

const main = async (): Promise<void> => {
  const began = performance.now();
  const tenant = { city: '430600', mode: 'live' } as const;
  const key = tenantKey(tenant);
  await mkdir(resolve(options.data), { recursive: true });
  const own = options.database === undefined ? await startEmbeddedPostgres(join(resolve(options.data), 'database')) : null;
  const { pool, close } = await openDatabase(own?.url ?? options.database ?? '', () => undefined);
  await seedDemo(pool, key, 'lianxi-demo');
  const { rows } = await pool.query<{ demo: boolean; cases: boolean }>('select demo, exists (select from case_row where tenant = $1) as cases from tenant where tenant = $1', [key]);
  if (rows[0]?.demo !== true || rows[0].cases) throw new Error('only a demo city without any case is filled with invented ones');

  const chance = createChance(options.seed);
  const { context, tree } = await loadCityRules(pool, key);
  const roads = placesOf(placesFileSchema.parse(JSON.parse(readFileSync(new URL('../../resources/places/demo.json', import.meta.url), 'utf8'))));
  const communities = tree.units.filter(({ kind }) => kind === 'community').map(({ id, name }) => ({ name, unitId: id }));
  const city: City = {
    context,
    tree,
    tenant,
    // Half of it all happens in the district that has grids, on its roads.
    places: [...Array.from({ length: 40 }, () => roads).flat(), ...communities],
    callers: Array.from({ length: 40_000 }, (_, index) => ({
      name: chance.pick(families) + chance.pick(given) + (chance.is(0.5) ? chance.pick(given) : ''),
      phone: `199${String(10_000_000 + index * 1_999).slice(-8)}`,
    })),
  };

  const until = Date.parse(`${options.until}T16:00:00Z`);
  const byHour = hours.flatMap((weight, hour) => Array.from({ length: weight }, () => hour));
  const counters = new Map<string, number>();
  let waiting: InventedCase[] = [];
  for (let index = 0; index < options.cases; index += 1) {
    const dayNumber = Math.floor((index * days) / options.cases);
    const at = until - (days - dayNumber) * day + chance.pick(byHour) * 3_600_000 + chance.between(0, 3_599_999);
    const block = 1 + (index % 60);
    const slot = `${dayNumber}/${block}`;
    const counter = (counters.get(slot) ?? 0) + 1;
    counters.set(slot, counter);
    waiting.push(inventCase(chance, city, at, { block, counter: 5_000 + counter }, until));
    if (waiting.length === atOnce || index === options.cases - 1) {
      await storeInvented(pool, key, waiting, context);
      waiting = [];
      if ((index + 1) % 10_000 === 0) process.stderr.write(`${index + 1} cases, ${Math.round((performance.now() - began) / 1000)} s\n`);
    }
  }
  await pool.query('vacuum analyze');
  process.stdout.write(`${options.cases} cases in ${Math.round((performance.now() - began) / 1000)} s\n`);
  await close();
  await own?.stop();
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
