import type { Page } from '@playwright/test';
import type { Peer } from '../peers/peer.ts';
import type { Relay } from '../relay.ts';
import type { Seat, SeatOptions } from '../testSeat.ts';

export type SeatNumber = 1 | 2 | 3;

/** What a scenario stands on: one peer, and seats opened as it needs them. Everything it opens is closed after it. */
export interface Ground {
  readonly peer: Peer;
  /** Seat 1, 2 or 3, registered with the peer; opened at the first call. */
  seat(which: SeatNumber, options?: SeatOptions): Promise<Seat>;
  /** A cable to the peer that can be pulled. */
  relay(): Promise<Relay>;
  /** An empty page of a call-taker's browser. */
  newPage(): Promise<Page>;
}

/** A story of a user. Throws when it does not end well. */
export type Scenario = (ground: Ground) => Promise<void>;
