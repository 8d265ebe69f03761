import type { ChosenAgentState } from '../seat/agentState.ts';
import type { Instant, Line } from '../tenant.ts';
import type { TriageResult } from '../triage/verdict.ts';
import type { CallAbout, CallLocation, CarriedCase, Disposition, DraftField, DraftFields, DraftValue, LocationFailure, SubmittedOutcome } from './seatView.ts';

/** What a seat showed and did: one line of its time-line. `SeatView` is the fold of these, live and in replay. */
export type SeatHappening =
  | { readonly type: 'shift_started'; readonly userId: string; readonly userName: string; readonly line: Line }
  | { readonly type: 'shift_ended' }
  | { readonly type: 'phone_registered' }
  | { readonly type: 'phone_lost'; readonly reason: 'socket_closed' | 'refused' | 'unreachable' }
  | { readonly type: 'microphone'; readonly state: 'live' | 'silent'; readonly reason: string }
  | { readonly type: 'agent_state_chosen'; readonly state: ChosenAgentState }
  | { readonly type: 'wrap_up_ends'; readonly at: Instant }
  | {
      readonly type: 'rang';
      readonly callId: string;
      readonly line: Line;
      readonly number: string;
      readonly name: string;
      readonly direction: 'in' | 'out';
      /** Number of the case that travels with the call. */
      readonly caseNumber?: string | undefined;
      /** Whose case it is dialled for, and whom it is to reach. */
      readonly about?: CallAbout | undefined;
    }
  /** Who it is was told only with the answer: a call picked up elsewhere or fetched where it was parked. */
  | { readonly type: 'identified'; readonly callId: string; readonly line: Line; readonly number: string; readonly name: string; readonly caseNumber?: string | undefined }
  /** The form another seat has begun came with the call, through the central. */
  | { readonly type: 'case_carried'; readonly callId: string; readonly carried: CarriedCase }
  /** The telephone's page was gone and is in the call again. */
  | { readonly type: 'resumed'; readonly callId: string }
  | { readonly type: 'history_shown'; readonly callId: string; readonly cases: number; readonly open: number }
  | { readonly type: 'answered'; readonly callId: string }
  | { readonly type: 'muted'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'held'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'recording'; readonly callId: string; readonly on: boolean }
  | {
      readonly type: 'ended';
      readonly callId: string;
      readonly by: 'caller' | 'seat' | 'missed' | 'abandoned' | 'failed' | 'transferred';
    }
  | { readonly type: 'location_received'; readonly callId: string; readonly location: CallLocation }
  | { readonly type: 'location_failed'; readonly callId: string; readonly reason: LocationFailure }
  /** Three-way: the two callers and the seat hear each other. */
  | { readonly type: 'joined'; readonly callId: string; readonly otherCallId: string }
  /** `done`: the exchange took the call over; nobody may be speaking with the caller yet. `status` is SIP's, 0 while asked. */
  | {
      readonly type: 'transfer';
      readonly callId: string;
      readonly to: string;
      readonly kind: 'blind' | 'attended' | 'hand_over';
      readonly phase: 'asked' | 'failed' | 'done';
      readonly status: number;
      /** What to dial to fetch a parked call; empty for any other transfer. */
      readonly parkedAt: string;
      readonly caseNumber?: string | undefined;
    }
  | { readonly type: 'audio_quality'; readonly callId: string; readonly mos: number; readonly lossPercent: number }
  | {
      readonly type: 'draft_opened';
      readonly caseId: string;
      readonly number: string;
      readonly callId: string | null;
      readonly line: Line;
      readonly fields: DraftFields;
    }
  | {
      readonly type: 'field_edited';
      readonly caseId: string;
      readonly field: DraftField;
      readonly value: DraftValue;
      readonly revision: number;
    }
  | { readonly type: 'triage_shown'; readonly caseId: string; readonly result: TriageResult }
  | { readonly type: 'question_answered'; readonly caseId: string; readonly questionId: string; readonly option: string }
  | { readonly type: 'looked_up'; readonly what: 'place' | 'case' | 'unit'; readonly query: string }
  | {
      readonly type: 'case_submitted';
      readonly caseId: string;
      readonly outcome: SubmittedOutcome;
      readonly unitIds: readonly string[];
    }
  | { readonly type: 'draft_closed'; readonly caseId: string }
  | { readonly type: 'disposition_set'; readonly callId: string; readonly disposition: Disposition }
  | { readonly type: 'warning_shown'; readonly code: string; readonly detail: string };

export interface SeatEvent {
  /** UUIDv7; the same event reported twice counts once. */
  readonly id: string;
  readonly at: Instant;
  readonly happening: SeatHappening;
}
