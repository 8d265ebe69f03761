import Database from 'better-sqlite3';
import type { Outline } from '#contract/places.ts';
import { boxOf, locate, type Position } from '#domain/place/polygon.ts';

export interface GridFinder {
  /** The grid a point (WGS-84) lies in; on a border every grid that has it, in the order of their ids; none outside. */
  gridsAt(point: Position): readonly string[];
}

/**
 * SQLite's R*Tree narrows to the grids whose box holds the point (its 32-bit boxes are rounded outwards), the rings in
 * float64 decide.
 */
export const openGridFinder = (grids: readonly Outline[]): GridFinder => {
  const database = new Database(':memory:');
  database.exec('create virtual table box using rtree(id, west, east, south, north)');
  const insert = database.prepare('insert into box values (?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (const [id, { polygon }] of grids.entries()) {
      const { west, east, south, north } = boxOf(polygon);
      insert.run(id, west, east, south, north);
    }
  })();
  const around = database.prepare<[number, number, number, number], { id: number }>('select id from box where west <= ? and east >= ? and south <= ? and north >= ?');
  return {
    gridsAt: ([x, y]) => {
      const near = around.all(x, x, y, y).flatMap(({ id }) => grids[id] ?? []);
      const sides = near.map(({ unitId, polygon }) => ({ unitId, side: locate(polygon, [x, y]) }));
      const inside = sides.filter(({ side }) => side === 'inside');
      return (inside.length > 0 ? inside : sides.filter(({ side }) => side === 'boundary')).map(({ unitId }) => unitId).sort();
    },
  };
};
