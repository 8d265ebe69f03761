import type { Consent, Place, Urgency } from '../case/case.ts';
import type { CoordinateSystem } from '../place/place.ts';
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

/** A call that is dialled for a case: its record becomes evidence of contact. */
export interface CallAbout {
  readonly caseId: string;
  readonly to: 'caller' | 'unit';
  /** Null for the caller. */
  readonly unitId: string | null;
}

/** What a call sounded like over all its readings (E-model, ITU-T G.107). */
export interface QualityView {
  readonly readings: number;
  readonly meanMos: number;
  readonly worstMos: number;
  readonly meanLossPercent: number;
  /** How many of the last readings in a row were poor. */
  readonly poorInARow: number;
}

/** Somebody who has had the caller on the line. */
export interface Taker {
  readonly seatId: string;
  readonly name: string;
  readonly at: Instant;
}

/** A form begun at another seat that travels with its caller: same case, same number. The first taker answers for it until it is accepted (首接负责). */
export interface CarriedCase {
  readonly caseId: string;
  readonly number: string;
  readonly line: Line;
  readonly fields: DraftFields;
  /** The first one first. */
  readonly takers: readonly Taker[];
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
  /** Over the whole call; null before the first reading. */
  readonly quality: QualityView | null;
  readonly about: CallAbout | null;
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
  readonly system: CoordinateSystem;
  /** How it was found, in the network's own word (RFC 4119 method tokens). */
  readonly method: string;
  /** With the call itself (PIDF-LO), or asked of the operator. */
  readonly source: 'sip' | 'operator';
  /** Who says so; empty for the call itself. */
  readonly provider: string;
  /** When the network found it; null when it does not say. */
  readonly foundAt: Instant | null;
  /** Synthetic for demonstration; the screen says 演示. */
  readonly demo: boolean;
}

/** Why the operator gave no place: it knows none, not in time, it does not allow it, or there is nobody to ask. */
export type LocationFailure = 'not_found' | 'timeout' | 'refused' | 'unavailable';

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
  /** Where the network and the operator say the caller is: the newest of each. */
  readonly locations: readonly CallLocation[];
  /** Why the operator's last answer was none; null when it gave one or was not asked. */
  readonly locationFailure: LocationFailure | null;
  /** The form that came with the call. */
  readonly carried: CarriedCase | null;
  /** Of the call on screen. */
  readonly transfer: TransferView | null;
  readonly draft: DraftView | null;
  readonly history: { readonly cases: number; readonly open: number } | null;
  readonly warnings: readonly { readonly code: string; readonly detail: string; readonly at: Instant }[];
  /** Of the call (or typed case) on screen; newest last. */
  readonly timeline: readonly TimelineEntry[];
}
