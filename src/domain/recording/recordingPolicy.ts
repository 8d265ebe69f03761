import type { Line } from '../tenant.ts';

/** What a line's recordings are kept and paused by (录音策略); versioned city data. */
export interface LinePolicy {
  /** Whether the call-taker may pause (card numbers, passwords). Never on 110 unless the city says so. */
  readonly mayPause: boolean;
  /** The seat's own copy, for recall. */
  readonly daysAtSeat: number;
  readonly daysAtCentral: number;
  /** The exchange's own recording: the evidence. */
  readonly daysOfEvidence: number;
  /** Whether callers are told, before anybody answers, that they are recorded. */
  readonly notice: boolean;
}

export interface RecordingPolicy {
  readonly version: string;
  readonly lines: Readonly<Record<Line, LinePolicy>>;
  /** Calls of no line: between seats, outgoing, practice. */
  readonly internal: { readonly daysOfEvidence: number };
}

/** How long a recording is evidence, by the class of its call. Days. */
export const daysOfEvidence = ({ lines, internal }: RecordingPolicy, line: Line | null): number => (line === null ? internal : lines[line]).daysOfEvidence;
