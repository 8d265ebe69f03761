import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { Instant } from '#domain/tenant.ts';
import { commanded } from './commandedPhone.ts';
import { isConnected, unchanged, type PhoneAction, type PhoneCall, type PhoneInput, type PhoneState, type PhoneStep, type ResumableCall, type SecondCall } from './phoneState.ts';

type Input<Type extends PhoneInput['type']> = Extract<PhoneInput, { type: Type }>;
type EndedBy = Extract<SeatHappening, { type: 'ended' }>['by'];

/** Exchanges ring a seat for 15 s; a withdrawal that late without a reason is taken for "nobody answered". */
const ringTimeout = 14_500;

/**
 * ringing → answering → talking ⇄ held, or dialling → talking; every way out is `ended`. A second call knocks, or is a
 * consultation, and never outlives its reason. Total and idempotent: an input for a call that is not here, or that the state
 * does not allow, changes nothing.
 */
export const stepPhone = (state: PhoneState, input: PhoneInput, at: Instant): PhoneStep => {
  switch (input.type) {
    case 'invited':
      return invited(state, input, at);
    case 'progress':
      return progress(state, input);
    case 'established':
      return established(state, input.callId, at);
    case 'identified':
      return identified(state, input);
    case 'resume':
      return resume(state, input.call);
    case 'hold_changed':
      return holdChanged(state, input);
    case 'transfer_decided':
      return transferDecided(state, input);
    case 'terminated':
      return terminated(state, input, at);
    case 'command':
      return commanded(state, input.command, input.newCallId, at);
    default:
      return input satisfies never;
  }
};

const invited = (state: PhoneState, input: Input<'invited'>, at: Instant): PhoneStep => {
  const { callId, line, number, name, caseNumber } = input;
  if (state.call?.callId === callId || state.second?.callId === callId) return unchanged(state);
  const busy = state.call !== null && (state.second !== null || !isConnected(state.call) || state.transfer !== null);
  if (busy) return { state, actions: [{ type: 'reject', callId, status: 486 }], reports: [] };
  const call: PhoneCall = { callId, line, number, name, direction: 'in', state: 'ringing', farEnd: 'silent', muted: false, recording: true, rangAt: at, answeredAt: null };
  const rang: SeatHappening = { type: 'rang', callId, line, number, name, direction: 'in', ...(caseNumber === '' ? {} : { caseNumber }) };
  if (state.call !== null) return { state: { ...state, second: { ...call, purpose: 'waiting', caseNumber: null } }, actions: [], reports: [rang] };
  return input.answersItself
    ? { state: { ...state, call: { ...call, state: 'answering' } }, actions: [{ type: 'answer', callId }], reports: [rang] }
    : { state: { ...state, call }, actions: [], reports: [rang] };
};

const progress = (state: PhoneState, { callId, earlyMedia }: Input<'progress'>): PhoneStep => {
  const farEnd = earlyMedia ? 'speaks' : 'rings';
  const { call, second } = state;
  if (call?.callId === callId && call.state === 'dialling') return { ...unchanged(state), state: { ...state, call: { ...call, farEnd } } };
  if (second?.callId === callId && second.state === 'dialling') return { ...unchanged(state), state: { ...state, second: { ...second, farEnd } } };
  return unchanged(state);
};

const established = (state: PhoneState, callId: string, at: Instant): PhoneStep => {
  const { call, second } = state;
  if (call?.callId === callId && call.state === 'resuming') {
    return { state: { ...state, call: { ...call, state: 'talking' } }, actions: [], reports: [{ type: 'resumed', callId }] };
  }
  const reports: readonly SeatHappening[] = [{ type: 'answered', callId }];
  if (call?.callId === callId && !isConnected(call)) {
    return { state: { ...state, call: { ...call, state: 'talking', answeredAt: at } }, actions: [], reports };
  }
  if (call === null || second?.callId !== callId || isConnected(second)) return unchanged(state);
  const talking: PhoneState = { ...state, second: { ...second, state: 'talking', answeredAt: at } };
  if (second.purpose !== 'hand_over') return { state: talking, actions: [], reports };
  const { caseNumber } = second;
  return {
    state: { ...talking, transfer: { kind: 'hand_over', to: second.number, caseNumber } },
    actions: [{ type: 'refer_to_call', callId: call.callId, otherCallId: callId, caseNumber }],
    reports,
  };
};

const identified = (state: PhoneState, { type, callId, line, number, name, caseNumber }: Input<'identified'>): PhoneStep => {
  const { call } = state;
  if (call?.callId !== callId) return unchanged(state);
  return {
    state: { ...state, call: { ...call, line, number, name, direction: 'in' } },
    actions: [],
    reports: [{ type, callId, line, number, name, ...(caseNumber === '' ? {} : { caseNumber }) }],
  };
};

const resume = (state: PhoneState, call: ResumableCall): PhoneStep =>
  state.call === null
    ? {
        state: { ...state, call: { ...call, state: 'resuming', farEnd: 'silent', muted: false, recording: true } },
        actions: [{ type: 'resume', callId: call.callId }],
        reports: [],
      }
    : unchanged(state);

const holdChanged = (state: PhoneState, { callId, on }: Input<'hold_changed'>): PhoneStep => {
  const change = <Call extends PhoneCall>(call: Call | null): Call | null =>
    call?.callId === callId && isConnected(call) && (call.state === 'held') !== on ? { ...call, state: on ? 'held' : 'talking' } : call;
  const [call, second] = [change(state.call), change(state.second)];
  if (call === state.call && second === state.second) return unchanged(state);
  return { state: { ...state, call, second }, actions: [], reports: [{ type: 'held', callId, on }] };
};

