import type { AgentState } from '../seat/agentState.ts';
import type { Instant, Line } from '../tenant.ts';

/** One thing the exchange reports; the figures of the queue are folds of these. */
export type ExchangeEvent = { readonly id: string; readonly at: Instant } & (
  | { readonly type: 'caller_joined'; readonly callId: string; readonly line: Line; readonly number: string }
  | { readonly type: 'caller_offered'; readonly callId: string; readonly seat: string }
  | { readonly type: 'caller_answered'; readonly callId: string; readonly seat: string }
  | { readonly type: 'seat_missed'; readonly callId: string; readonly seat: string }
  | { readonly type: 'caller_abandoned'; readonly callId: string }
  | { readonly type: 'call_ended'; readonly callId: string; readonly by: 'caller' | 'seat' }
  | { readonly type: 'seat_registered'; readonly seat: string }
  | { readonly type: 'seat_unregistered'; readonly seat: string }
  | { readonly type: 'seat_state'; readonly seat: string; readonly state: AgentState }
);

export interface WaitingCaller {
  readonly callId: string;
  readonly line: Line;
  readonly since: Instant;
}

export interface QueueSeat {
  readonly seat: string;
  readonly state: AgentState;
  readonly since: Instant;
}

/** A rate is always shown with its two numbers. */
export interface Rate {
  readonly hits: number;
  readonly total: number;
}

export interface LineFigures {
  readonly line: Line;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Answered within 15 s / offered. */
  readonly within15s: Rate;
  /** Mean seconds from join to answer of the answered calls; null when none. */
  readonly meanAnswerSeconds: number | null;
}

export interface QueueStatus {
  readonly waiting: readonly WaitingCaller[];
  readonly seats: readonly QueueSeat[];
  readonly lines: readonly LineFigures[];
  readonly abandonedCalls: readonly AbandonedCall[];
  readonly at: Instant;
}

/** A caller who hung up before anybody answered; stands in the call-back list until somebody deals with it. */
export interface AbandonedCall {
  readonly callId: string;
  readonly line: Line;
  readonly number: string;
  readonly joinedAt: Instant;
  readonly abandonedAt: Instant;
  readonly waitedSeconds: number;
}
