import type { Consent, Place, Urgency } from '../case/case.ts';
import type { Agent } from '../seat/agentState.ts';
import type { Instant, Line } from '../tenant.ts';
import type { TriageResult, Verdict } from '../triage/verdict.ts';

/** What became of a form. */
export type SubmittedOutcome = 'dispatched' | 'answered' | 'not_accepted' | 'merged' | 'handed_over';

/** The fields of the live form, in their order on the screen. */
export type DraftField = keyof DraftFields;

export type DraftValue = string | boolean | null | Place | readonly Consent[];

/** How a call without a case ended (话单处置). */
export type Disposition = 'silent' | 'wrong_number' | 'prank' | 'nuisance' | 'enquiry' | 'abandoned' | 'case';

/** The values of a form; absent or undefined means not filled in. */
export interface DraftFields {
  readonly place?: Place | undefined;
  readonly category?: string | null | undefined;
  readonly urgency?: Urgency | undefined;
  readonly description?: string | undefined;
  readonly occurredAt?: string | undefined;
  readonly callerName?: string | undefined;
  readonly callerPhone?: string | undefined;
  readonly secret?: boolean | undefined;
  readonly demand?: string | undefined;
  readonly consents?: readonly Consent[] | undefined;
  readonly unitId?: string | null | undefined;
  /** What the taker decided; null or absent follows the engine. */
  readonly verdict?: Exclude<Verdict, 'undecided'> | null | undefined;
}

export interface FieldView {
  readonly value: DraftValue;
  readonly savedAt: Instant;
  readonly revision: number;
}

export interface CallView {
  readonly callId: string;
  readonly line: Line;
  readonly number: string;
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly state: 'ringing' | 'talking' | 'held' | 'ended';
  readonly muted: boolean;
  /** False while the call-taker has paused the recording. */
  readonly recording: boolean;
  readonly rangAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBy: 'caller' | 'seat' | 'missed' | 'abandoned' | 'failed' | 'transferred' | null;
  readonly disposition: Disposition | null;
  readonly mos: number | null;
  readonly lossPercent: number | null;
  /** Number of the case that came with the call; null for a caller of our own queue. */
  readonly caseNumber: string | null;
}

/** A call on its way to somebody else. Until `done` the seat keeps the caller and the case (首接负责). */
export interface TransferView {
  readonly to: string;
  readonly kind: 'blind' | 'attended' | 'hand_over';
  readonly phase: 'asked' | 'failed' | 'done';
  readonly status: number;
  readonly parkedAt: string;
  readonly caseNumber: string | null;
}

export interface DraftView {
  readonly caseId: string;
  readonly number: string;
  readonly callId: string | null;
  readonly line: Line;
  readonly openedAt: Instant;
  readonly fields: { readonly [Field in DraftField]?: FieldView | undefined };
  readonly triage: TriageResult | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly submitted: { readonly outcome: SubmittedOutcome; readonly unitIds: readonly string[]; readonly at: Instant } | null;
}

/** A line of the call's time-line at the foot of the screen. `text` comes from the dictionary by `kind`. */
export interface TimelineEntry {
  readonly id: string;
  readonly at: Instant;
  readonly kind: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Where a caller is as his network or operator says it: supplementary, never taken without the call-taker's word. */
export interface CallLocation {
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  /** Metres; null when the network does not say how sure it is. */
  readonly radius: number | null;
  /** Coordinate system of lat and lon; WGS 84 and GCJ-02 are hundreds of metres apart. */
  readonly system: 'WGS84' | 'GCJ02';
  /** How it was found, in the network's own word (RFC 4119 method tokens). */
  readonly method: string;
  readonly source: 'sip' | 'operator';
}

/** Everything the seat screen shows, serialisable: the live screen and the replay render the same value. */
export interface SeatView {
  readonly user: { readonly id: string; readonly name: string; readonly line: Line } | null;
  readonly agent: Agent;
  readonly phone: { readonly registered: boolean; readonly reason: string | null; readonly microphone: 'live' | 'silent'; readonly microphoneNote: string };
  readonly call: CallView | null;
  /** A consultation, or a caller who knocks; never without `call`. */
  readonly second: CallView | null;
  /** `call` and `second` hear each other and the seat. */
  readonly joined: boolean;
  /** Where the network says the caller is. */
  readonly location: CallLocation | null;
  /** Of the call on screen. */
  readonly transfer: TransferView | null;
  readonly draft: DraftView | null;
  readonly history: { readonly cases: number; readonly open: number } | null;
  readonly warnings: readonly { readonly code: string; readonly detail: string; readonly at: Instant }[];
  /** Of the call (or typed case) on screen; newest last. */
  readonly timeline: readonly TimelineEntry[];
}
