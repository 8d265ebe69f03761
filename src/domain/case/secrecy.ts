import type { Person } from './case.ts';

/** Keys under which people write in their own words; what stands under others are ids, codes and numbers of the system's own. */
const written: ReadonlySet<string> = new Set([
  'title', 'description', 'demand', 'text', 'detail', 'occurredAt', 'reason', 'note', 'explanation', 'answer', 'promise', 'found', 'done',
  'publicReply', 'unsolvedReason', 'basis', 'measures', 'officers', 'overrideReason', 'voidReason',
]);

/** Seven digits and more, also full-width, with single gaps between: a telephone or an identity number. Dates in figures go with them. */
const longNumber = /(?<![\d０-９])[\d０-９](?:[\s\-－—]?[\d０-９]){6,}[xX]?/gu;
/** A mobile number in Chinese figures, as it is read out. */
const spokenNumber = /[零〇一二两三四五六七八九幺]{11}/gu;

/**
 * A secret case for eyes outside the desk: numbers in free text become stars, the callers' names 某, and where a photo or a voice note was made is
 * left out. The callers' own records are not in `value` any more; this is for what somebody wrote of them.
 */
export const withoutTraces = <Value>(value: Value, persons: readonly Person[]): Value => {
  const names = persons.map(({ name }) => name.trim()).filter((name) => [...name].length >= 2);
  const clean = (text: string): string =>
    names.reduce((masked, name) => masked.replaceAll(name, '某'), text.replace(longNumber, '****').replace(spokenNumber, '****'));
  const walk = (each: unknown, key: string): unknown => {
    if (typeof each === 'string') return written.has(key) ? clean(each) : each;
    if (Array.isArray(each)) return each.map((item) => (key === 'attachments' ? walk({ ...(item as object), point: null }, '') : walk(item, key)));
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, item]) => [name, walk(item, name)]));
  };
  return walk(value, '') as Value;
};
