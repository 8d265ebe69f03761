import type { PhoneCommand } from '#contract/workstation/phone.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { Instant, Line } from '#domain/tenant.ts';

/** The call this phone is in. An ended call is no call: what it left is on the seat's time-line. */
export interface PhoneCall {
  readonly callId: string;
  readonly line: Line;
  readonly number: string;
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly state: 'ringing' | 'answering' | 'dialling' | 'talking' | 'held';
  readonly muted: boolean;
  /** False while paused by the call-taker; the exchange's own recording goes by its own rules. */
  readonly recording: boolean;
  readonly rangAt: Instant;
}

export interface PhoneState {
  readonly call: PhoneCall | null;
}

/** What the SIP side and the seat screen tell the phone. */
export type PhoneInput =
  | { readonly type: 'invited'; readonly callId: string; readonly line: Line; readonly number: string; readonly name: string }
  | { readonly type: 'established'; readonly callId: string }
  | { readonly type: 'hold_changed'; readonly callId: string; readonly on: boolean }
  | {
      readonly type: 'terminated';
      readonly callId: string;
      readonly why: 'remote' | 'cancelled' | 'failed';
      /** The exchange says it withdrew the offer because nobody answered in time. */
      readonly noAnswer: boolean;
    }
  | { readonly type: 'command'; readonly command: PhoneCommand; readonly newCallId: string };

/** What the SIP side is asked to do. */
export type PhoneAction =
  | { readonly type: 'answer'; readonly callId: string }
  | { readonly type: 'reject'; readonly callId: string; readonly status: 486 | 603 }
  | { readonly type: 'hang_up'; readonly callId: string }
  | { readonly type: 'mute'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'hold'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'dial'; readonly callId: string; readonly number: string };

export interface PhoneStep {
  readonly state: PhoneState;
  readonly actions: readonly PhoneAction[];
  readonly reports: readonly SeatHappening[];
}

export const idlePhone: PhoneState = { call: null };

/** Exchanges ring a seat for 15 s; a withdrawal that late without a reason is taken for "nobody answered". */
const ringTimeout = 14_500;

/**
 * ringing → answering → talking ⇄ held, or dialling → talking; every way out is `ended`. Total and idempotent: an input
 * for a call that is not this one, or that the state does not allow, changes nothing.
 */
export const stepPhone = (state: PhoneState, input: PhoneInput, at: Instant): PhoneStep => {
  const { call } = state;
  switch (input.type) {
    case 'invited':
      return invited(state, input, at);
    case 'established':
      if (call?.callId !== input.callId || isConnected(call)) return unchanged(state);
      return {
        state: { call: { ...call, state: 'talking' } },
        actions: [],
        reports: [{ type: 'answered', callId: call.callId }],
      };
    case 'hold_changed':
      if (call?.callId !== input.callId || !isConnected(call) || (call.state === 'held') === input.on) return unchanged(state);
      return {
        state: { call: { ...call, state: input.on ? 'held' : 'talking' } },
        actions: [],
        reports: [{ type: 'held', callId: call.callId, on: input.on }],
      };
    case 'terminated':
      return call?.callId === input.callId ? over(call, endedBy(call, input, at)) : unchanged(state);
    case 'command':
      return commanded(state, input.command, input.newCallId, at);
    default:
      return input satisfies never;
  }
};

const unchanged = (state: PhoneState): PhoneStep => ({ state, actions: [], reports: [] });

/** Both sides are connected: there is something to hear. */
export const isConnected = ({ state }: PhoneCall): boolean => state === 'talking' || state === 'held';

type EndedBy = Extract<SeatHappening, { type: 'ended' }>['by'];

const over = ({ callId }: PhoneCall, by: EndedBy, actions: readonly PhoneAction[] = []): PhoneStep => ({
  state: idlePhone,
  actions,
  reports: [{ type: 'ended', callId, by }],
});

const endedBy = (call: PhoneCall, input: Extract<PhoneInput, { type: 'terminated' }>, at: Instant): EndedBy => {
  if (isConnected(call)) return input.why === 'failed' ? 'failed' : 'caller';
  if (call.direction === 'out' || input.why === 'failed') return 'failed';
  return input.noAnswer || at - call.rangAt >= ringTimeout ? 'missed' : 'abandoned';
};

const invited = (state: PhoneState, input: Extract<PhoneInput, { type: 'invited' }>, at: Instant): PhoneStep => {
  if (state.call?.callId === input.callId) return unchanged(state);
  if (state.call !== null) return { state, actions: [{ type: 'reject', callId: input.callId, status: 486 }], reports: [] };
  const { callId, line, number, name } = input;
  return {
    state: { call: { callId, line, number, name, direction: 'in', state: 'ringing', muted: false, recording: true, rangAt: at } },
    actions: [],
    reports: [{ type: 'rang', callId, line, number, name, direction: 'in' }],
  };
};

const commanded = (state: PhoneState, command: PhoneCommand, newCallId: string, at: Instant): PhoneStep => {
  const { call } = state;
  if (command.type === 'dial') return call === null ? dialled(command.number, command.line, newCallId, at) : unchanged(state);
  if (call?.callId !== command.callId) return unchanged(state);
  switch (command.type) {
    case 'answer':
      if (call.state !== 'ringing') return unchanged(state);
      return { state: { call: { ...call, state: 'answering' } }, actions: [{ type: 'answer', callId: call.callId }], reports: [] };
    case 'reject':
      return call.state === 'ringing'
        ? over(call, 'seat', [{ type: 'reject', callId: call.callId, status: 603 }])
        : unchanged(state);
    case 'hang_up':
      return call.state === 'ringing'
        ? over(call, 'seat', [{ type: 'reject', callId: call.callId, status: 603 }])
        : over(call, 'seat', [{ type: 'hang_up', callId: call.callId }]);
    case 'mute':
      if (!isConnected(call) || call.muted === command.on) return unchanged(state);
      return {
        state: { call: { ...call, muted: command.on } },
        actions: [{ type: 'mute', callId: call.callId, on: command.on }],
        reports: [{ type: 'muted', callId: call.callId, on: command.on }],
      };
    case 'record':
      if (call.recording === command.on) return unchanged(state);
      return {
        state: { call: { ...call, recording: command.on } },
        actions: [],
        reports: [{ type: 'recording', callId: call.callId, on: command.on }],
      };
    case 'hold':
      // `held` is reported when the exchange has agreed, not when it was asked.
      return isConnected(call) && (call.state === 'held') !== command.on
        ? { state, actions: [{ type: 'hold', callId: call.callId, on: command.on }], reports: [] }
        : unchanged(state);
    default:
      return command satisfies never;
  }
};

const dialled = (number: string, line: Line, callId: string, at: Instant): PhoneStep => ({
  state: { call: { callId, line, number, name: '', direction: 'out', state: 'dialling', muted: false, recording: true, rangAt: at } },
  actions: [{ type: 'dial', callId, number }],
  reports: [{ type: 'rang', callId, line, number, name: '', direction: 'out' }],
});
