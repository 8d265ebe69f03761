import type { TextVector } from './vocabulary.ts';

export interface Plane {
  readonly weights: Float64Array;
  readonly bias: number;
}

const mostRounds = 60;
const settled = 0.01;

/**
 * The plane that parts the texts of one label from all others: L2-regularised support vectors with squared hinge loss, by
 * dual coordinate descent (Hsieh et al., ICML 2008, algorithm 1). `costs` says how dear each text's error is.
 * The texts are visited in an order from a fixed seed: the same input gives the same plane to the last bit.
 */
export const separate = (vectors: readonly TextVector[], belongs: readonly boolean[], costs: readonly number[], featureCount: number): Plane => {
  const weights = new Float64Array(featureCount);
  const pulls = new Float64Array(vectors.length);
  const order = Array.from(vectors.keys()).filter((at) => (costs[at] ?? 0) > 0);
  let bias = 0;
  let seed = 1;
  for (let round = 0; round < mostRounds; round += 1) {
    let farthest = 0;
    for (let last = order.length - 1; last > 0; last -= 1) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (last + 1);
      const kept = order[last] as number;
      order[last] = order[other] as number;
      order[other] = kept;
    }
    for (const at of order) {
      const { indices, values } = vectors[at] as TextVector;
      const side = belongs[at] === true ? 1 : -1;
      const slack = 0.5 / (costs[at] as number);
      const pull = pulls[at] as number;
      let score = bias;
      let square = 1;
      for (let each = 0; each < indices.length; each += 1) {
        const value = values[each] as number;
        score += (weights[indices[each] as number] as number) * value;
        square += value * value;
      }
      const gradient = side * score - 1 + pull * slack;
      const projected = pull === 0 ? Math.min(gradient, 0) : gradient;
      farthest = Math.max(farthest, Math.abs(projected));
      if (projected === 0) continue;
      const next = Math.max(pull - gradient / (square + slack), 0);
      const step = (next - pull) * side;
      pulls[at] = next;
      bias += step;
      for (let each = 0; each < indices.length; each += 1) weights[indices[each] as number] = (weights[indices[each] as number] as number) + step * (values[each] as number);
    }
    if (farthest < settled) break;
  }
  return { weights, bias };
};

/** How far a text lies on the label's side of the plane. A plain loop: this runs on every pause in typing. */
export const scoreOf = (weights: ArrayLike<number>, bias: number, { indices, values }: TextVector): number => {
  let score = bias;
  for (let each = 0; each < indices.length; each += 1) score += (weights[indices[each] as number] as number) * (values[each] as number);
  return score;
};
