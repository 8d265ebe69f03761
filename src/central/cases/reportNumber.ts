import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber, parseCaseNumber } from '#domain/case/caseNumber.ts';
import type { Instant } from '#domain/tenant.ts';

/** Blocks 990–999 belong to the central, for what is reported from the street and the web; seats have the others. */
const centralBlock = 990;
const blockSize = 9_999;

/** Number of the `count`-th report of the day; empty, and so refused, when the day's numbers are used up. */
export const reportNumber = (now: Instant, count: number): string => {
  const block = centralBlock + Math.floor((count - 1) / blockSize);
  return block > 999 ? '' : formatCaseNumber({ day: shanghaiDay(now).replaceAll('-', ''), block, counter: ((count - 1) % blockSize) + 1 });
};

/** The counter behind a number of the central's own blocks; 0 for none. */
export const reportCount = (number: string | null): number => {
  const parsed = parseCaseNumber(number ?? '');
  return parsed === null ? 0 : (parsed.block - centralBlock) * blockSize + parsed.counter;
};

/** Beginning of today's numbers from the central's blocks. */
export const reportPrefix = (now: Instant): string => `${shanghaiDay(now).replaceAll('-', '')}-99`;
