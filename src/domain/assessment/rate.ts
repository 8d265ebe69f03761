/** A share with what it is a share of: no figure is shown without its n. */
export interface Rate {
  readonly hits: number;
  readonly total: number;
}

/** The share of items that pass, among those that count. */
export const rateOf = <Item>(items: readonly Item[], counts: (item: Item) => boolean, passes: (item: Item) => boolean): Rate => {
  const counted = items.filter(counts);
  return { hits: counted.filter(passes).length, total: counted.length };
};

/** Null when nothing counts: no cases is not zero per cent. */
export const shareOf = ({ hits, total }: Rate): number | null => (total === 0 ? null : hits / total);

/** 97.5 % point of the normal distribution: both sides together leave 5 %. */
const z = 1.959963984540054;

/** 95 % Wilson score interval (Wilson 1927): sound for small n and for shares near 0 and 1. Null without cases. */
export const wilsonInterval = ({ hits, total }: Rate): { readonly low: number; readonly high: number } | null => {
  if (total === 0) return null;
  const share = hits / total;
  const scale = 1 + (z * z) / total;
  const middle = (share + (z * z) / (2 * total)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return { low: hits === 0 ? 0 : middle - reach, high: hits === total ? 1 : middle + reach };
};
