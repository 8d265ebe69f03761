import type { BridgeRequest } from '#contract/exchange/events.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import type { Line } from '#domain/tenant.ts';
import type { Evidence } from '../recordings/expireEvidence.ts';

/** Where an exchange's events come from; the same for the embedded one and for Asterisk. */
export interface ExchangeSource {
  /** An agent's state as the exchange is to have it. @throws Error when the exchange does not take it. */
  setSeatState(seat: string, state: AgentState, lines: readonly Line[]): Promise<void>;
  /** Pauses its recording of a call, or goes on with it; absent where the seat tells it itself. @throws Error when the exchange does not take it. */
  setRecording?(callId: string, on: boolean): Promise<void>;
  /** Its own recordings; absent where a recorder of its own keeps them (SIPREC). */
  readonly evidence?: Evidence;
  /** Rings the worker, then the citizen, and joins them; what happens comes as `bridge` events. @throws Error when the exchange does not take it. */
  startBridge(order: BridgeRequest): Promise<void>;
  /** Ends such a call; one that is over already is no error. @throws Error when the exchange cannot be reached. */
  endBridge(callId: string): Promise<void>;
  stop(): void;
}

export interface SourceListener {
  readonly onEvents: (events: readonly ExchangeEvent[]) => void;
  readonly onConnected: (connected: boolean) => void;
}
