/** Words after which a caller speaks of something else. */
const turns = /(?:还有(?=一|个|件|就|我|，)|另外|第二|二是|第三|三是|对了|顺便|再说|先不说|不说了|算了|除了这个|再就是|还想说)/gu;
const shortest = 6;

/**
 * A call may bring several matters. The text whole, then each part after a turn, without losing its length: what is left out
 * is blank, so that every offset still fits. One matter gives one text.
 */
export const mattersOf = (plain: string): readonly string[] => {
  const cuts = [0, ...[...plain.matchAll(turns)].map(({ index }) => index), plain.length];
  const parts = cuts.slice(1).flatMap((end, at) => {
    const start = cuts[at] ?? 0;
    return end - start < shortest ? [] : [' '.repeat(start) + plain.slice(start, end)];
  });
  return parts.length < 2 ? [plain] : [plain, ...parts];
};
