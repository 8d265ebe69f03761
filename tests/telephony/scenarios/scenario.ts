import type { Page } from '@playwright/test';
import type { Peer } from '../peers/peer.ts';
import type { Seat } from '../testSeat.ts';

/** What a scenario stands on: one peer, and seats opened as it needs them. */
export interface Ground {
  readonly peer: Peer;
  /** Seat 1, 2 or 3, registered with the peer; opened at the first call, closed after the scenario. */
  seat(which: 1 | 2 | 3): Promise<Seat>;
  /** An empty page of a call-taker's browser, closed after the scenario. */
  newPage(): Promise<Page>;
}

/** A story of a user. Throws when it does not end well. */
export type Scenario = (ground: Ground) => Promise<void>;
