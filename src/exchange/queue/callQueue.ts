import type { AgentState } from '#domain/seat/agentState.ts';
import type { Instant, Line } from '#domain/tenant.ts';

/** A phone that is registered. Only one that has said `available` is offered calls. */
export interface Member {
  readonly seat: string;
  readonly state: AgentState;
  readonly lines: readonly Line[];
  readonly idleSince: Instant;
  /** The call it is offered or talks to. */
  readonly callId: string | null;
}

export interface Waiting {
  readonly callId: string;
  readonly line: Line;
  readonly joinedAt: Instant;
  /** Being offered to a seat right now. */
  readonly offered: boolean;
}

export interface QueueModel {
  readonly members: readonly Member[];
  readonly waiting: readonly Waiting[];
}

/** The longest-waiting caller goes to the seat that has been idle longest on its line. Null when nobody fits. */
export const nextOffer = ({ members, waiting }: QueueModel): { readonly callId: string; readonly seat: string } | null => {
  const callers = waiting.filter(({ offered }) => !offered).toSorted((left, right) => left.joinedAt - right.joinedAt);
  const free = members
    .filter(({ state, callId }) => state === 'available' && callId === null)
    .toSorted((left, right) => left.idleSince - right.idleSince);
  for (const { callId, line } of callers) {
    const member = free.find(({ lines }) => lines.includes(line));
    if (member !== undefined) return { callId, seat: member.seat };
  }
  return null;
};
