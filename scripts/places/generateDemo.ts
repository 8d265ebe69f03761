import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { placeKindSchema, type Outline, type PlacesFile } from '../../src/contract/places.ts';
import { demoUnits } from '../../src/central/demo/demoUnits.ts';
import type { Position } from '../../src/domain/place/polygon.ts';
import { outlineOf } from './outlineOf.ts';

/**
 * Writes resources/grids/demo.json and resources/places/demo.json: outlines and places for the demo grids, invented and
 * marked so, the same each time. The communities of the district lie as fields of a board round the city's centre; every
 * community is cut into its two grids. Run by hand when the grids change; the results are committed.
 */
const columns = 16;
const [west, north] = [113.04, 29.46] as const;
const [wide, high] = [0.011, 0.009] as const;

const words = '金鹗 湘江 洞庭 君山 巴陵 南津 望岳 青年 朝阳 学院 枫桥 湖滨 桃李 云梦 芙蓉 白杨 明珠 兴隆 长虹 文苑 春晓 松鹤 银杏 东风 康乐 梅溪 丰收 书香 竹园 荷塘 新桥 古井 石桥 翠湖 香樟 玉兰 锦绣 平安 和顺 红星'.split(' ');
const endings = { road: ['路', '街', '巷', '东路', '西路'], residence: ['小区', '花园', '苑', '家园', '新村'], landmark: ['超市', '农贸市场', '幼儿园', '卫生服务站', '公交站', '广场', '小学'] } as const;
const kinds = ['road', 'residence', 'landmark', 'road', 'residence', 'landmark', 'residence', 'landmark', 'road'] as const;

/** The same small number for the same pair, -0.5 to 0.5. */
const jitter = (one: number, other: number): number => ((Math.imul(one * 73 + other * 151 + 11, 2654435761) >>> 8) % 1000) / 1000 - 0.5;
const round = (degrees: number): number => Number(degrees.toFixed(5));
const corner = (column: number, row: number): Position => [
  round(west + (column + 0.3 * jitter(column, row)) * wide),
  round(north - (row + 0.3 * jitter(row + 50, column)) * high),
];
const on = ([x1, y1]: Position, [x2, y2]: Position, share: number): Position => [round(x1 + (x2 - x1) * share), round(y1 + (y2 - y1) * share)];

const communities = [...Map.groupBy(demoUnits().filter(({ kind }) => kind === 'grid'), ({ parentId }) => parentId).values()];
const fieldOf = (at: number): readonly [Position, Position, Position, Position] => {
  const [column, row] = [at % columns, Math.floor(at / columns)];
  return [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)];
};
const grids: Outline[] = communities.flatMap(([left, right], at) => {
  const [nw, ne, se, sw] = fieldOf(at);
  const [top, bottom] = [on(nw, ne, 0.5 + 0.2 * jitter(at, 1)), on(sw, se, 0.5 + 0.2 * jitter(at, 2))];
  return [
    { unitId: left?.id ?? '', polygon: [[nw, top, bottom, sw]] },
    { unitId: right?.id ?? '', polygon: [[top, ne, se, bottom]] },
  ];
});

/** Streets and the district round their communities' fields. */
const units = new Map(demoUnits().map((unit) => [unit.id, unit]));
const parentOf = (id: string): string => units.get(id)?.parentId ?? '';
const streetOf = communities.map(([grid]) => parentOf(parentOf(grid?.id ?? '')));
const areaOf = (unitId: string, belongs: (street: string) => boolean): Outline[] =>
  outlineOf(streetOf.flatMap((street, at) => (belongs(street) ? [fieldOf(at)] : []))).map((ring) => ({ unitId, polygon: [ring] }));
const areas: Outline[] = [
  ...[...new Set(streetOf.map(parentOf))].flatMap((district) => areaOf(district, (street) => parentOf(street) === district)),
  ...[...new Set(streetOf)].flatMap((each) => areaOf(each, (street) => street === each)),
];

const inside = ({ polygon: [ring = []] }: Outline, at: number): Position => {
  const [one = [0, 0], two = one, three = one, four = one] = ring;
  return on(on(one, two, 0.5 + 0.6 * jitter(at, 3)), on(four, three, 0.5 + 0.6 * jitter(at, 4)), 0.5 + 0.6 * jitter(at, 5));
};

const storySchema = z.array(z.object({ name: z.string(), kind: placeKindSchema, unitId: z.string() }));
const stories = storySchema.parse(JSON.parse(readFileSync(new URL('storyPlaces.json', import.meta.url), 'utf8')));
const gridById = new Map(grids.map((grid) => [grid.unitId, grid]));
const invented = grids.flatMap((grid, number) =>
  kinds.map((kind, each) => {
    const serial = number * kinds.length + each;
    const name = `${words[(serial * 17 + number) % words.length] ?? ''}${endings[kind][(serial + number) % endings[kind].length] ?? ''}`;
    return [name, kind, grid.unitId, ...inside(grid, serial)] as const;
  }),
);
const places: PlacesFile['places'] = [
  ...stories.map(({ name, kind, unitId }, at): PlacesFile['places'][number] => {
    const grid = gridById.get(unitId);
    const [longitude, latitude] = grid === undefined ? [null, null] : inside(grid, at);
    return [name, kind, unitId, longitude, latitude];
  }),
  // Two of one name in one grid tell nobody anything.
  ...[...new Map(invented.map((place) => [`${place[0]} ${place[2]}`, place])).values()].map((place): PlacesFile['places'][number] => [...place]),
];

const head = { version: 'demo-2026-11', system: 'WGS-84', demo: true };
const write = (path: string, lists: Readonly<Record<string, readonly unknown[]>>): void => {
  const parts = Object.entries(lists).map(([name, rows]) => `"${name}":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`);
  writeFileSync(new URL(`../../resources/${path}`, import.meta.url), `${JSON.stringify(head).slice(0, -1)},${parts.join(',')}}\n`);
};
write('grids/demo.json', { grids, areas });
write('places/demo.json', { places });
process.stdout.write(`${grids.length} grids, ${areas.length} areas, ${places.length} places\n`);
