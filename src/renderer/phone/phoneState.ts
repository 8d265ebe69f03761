import type { PhoneCommand } from '#contract/workstation/phone.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { Instant, Line } from '#domain/tenant.ts';

/** A call this phone is in. An ended call is no call: what it left is on the seat's time-line. */
export interface PhoneCall {
  readonly callId: string;
  readonly line: Line;
  readonly number: string;
  readonly name: string;
  readonly direction: 'in' | 'out';
  /** `resuming`: the page was gone and asks for its call back. */
  readonly state: 'ringing' | 'answering' | 'dialling' | 'resuming' | 'talking' | 'held';
  /** What is known of the far end while it is dialled: `speaks` when the exchange sends sound before the answer. */
  readonly farEnd: 'silent' | 'rings' | 'speaks';
  readonly muted: boolean;
  /** False while paused by the call-taker; the exchange's own recording goes by its own rules. */
  readonly recording: boolean;
  readonly rangAt: Instant;
  /** Null before the answer. What the pieces of a recording are counted from. */
  readonly answeredAt: Instant | null;
}

/** Why there is a second call: a caller who knocks, a consultation, or a hand-over that completes itself when it is answered. */
export type SecondPurpose = 'waiting' | 'consult' | 'hand_over';

export interface SecondCall extends PhoneCall {
  readonly purpose: SecondPurpose;
  readonly caseNumber: string | null;
}

/** A transfer the exchange was asked for and has not decided on. */
export interface Transfer {
  readonly kind: 'blind' | 'attended' | 'hand_over';
  readonly to: string;
  readonly caseNumber: string | null;
}

export interface PhoneState {
  /** The caller on the strip. */
  readonly call: PhoneCall | null;
  /** Never there without `call`. */
  readonly second: SecondCall | null;
  /** All three hear each other. */
  readonly joined: boolean;
  readonly transfer: Transfer | null;
}

/** What the SIP side and the seat screen tell the phone. */
export type PhoneInput =
  | {
      readonly type: 'invited';
      readonly callId: string;
      readonly line: Line;
      readonly number: string;
      readonly name: string;
      /** The case that travels with the call; empty for none. */
      readonly caseNumber: string;
      /** The seat answers by itself. */
      readonly answersItself: boolean;
    }
  | { readonly type: 'progress'; readonly callId: string; readonly earlyMedia: boolean }
  | { readonly type: 'established'; readonly callId: string }
  /** Who it is, told with the answer. */
  | { readonly type: 'identified'; readonly callId: string; readonly line: Line; readonly number: string; readonly name: string; readonly caseNumber: string }
  /** A call this page was in before it was reloaded. */
  | { readonly type: 'resume'; readonly call: ResumableCall }
  | { readonly type: 'hold_changed'; readonly callId: string; readonly on: boolean }
  /** The exchange has decided on a REFER; `status` is that of the target, or of the refusal. `parkedAt`: where to fetch it. */
  | { readonly type: 'transfer_decided'; readonly callId: string; readonly status: number; readonly parkedAt: string }
  | {
      readonly type: 'terminated';
      readonly callId: string;
      readonly why: 'remote' | 'cancelled' | 'failed';
      /** The exchange says it withdrew the offer because nobody answered in time. */
      readonly noAnswer: boolean;
      /** SIP's word on a call that was dialled and not answered; 0 where there is none. */
      readonly status: number;
    }
  | { readonly type: 'command'; readonly command: PhoneCommand; readonly newCallId: string };

/** What a reload must not forget of a call: kept in the tab's own storage. */
export interface ResumableCall {
  readonly callId: string;
  readonly line: Line;
  readonly number: string;
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly rangAt: Instant;
  readonly answeredAt: Instant;
}

/** What the SIP side is asked to do. */
export type PhoneAction =
  | { readonly type: 'answer'; readonly callId: string }
  | { readonly type: 'reject'; readonly callId: string; readonly status: 486 | 603 }
  | { readonly type: 'hang_up'; readonly callId: string }
  | { readonly type: 'mute'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'hold'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'digits'; readonly callId: string; readonly digits: string }
  | { readonly type: 'dial'; readonly callId: string; readonly number: string; readonly line: Line; readonly caseNumber: string | null }
  /** Takes the place of the session this page had before its reload. */
  | { readonly type: 'resume'; readonly callId: string }
  | { readonly type: 'refer'; readonly callId: string; readonly number: string; readonly caseNumber: string | null }
  /** REFER with Replaces: the two far ends are joined and this phone is out. */
  | { readonly type: 'refer_to_call'; readonly callId: string; readonly otherCallId: string; readonly caseNumber: string | null }
  /** The exchange's own recording, which is the evidence, pauses with ours. */
  | { readonly type: 'record'; readonly callId: string; readonly on: boolean }
  /** Everybody hears everybody; `on` false: each call apart again. */
  | { readonly type: 'join'; readonly callIds: readonly [string, string]; readonly on: boolean };

export interface PhoneStep {
  readonly state: PhoneState;
  readonly actions: readonly PhoneAction[];
  readonly reports: readonly SeatHappening[];
}

export const idlePhone: PhoneState = { call: null, second: null, joined: false, transfer: null };

export const unchanged = (state: PhoneState): PhoneStep => ({ state, actions: [], reports: [] });

export const isConnected = ({ state }: PhoneCall): boolean => state === 'talking' || state === 'held';
