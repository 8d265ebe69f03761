import type { PhoneCommand } from '#contract/workstation/phone.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { Instant } from '#domain/tenant.ts';
import { idlePhone, isConnected, unchanged, type PhoneAction, type PhoneCall, type PhoneState, type PhoneStep, type SecondPurpose } from './phoneState.ts';

type Command<Type extends PhoneCommand['type']> = Extract<PhoneCommand, { type: Type }>;

/** What the call-taker asks for. Whatever the state does not allow changes nothing. */
export const commanded = (state: PhoneState, command: PhoneCommand, newCallId: string, at: Instant): PhoneStep => {
  const { call, second } = state;
  switch (command.type) {
    case 'dial':
      return call === null ? dialled(command, newCallId, at) : unchanged(state);
    case 'consult':
      return consulted(state, command, 'consult', newCallId, at);
    case 'hand_over':
      return consulted(state, command, 'hand_over', newCallId, at);
    case 'swap':
      return call === null || second === null || state.joined || !isConnected(call) || !isConnected(second) || call.state === second.state
        ? unchanged(state)
        : { state, actions: [hold(call, call.state !== 'held'), hold(second, second.state !== 'held')], reports: [] };
    case 'join':
      return joined(state);
    case 'complete':
      return completed(state);
    case 'transfer':
      return transferred(state, command);
    case 'answer':
      return answered(state, command.callId);
    case 'reject':
      return onCall(state, command.callId, (each) => (each.state === 'ringing' ? over(state, each) : unchanged(state)));
    case 'hang_up':
      // Hanging up on the caller of a three-way call is leaving it: the two others go on.
      return state.joined && command.callId === call?.callId && state.transfer === null
        ? completed(state)
        : onCall(state, command.callId, (each) => over(state, each));
    case 'digits':
      return onCall(state, command.callId, (each) =>
        each.state === 'talking' ? { state, actions: [{ type: 'digits', callId: each.callId, digits: command.digits }], reports: [] } : unchanged(state),
      );
    case 'mute':
      return onCall(state, command.callId, (each) => muted(state, each, command.on));
    case 'record':
      return onCall(state, command.callId, (each) => recorded(state, each, command.on));
    case 'hold':
      // `held` is reported when the exchange has agreed, not when it was asked.
      return onCall(state, command.callId, (each) =>
        isConnected(each) && (each.state === 'held') !== command.on && !state.joined ? { state, actions: held(state, each, command.on), reports: [] } : unchanged(state),
      );
    default:
      return command satisfies never;
  }
};

const hold = ({ callId }: PhoneCall, on: boolean): PhoneAction => ({ type: 'hold', callId, on });

/** Only one side is spoken with: taking one call off hold puts the other on. */
const held = ({ call, second }: PhoneState, each: PhoneCall, on: boolean): readonly PhoneAction[] => {
  const other = each === call ? second : call;
  return !on && other?.state === 'talking' ? [hold(other, true), hold(each, false)] : [hold(each, on)];
};

const onCall = (state: PhoneState, callId: string, step: (call: PhoneCall) => PhoneStep): PhoneStep => {
  if (state.call?.callId === callId) return step(state.call);
  if (state.second?.callId === callId) return step(state.second);
  return unchanged(state);
};

const answered = (state: PhoneState, callId: string): PhoneStep => {
  const { call, second } = state;
  if (call?.callId === callId && call.state === 'ringing') {
    return { state: { ...state, call: { ...call, state: 'answering' } }, actions: [{ type: 'answer', callId }], reports: [] };
  }
  if (call === null || second?.callId !== callId || second.state !== 'ringing') return unchanged(state);
  return {
    state: { ...state, second: { ...second, state: 'answering' } },
    actions: [...(call.state === 'talking' ? [hold(call, true)] : []), { type: 'answer', callId }],
    reports: [],
  };
};

const muted = (state: PhoneState, each: PhoneCall, on: boolean): PhoneStep => {
  if (!isConnected(each) || each.muted === on) return unchanged(state);
  const change = <Call extends PhoneCall>(call: Call | null): Call | null => (call?.callId === each.callId ? { ...call, muted: on } : call);
  return {
    state: { ...state, call: change(state.call), second: change(state.second) },
    actions: [{ type: 'mute', callId: each.callId, on }],
    reports: [{ type: 'muted', callId: each.callId, on }],
  };
};

const recorded = (state: PhoneState, each: PhoneCall, on: boolean): PhoneStep => {
  if (each.recording === on) return unchanged(state);
  const change = <Call extends PhoneCall>(call: Call | null): Call | null => (call?.callId === each.callId ? { ...call, recording: on } : call);
  return {
    state: { ...state, call: change(state.call), second: change(state.second) },
    actions: [{ type: 'record', callId: each.callId, on }],
    reports: [{ type: 'recording', callId: each.callId, on }],
  };
};

