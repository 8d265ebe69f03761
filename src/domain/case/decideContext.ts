import type { Unit } from '../routing/unit.ts';
import type { RuleBook } from './ruleBook.ts';

/** Everything `decide()` may look at beside the case: injected, so that a seat and the central decide alike. */
export interface DecideContext {
  readonly rules: RuleBook;
  /** Null for an unknown unit id. */
  readonly unit: (id: string) => Unit | null;
}
