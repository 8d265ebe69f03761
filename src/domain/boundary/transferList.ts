import type { Verdict } from '../triage/verdict.ts';

/** `12345_to_110`: what the hotline hands to the police; `110_to_12345`: what 110 gives to the hotline. */
export type TransferDirection = '12345_to_110' | '110_to_12345';

/** One matter of the two lists, with the law it rests on. */
export interface TransferItem {
  readonly id: string;
  readonly direction: TransferDirection;
  /** The matter in the words that the screen shows. */
  readonly matter: string;
  /** Two-level categories of the city's list that belong to it. */
  readonly categories: readonly string[];
  readonly verdict: Exclude<Verdict, 'undecided'>;
  /** Code of the unit that leads (`chengguan`). */
  readonly unit: string;
  /** 法律依据. */
  readonly basis: string;
  /** First and last day in Asia/Shanghai (`2026-11-01`); null: until further notice. */
  readonly effectiveFrom: string;
  readonly effectiveUntil: string | null;
  /** Counts the published changes of this item. */
  readonly revision: number;
}

/** Both lists of one publication (resources/rules/transferLists.json). */
export interface TransferLists {
  readonly version: string;
  readonly items: readonly TransferItem[];
}

/** Whether the item applies on a day in Asia/Shanghai. ISO dates compare as text. */
export const appliesOn = ({ effectiveFrom, effectiveUntil }: TransferItem, day: string): boolean =>
  effectiveFrom <= day && (effectiveUntil === null || day <= effectiveUntil);
