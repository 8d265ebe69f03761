import type { Position } from '../../src/domain/place/polygon.ts';

type Ring = readonly Position[];

/**
 * The outline of fields that touch along whole edges, all running the same way round: an edge that two of them share lies
 * inside and falls away, the others are joined to rings. Pieces that do not touch give several.
 */
export const outlineOf = (fields: readonly Ring[]): readonly Ring[] => {
  const keyOf = ([x, y]: Position): string => `${x} ${y}`;
  const edges = new Map<string, readonly [Position, Position]>();
  for (const ring of fields) {
    for (const [at, end] of ring.entries()) {
      const start = ring.at(at - 1) ?? end;
      const back = `${keyOf(end)} ${keyOf(start)}`;
      if (edges.has(back)) edges.delete(back);
      else edges.set(`${keyOf(start)} ${keyOf(end)}`, [start, end]);
    }
  }
  const from = Map.groupBy(edges.values(), ([start]) => keyOf(start));
  const rings: Position[][] = [];
  for (const [first, next] of edges.values()) {
    if (from.get(keyOf(first))?.some(([, end]) => end === next) !== true) continue;
    const ring: Position[] = [];
    for (let edge: readonly [Position, Position] | undefined = [first, next]; edge !== undefined; edge = from.get(keyOf(edge[1]))?.[0]) {
      const [start, end]: readonly [Position, Position] = edge;
      ring.push(start);
      from.set(keyOf(start), (from.get(keyOf(start)) ?? []).filter((each) => each[1] !== end));
      if (keyOf(end) === keyOf(first)) break;
    }
    rings.push(ring);
  }
  return rings;
};
