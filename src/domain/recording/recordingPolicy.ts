import type { Line } from '../tenant.ts';

/** What a line's recordings are kept and paused by (录音策略); versioned city data. */
export interface LinePolicy {
  /** Whether the call-taker may pause (card numbers, passwords). Never on 110 unless the city says so. */
  readonly mayPause: boolean;
  /** The seat's own copy, for recall. */
  readonly daysAtSeat: number;
  readonly daysAtCentral: number;
}

export interface RecordingPolicy {
  readonly version: string;
  readonly lines: Readonly<Record<Line, LinePolicy>>;
}
