import type { AgentState } from '../seat/agentState.ts';
import type { BridgeEnd, BridgeStep } from '../bridge/bridgedCall.ts';
import type { Instant, Line } from '../tenant.ts';

/** One thing the exchange reports; the figures of the queue are folds of these. */
export type ExchangeEvent = { readonly id: string; readonly at: Instant } & (
  | { readonly type: 'caller_joined'; readonly callId: string; readonly line: Line; readonly number: string }
  | { readonly type: 'caller_offered'; readonly callId: string; readonly seat: string }
  | { readonly type: 'caller_answered'; readonly callId: string; readonly seat: string }
  | { readonly type: 'seat_missed'; readonly callId: string; readonly seat: string }
  | { readonly type: 'caller_abandoned'; readonly callId: string }
  | { readonly type: 'call_ended'; readonly callId: string; readonly by: 'caller' | 'seat' }
  | { readonly type: 'party_joined'; readonly callId: string; readonly party: string; readonly as: PartyRole }
  | { readonly type: 'party_left'; readonly callId: string; readonly party: string; readonly as: PartyRole }
  | { readonly type: 'call_held'; readonly callId: string; readonly seat: string; readonly on: boolean }
  | { readonly type: 'call_transfer'; readonly callId: string; readonly from: string; readonly to: string; readonly state: TransferState; readonly status: number }
  | { readonly type: 'call_merged'; readonly callId: string; readonly into: string }
  | { readonly type: 'call_parked'; readonly callId: string; readonly slot: string; readonly by: string }
  | { readonly type: 'caller_requeued'; readonly callId: string; readonly why: 'seat_lost' | 'transfer_failed' }
  | { readonly type: 'dtmf'; readonly callId: string; readonly party: string; readonly digit: string }
  | { readonly type: 'recording'; readonly callId: string; readonly recordingId: string; readonly state: 'started' | 'paused' | 'resumed' | 'finished' }
  | { readonly type: 'bridge'; readonly callId: string; readonly step: BridgeStep; readonly end: BridgeEnd | null }
  | { readonly type: 'seat_registered'; readonly seat: string }
  | { readonly type: 'seat_unregistered'; readonly seat: string }
  | { readonly type: 'seat_state'; readonly seat: string; readonly state: AgentState }
);

/** How somebody is in a call; the last three are a shift lead's. */
export type PartyRole = 'caller' | 'seat' | 'other' | 'listen' | 'whisper' | 'barge';
/** `returned`: the target did not take the call and the one who sent it has it again. */
export type TransferState = 'started' | 'completed' | 'failed' | 'returned';

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

/** A caller who waits with music for whoever fetches him. */
export interface ParkedCaller {
  readonly callId: string;
  readonly slot: string;
  readonly by: string;
  readonly since: Instant;
}

export interface QueueStatus {
  readonly waiting: readonly WaitingCaller[];
  readonly seats: readonly QueueSeat[];
  readonly lines: readonly LineFigures[];
  readonly abandonedCalls: readonly AbandonedCall[];
  /** Longest parked first. */
  readonly parked: readonly ParkedCaller[];
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
