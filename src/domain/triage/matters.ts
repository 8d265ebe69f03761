/** Words after which a caller speaks of something else. */
const turns = /(?:还有(?=一|个|件|就|我|，)|另外|第二|二是|第三|三是|对了|顺便|再说|先不说|不说了|算了|除了这个|再就是|还想说)/gu;
const shortest = 6;

/**
 * A call may bring several matters. The text whole, then each part after a turn, without losing its length: what is left out
 * is blank, so that every offset still fits. One matter gives one text.
 */
export const mattersOf = (plain: string): readonly string[] => {
  const parts = partsOf(plain, [...plain.matchAll(turns)].map(({ index }) => index), shortest);
  return parts.length < 2 ? [plain] : [plain, ...parts];
};

const shortestSentence = 4;
const mostSentences = 40;

/** Each sentence, cut out like a matter; nothing when there is only one. Of a speech of hours the first forty. */
export const sentencesOf = (plain: string): readonly string[] => {
  const parts = partsOf(plain, [...plain.matchAll(/[。！？!?]+/gu)].slice(0, mostSentences).map(({ 0: { length }, index }) => index + length), shortestSentence);
  return parts.length < 2 ? [] : parts;
};

const partsOf = (plain: string, places: readonly number[], least: number): readonly string[] => {
  const cuts = [0, ...places, plain.length];
  return cuts.slice(1).flatMap((end, at) => {
    const start = cuts[at] ?? 0;
    return end - start < least ? [] : [' '.repeat(start) + plain.slice(start, end)];
  });
};
