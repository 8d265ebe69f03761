import type { AgentState } from './agentState.ts';

/** `not_served`: ready here, but the exchange gives this seat no calls. `served_while_away`: the other way round. */
export type AgentMismatch = 'not_served' | 'served_while_away';

const served: readonly AgentState[] = ['available', 'ringing', 'talking', 'held'];
const away: readonly AgentState[] = ['break', 'meal', 'training', 'meeting', 'offline', 'wrap_up', 'not_responding'];

/** Whether seat and exchange think differently of who takes calls; a call that rings or is spoken says nothing. Null: agreed, or unknown. */
export const agentMismatch = (here: AgentState, there: AgentState | null): AgentMismatch | null => {
  if (there === null) return null;
  if (here === 'available') return served.includes(there) ? null : 'not_served';
  return away.includes(here) && there === 'available' ? 'served_while_away' : null;
};
