import type { Instant } from '../tenant.ts';

/**
 * offline → break | meal | training | meeting | available → ringing → talking ⇄ held → wrap_up → available;
 * `not_responding` after a missed ring: no more calls until the agent acts.
 */
export type AgentState =
  | 'offline'
  | 'available'
  | 'break'
  | 'meal'
  | 'training'
  | 'meeting'
  | 'ringing'
  | 'talking'
  | 'held'
  | 'wrap_up'
  | 'not_responding';

/** States an agent may choose by hand. */
export type ChosenAgentState = 'available' | 'break' | 'meal' | 'training' | 'meeting' | 'offline';

export interface Agent {
  readonly state: AgentState;
  readonly since: Instant;
  /** When wrap-up ends by itself; null in every other state. */
  readonly wrapUpEndsAt: Instant | null;
  /** The state to go to after the call, when chosen during it. */
  readonly next: ChosenAgentState | null;
}
