/** A number as the caller hears it: `20261123-007-0042-5`. */
export interface CaseNumber {
  /** `YYYYMMDD`, the Shanghai day on which the number was given. */
  readonly day: string;
  /** The seat's block, 1–999. */
  readonly block: number;
  /** 1–9999 within block and day. */
  readonly counter: number;
}

/** Quasigroup of order 10 (H. M. Damm, 2004): its check digit finds every single wrong digit and every swap of neighbours. */
const damm = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
].map((row) => [...row].map(Number));

const checkDigit = (digits: string): number =>
  [...digits].reduce((interim, digit) => damm[interim]?.[Number(digit)] ?? 0, 0);

/** @throws RangeError when block or counter do not fit: a number must never be told twice. */
export const formatCaseNumber = ({ day, block, counter }: CaseNumber): string => {
  if (!/^\d{8}$/.test(day) || !inRange(block, 999) || !inRange(counter, 9999)) {
    throw new RangeError(`no case number for ${day}/${block}/${counter}`);
  }
  const body = `${day}${String(block).padStart(3, '0')}${String(counter).padStart(4, '0')}`;
  return `${body.slice(0, 8)}-${body.slice(8, 11)}-${body.slice(11)}-${checkDigit(body)}`;
};

/** Null for anything that is not a number we gave; blanks and missing hyphens are forgiven, wrong digits are not. */
export const parseCaseNumber = (text: string): CaseNumber | null => {
  const digits = text.replace(/[\s-]/gu, '');
  if (!/^\d{16}$/.test(digits) || checkDigit(digits) !== 0) return null;
  const number = { day: digits.slice(0, 8), block: Number(digits.slice(8, 11)), counter: Number(digits.slice(11, 15)) };
  return inRange(number.block, 999) && inRange(number.counter, 9999) ? number : null;
};

const inRange = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max;
