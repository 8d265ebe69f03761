import type { AgentState } from '#domain/seat/agentState.ts';
import type { Instant, Line } from '#domain/tenant.ts';

/** A phone that is registered. Only one that has said `available` is offered calls. */
export interface Member {
  readonly seat: string;
  readonly state: AgentState;
  readonly lines: readonly Line[];
  readonly idleSince: Instant;
  /** Calls it talks in or is offered. */
  readonly calls: number;
  /** It said that it takes a second call while it talks. */
  readonly takesSecond: boolean;
}

export interface Waiting {
  readonly callId: string;
  readonly line: Line;
  readonly joinedAt: Instant;
  /** Being offered to a seat right now. */
  readonly offered: boolean;
  /** The seat that lost this caller: his alone until then, whatever state its phone is in. */
  readonly preferred: { readonly seat: string; readonly until: Instant } | null;
}

export interface QueueModel {
  readonly members: readonly Member[];
  readonly waiting: readonly Waiting[];
  readonly now: Instant;
}

const atWork: readonly AgentState[] = ['available', 'talking', 'held'];

/** The longest-waiting caller goes to the seat that has been idle longest on its line; to a talking one that takes a second call only when none is free. */
export const nextOffer = ({ members, waiting, now }: QueueModel): { readonly callId: string; readonly seat: string } | null => {
  const callers = waiting.filter(({ offered }) => !offered).toSorted((left, right) => left.joinedAt - right.joinedAt);
  const willing = members
    .filter(({ state, calls, takesSecond }) => (state === 'available' && calls === 0) || (takesSecond && calls === 1 && atWork.includes(state)))
    .toSorted((left, right) => left.calls - right.calls || left.idleSince - right.idleSince);
  for (const { callId, line, preferred } of callers) {
    const own = preferred !== null && now < preferred.until ? preferred.seat : null;
    const member = own === null ? willing.find(({ lines }) => lines.includes(line)) : members.find(({ seat, calls }) => seat === own && calls === 0);
    if (member !== undefined) return { callId, seat: member.seat };
  }
  return null;
};