/** The exchange's word on a REFER. A 2xx says that the call is out of our hands, not that anybody speaks. */
const transferDecided = (state: PhoneState, { callId, status, parkedAt }: Input<'transfer_decided'>): PhoneStep => {
  const { call, second, transfer } = state;
  if (call?.callId !== callId || transfer === null) return unchanged(state);
  const { kind, to, caseNumber } = transfer;
  const word: SeatHappening = {
    type: 'transfer',
    callId,
    to,
    kind,
    phase: status < 300 ? 'done' : 'failed',
    status,
    parkedAt,
    ...(caseNumber === null ? {} : { caseNumber }),
  };
  if (status >= 300) {
    // A hand-over nobody will complete any more: the colleague is let go and the caller comes back.
    const letGo: readonly PhoneAction[] = kind === 'hand_over' && second !== null ? [{ type: 'hang_up', callId: second.callId }] : [];
    const gone: readonly SeatHappening[] = kind === 'hand_over' && second !== null ? [{ type: 'ended', callId: second.callId, by: 'seat' }] : [];
    const alone = kind === 'hand_over' || second === null;
    return {
      state: { ...state, second: alone ? null : second, transfer: null },
      actions: [...letGo, ...(alone && call.state === 'held' ? [{ type: 'hold', callId, on: false } as const] : [])],
      reports: [word, ...gone],
    };
  }
  const both = [call, ...(second === null ? [] : [second])];
  return {
    state: { call: null, second: null, joined: false, transfer: null },
    actions: [
      ...(state.joined && second !== null ? [{ type: 'join', callIds: [callId, second.callId], on: false } as const] : []),
      ...both.map((each): PhoneAction => ({ type: 'hang_up', callId: each.callId })),
    ],
    reports: [word, ...both.toReversed().map((each): SeatHappening => ({ type: 'ended', callId: each.callId, by: 'transferred' }))],
  };
};

const terminated = (state: PhoneState, input: Input<'terminated'>, at: Instant): PhoneStep => {
  const { call, second } = state;
  if (call?.callId === input.callId) return firstOver(state, call, endedBy(call, input, at));
  if (second?.callId === input.callId) return secondOver(state, second, endedBy(second, input, at));
  return unchanged(state);
};

const apart = ({ call, second, joined }: PhoneState): readonly PhoneAction[] =>
  joined && call !== null && second !== null ? [{ type: 'join', callIds: [call.callId, second.callId], on: false }] : [];

/** The caller is gone. Who still talks or knocks takes his place; a colleague who has not answered is not bothered. */
const firstOver = (state: PhoneState, call: PhoneCall, by: EndedBy): PhoneStep => {
  const { second, transfer } = state;
  // Joined far ends are told so by their BYE on some exchanges, before the NOTIFY or instead of it.
  const how: EndedBy = transfer !== null && transfer.kind !== 'blind' && by === 'caller' ? 'transferred' : by;
  const ended: SeatHappening = { type: 'ended', callId: call.callId, by: how };
  const actions = apart(state);
  if (second === null) return { state: { ...state, call: null, joined: false, transfer: null }, actions, reports: [ended] };
  if (second.state === 'dialling' || how === 'transferred' || second.purpose === 'hand_over') {
    return {
      state: { call: null, second: null, joined: false, transfer: null },
      actions: [...actions, { type: 'hang_up', callId: second.callId }],
      reports: [{ type: 'ended', callId: second.callId, by: 'seat' }, ended],
    };
  }
  const { purpose: _purpose, caseNumber: _caseNumber, ...promoted } = second;
  return {
    state: { call: promoted, second: null, joined: false, transfer: null },
    actions: [...actions, ...(second.state === 'held' ? [{ type: 'hold', callId: second.callId, on: false } as const] : [])],
    reports: [ended],
  };
};

/** The second call is over: after a consultation the caller is taken off hold, unless he is being joined to somebody. */
const secondOver = (state: PhoneState, second: SecondCall, by: EndedBy): PhoneStep => {
  const { call, transfer } = state;
  const comesBack = call?.state === 'held' && transfer === null && second.purpose !== 'waiting';
  const refused: readonly SeatHappening[] =
    second.purpose === 'hand_over' && !isConnected(second) && call !== null
      ? [
          {
            type: 'transfer',
            callId: call.callId,
            to: second.number,
            kind: 'hand_over',
            phase: 'failed',
            status: 480,
            parkedAt: '',
            ...(second.caseNumber === null ? {} : { caseNumber: second.caseNumber }),
          },
        ]
      : [];
  return {
    state: { ...state, second: null, joined: false },
    actions: [...apart(state), ...(comesBack ? [{ type: 'hold', callId: call.callId, on: false } as const] : [])],
    reports: [{ type: 'ended', callId: second.callId, by }, ...refused],
  };
};

const endedBy = (call: PhoneCall, input: Input<'terminated'>, at: Instant): EndedBy => {
  if (isConnected(call)) return input.why === 'failed' ? 'failed' : 'caller';
  if (call.direction === 'out' || call.state === 'resuming' || input.why === 'failed') return 'failed';
  return input.noAnswer || at - call.rangAt >= ringTimeout ? 'missed' : 'abandoned';
};
