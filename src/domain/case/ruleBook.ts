import type { Urgency } from './case.ts';
import type { RuleVersions } from './command.ts';

export type ClockKind = 'sign' | 'contact' | 'done';

/** `elapsed` counts round the clock; `working` counts Chinese working time only. */
export interface ClockLimit {
  readonly urgency: Urgency;
  readonly kind: ClockKind;
  readonly minutes: number;
  readonly time: 'elapsed' | 'working';
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** A clear duty: cases of this category go straight to this kind of unit. */
export interface Duty {
  readonly category: string;
  /** Code of the department in the responsibility list. */
  readonly unitCode: string;
  /** `grid`: the grid worker looks first, the department helps if he cannot. */
  readonly first: 'grid' | 'department';
  /** Codes of departments that go along. */
  readonly joint?: readonly string[] | undefined;
}

export interface NotAcceptedReason {
  readonly id: string;
  readonly name: string;
  readonly basis: string;
}

/** A city's data that `decide()` needs: versioned, editable, never code. */
export interface RuleBook {
  readonly versions: RuleVersions;
  readonly clocks: readonly ClockLimit[];
  readonly categories: readonly Category[];
  readonly duties: readonly Duty[];
  readonly notAcceptedReasons: readonly NotAcceptedReason[];
}