/** Hanging up, or refusing what rings. The other call stays; a caller held for a consultation comes back. */
const over = (state: PhoneState, each: PhoneCall): PhoneStep => {
  const { call, second, joined: wasJoined } = state;
  const end: PhoneAction = each.state === 'ringing' ? { type: 'reject', callId: each.callId, status: 603 } : { type: 'hang_up', callId: each.callId };
  const apart: readonly PhoneAction[] = wasJoined && call !== null && second !== null ? [{ type: 'join', callIds: [call.callId, second.callId], on: false }] : [];
  const reports: readonly SeatHappening[] = [{ type: 'ended', callId: each.callId, by: 'seat' }];
  if (call === null || second === null) return { state: idlePhone, actions: [...apart, end], reports };
  if (each.callId === second.callId) {
    const comesBack = second.purpose !== 'waiting' && call.state === 'held' && state.transfer === null;
    return { state: { ...state, second: null, joined: false }, actions: [...apart, end, ...(comesBack ? [hold(call, false)] : [])], reports };
  }
  if (second.state === 'dialling' || second.purpose === 'hand_over') {
    return {
      state: idlePhone,
      actions: [...apart, { type: 'hang_up', callId: second.callId }, end],
      reports: [{ type: 'ended', callId: second.callId, by: 'seat' }, ...reports],
    };
  }
  const { purpose: _purpose, caseNumber: _caseNumber, ...promoted } = second;
  return {
    state: { ...idlePhone, call: promoted },
    actions: [...apart, end, ...(second.state === 'held' ? [hold(second, false)] : [])],
    reports,
  };
};

const dialledCall = (callId: string, number: string, line: PhoneCall['line'], at: Instant): PhoneCall => ({
  callId,
  line,
  number,
  name: '',
  direction: 'out',
  state: 'dialling',
  farEnd: 'silent',
  muted: false,
  recording: true,
  rangAt: at,
  answeredAt: null,
});

const dialled = ({ number, line, about }: Command<'dial'>, callId: string, at: Instant): PhoneStep => ({
  state: { ...idlePhone, call: dialledCall(callId, number, line, at) },
  actions: [{ type: 'dial', callId, number, line, caseNumber: null }],
  reports: [{ type: 'rang', callId, line, number, name: '', direction: 'out', ...(about === undefined ? {} : { about }) }],
});

const consulted = (
  state: PhoneState,
  { callId, number, caseNumber }: Command<'consult'> | Command<'hand_over'>,
  purpose: Exclude<SecondPurpose, 'waiting'>,
  newCallId: string,
  at: Instant,
): PhoneStep => {
  const { call, second, transfer } = state;
  if (call?.callId !== callId || second !== null || transfer !== null || !isConnected(call)) return unchanged(state);
  const { line } = call;
  return {
    state: {
      ...state,
      second: { ...dialledCall(newCallId, number, line, at), purpose, caseNumber },
    },
    actions: [...(call.state === 'talking' ? [hold(call, true)] : []), { type: 'dial', callId: newCallId, number, line, caseNumber }],
    reports: [
      { type: 'rang', callId: newCallId, line, number, name: '', direction: 'out' },
      ...(purpose === 'hand_over' ? [asked(callId, number, 'hand_over', caseNumber)] : []),
    ],
  };
};

const asked = (callId: string, to: string, kind: 'blind' | 'attended' | 'hand_over', caseNumber: string | null): SeatHappening => ({
  type: 'transfer',
  callId,
  to,
  kind,
  phase: 'asked',
  status: 0,
  parkedAt: '',
  ...(caseNumber === null ? {} : { caseNumber }),
});

const joined = (state: PhoneState): PhoneStep => {
  const { call, second, transfer } = state;
  if (call === null || second === null || state.joined || transfer !== null || !isConnected(call) || !isConnected(second)) return unchanged(state);
  const unhold = [call, second].filter((each) => each.state === 'held').map((each) => hold(each, false));
  return {
    state: { ...state, joined: true },
    actions: [...unhold, { type: 'join', callIds: [call.callId, second.callId], on: true }],
    reports: [{ type: 'joined', callId: call.callId, otherCallId: second.callId }],
  };
};

/** The two far ends are put through to each other; also how the call-taker leaves a three-way call. */
const completed = (state: PhoneState): PhoneStep => {
  const { call, second, transfer } = state;
  if (call === null || second === null || transfer !== null || !isConnected(call) || !isConnected(second)) return unchanged(state);
  return {
    state: { ...state, transfer: { kind: 'attended', to: second.number, caseNumber: second.caseNumber } },
    actions: [{ type: 'refer_to_call', callId: call.callId, otherCallId: second.callId, caseNumber: second.caseNumber }],
    reports: [asked(call.callId, second.number, 'attended', second.caseNumber)],
  };
};

const transferred = (state: PhoneState, { callId, number, caseNumber }: Command<'transfer'>): PhoneStep => {
  const { call, second, transfer } = state;
  if (call?.callId !== callId || second !== null || transfer !== null || !isConnected(call)) return unchanged(state);
  return {
    state: { ...state, transfer: { kind: 'blind', to: number, caseNumber } },
    actions: [{ type: 'refer', callId, number, caseNumber }],
    reports: [asked(callId, number, 'blind', caseNumber)],
  };
};
