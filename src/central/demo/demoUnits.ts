import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Unit } from '#domain/routing/unit.ts';
import { lineSchema, roleSchema, seatIdSchema } from '#contract/identifiers.ts';

const resources = new URL('../../../resources/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, resources), 'utf8'));

const regionSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['city', 'county', 'street', 'community']),
    parentId: z.string().nullable(),
  }),
);
const departmentSchema = z.array(z.object({ code: z.string(), name: z.string() }));
const personSchema = z.array(
  z.object({
    user: z.string(),
    name: z.string(),
    role: roleSchema,
    line: lineSchema.nullable(),
    unitId: z.string().nullable(),
    /** Where the training exchange rings him; nobody's real number. */
    phone: z.string().optional(),
  }),
);
/** Numbers at which the training exchange answers. */
const phonesSchema = z.record(z.string(), z.string());
const seatsSchema = z.array(z.object({ seatId: seatIdSchema, line: lineSchema, numberBlock: z.number().int() }));

/** District whose communities get demo grids and whose departments answer first in the stories. */
const district = '430602';

/** 岳阳市's real divisions; departments of the responsibility list at city and district; demo grids and police stations. */
export const demoUnits = (): readonly Unit[] => {
  const phones = phonesSchema.parse(read('demo/phones.json'));
  return invented().map((unit) => (phones[unit.id] === undefined ? unit : { ...unit, phone: phones[unit.id] }));
};

const invented = (): readonly Unit[] => {
  const divisions = regionSchema.parse(read('regions/yueyang.json'));
  const departments = departmentSchema.parse(read('demo/departments.json'));
  const streets = new Set(divisions.filter(({ parentId }) => parentId === district).map(({ id }) => id));
  const communities = divisions.filter(({ kind, parentId }) => kind === 'community' && streets.has(parentId ?? ''));
  return [
    ...divisions.map((division): Unit => ({ ...division, code: null, demo: false })),
    ...departments.map(({ code, name }): Unit => ({ id: `430600-${code}`, name, kind: 'department', parentId: '430600', code, demo: true })),
    ...departments.map(({ code, name }): Unit => ({
      id: `${district}-${code}`,
      name: name.replace(/^市/u, '岳阳楼区'),
      kind: 'department',
      parentId: district,
      code,
      demo: true,
    })),
    ...divisions
      .filter(({ parentId }) => parentId === district)
      .map(({ id, name }): Unit => ({ id: `${id}-pcs`, name: `${name.replace(/街道$/u, '')}派出所`, kind: 'police_station', parentId: id, code: 'gongan', demo: true })),
    ...communities.flatMap(({ id, name }) =>
      ['第一网格', '第二网格'].map((grid, index): Unit => ({
        id: `${id}-g${index + 1}`,
        name: `${name}${grid}`,
        kind: 'grid',
        parentId: id,
        code: null,
        demo: true,
      })),
    ),
  ];
};

export const demoPeople = () => personSchema.parse(read('demo/people.json'));
export const demoSeats = () => seatsSchema.parse(read('demo/seats.json'));
