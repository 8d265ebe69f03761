import type { WorkingCalendar } from '../calendar/workingCalendar.ts';
import type { Unit } from '../routing/unit.ts';
import type { RuleBook } from './ruleBook.ts';

/** Everything `decide()` may look at beside the case: injected, so that a seat and the central decide alike. */
export interface DecideContext {
  readonly rules: RuleBook;
  /** Null for an unknown unit id. */
  readonly unit: (id: string) => Unit | null;
  readonly calendar: WorkingCalendar;
  /** Number set aside for a case that is reported from the street; empty where only the central can give one. */
  readonly reportNumber: string;
}
