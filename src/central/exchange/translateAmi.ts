import type { BridgeEnd } from '#domain/bridge/bridgedCall.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import type { Line } from '#domain/tenant.ts';
import type { AmiMessage } from './amiFrames.ts';
import { translateBridge } from './translateBridge.ts';

type WithoutId<Event> = Event extends unknown ? Omit<Event, 'id'> : never;
/** An event that has no id yet: Asterisk's have none. */
export type Translated = WithoutId<ExchangeEvent>;

/** What must be remembered between events to tell one call's story. */
export interface AmiState {
  /** Calls of a line that are not over, by the caller's channel. */
  readonly calls: ReadonlySet<string>;
  readonly seats: ReadonlyMap<string, AgentState>;
  /** The same per queue: a seat may be paused in one line's and free in the other's. Key: seat, blank, queue. */
  readonly members: ReadonlyMap<string, AgentState>;
  /** Callers named by the QueueStatus that is being read; null outside one. */
  readonly listed: ReadonlySet<string> | null;
  /** How calls made for units will have ended, by call id, from what became of their legs. */
  readonly bridges: ReadonlyMap<string, BridgeEnd>;
}

export const emptyAmi: AmiState = { calls: new Set(), seats: new Map(), members: new Map(), listed: null, bridges: new Map() };

/** `calltakers-12345` to its line; null for a queue of something else. */
const lineOf = (queue: string | undefined): Line | null => (queue?.endsWith('-110') === true ? '110' : queue?.endsWith('-12345') === true ? '12345' : null);
/** `PJSIP/A07-0000001c`, `PJSIP/A07` to the seat. */
const seatOf = (channel: string | undefined): string => /^PJSIP\/([\w.]+)/.exec(channel ?? '')?.[1] ?? '';

const paused: readonly AgentState[] = ['break', 'meal', 'training', 'meeting', 'wrap_up', 'offline'];
/** AST_DEVICE_* of QueueMemberStatus. */
const deviceStates: Readonly<Record<string, AgentState>> = { '1': 'available', '2': 'talking', '3': 'talking', '6': 'ringing', '7': 'ringing', '8': 'held' };

const stateOf = ({ Paused, PausedReason, Status }: AmiMessage): AgentState => {
  const device = deviceStates[Status ?? ''] ?? 'offline';
  if (Paused !== '1' || device === 'offline') return device;
  if (device !== 'available') return device;
  return paused.find((state) => state === PausedReason) ?? (PausedReason === 'Auto-Pause' ? 'not_responding' : 'break');
};

const withCall = (state: AmiState, callId: string): AmiState => ({ ...state, calls: new Set(state.calls).add(callId) });
const withoutCall = (state: AmiState, callId: string): AmiState => ({ ...state, calls: new Set([...state.calls].filter((each) => each !== callId)) });

/** One event of Asterisk's manager interface (20 or later) in the words of the embedded exchange. Unknown ones give nothing. */
export const translateAmi = (state: AmiState, event: AmiMessage, at: number): readonly [AmiState, readonly Translated[]] => {
  const line = lineOf(event['Queue']);
  const callId = event['Uniqueid'] ?? '';
  const seat = seatOf(event['Interface']);
  const none = [state, []] as const;
  const bridge = translateBridge(state.bridges, event, at);
  if (bridge !== null) return [{ ...state, bridges: bridge[0] }, bridge[1]];
  switch (event['Event'] ?? '') {
    case 'QueueCallerJoin':
      return line === null ? none : [withCall(state, callId), [{ type: 'caller_joined', at, callId, line, number: numberOf(event) }]];
    case 'AgentCalled':
      return line === null ? none : [state, [{ type: 'caller_offered', at, callId, seat }]];
    case 'AgentRingNoAnswer':
      return line === null ? none : [state, [{ type: 'seat_missed', at, callId, seat }]];
    case 'AgentConnect':
      return line === null ? none : [state, [{ type: 'caller_answered', at, callId, seat }]];
    case 'QueueCallerAbandon':
      return state.calls.has(callId) ? [withoutCall(state, callId), [{ type: 'caller_abandoned', at, callId }]] : none;
    case 'AgentComplete':
      // After a transfer the caller talks on with somebody else; his Hangup ends the call then.
      if (!state.calls.has(callId) || event['Reason'] === 'transfer') return none;
      return [withoutCall(state, callId), [{ type: 'call_ended', at, callId, by: event['Reason'] === 'agent' ? 'seat' : 'caller' }]];
    case 'Hangup':
      return state.calls.has(callId) ? [withoutCall(state, callId), [{ type: 'call_ended', at, callId, by: 'caller' }]] : none;
    case 'QueueMember':
    case 'QueueMemberAdded':
    case 'QueueMemberPause':
    case 'QueueMemberStatus':
      // A member of the status list names his interface `Location`.
      return line === null ? none : member(state, seatOf(event['Interface'] ?? event['Location']), line, stateOf(event), at);
    case 'QueueMemberRemoved':
      return line === null ? none : member(state, seat, line, 'offline', at);
    case 'Hold':
    case 'Unhold':
      return [state, [{ type: 'call_held', at, callId: event['Linkedid'] ?? callId, seat: seatOf(event['Channel']), on: event['Event'] === 'Hold' }]];
    case 'DTMFEnd': {
      const digit = event['Digit'] ?? '';
      if (event['Direction'] !== 'Received' || digit.length !== 1 || event['Channel']?.startsWith('Local/') !== false) return none;
      return [state, [{ type: 'dtmf', at, callId: event['Linkedid'] ?? callId, party: seatOf(event['Channel']), digit }]];
    }
    case 'BlindTransfer':
    case 'AttendedTransfer':
      return [state, [transferOf(event, at)]];
    case 'ParkedCall':
      return [state, [{ type: 'call_parked', at, callId: event['ParkeeLinkedid'] ?? '', slot: event['ParkingSpace'] ?? '', by: seatOf(event['ParkerDialString']) }]];
    case 'UnParkedCall':
      return [state, [{ type: 'party_joined', at, callId: event['ParkeeLinkedid'] ?? '', party: seatOf(event['RetrieverChannel']), as: 'seat' }]];
    case 'MixMonitorStart':
    case 'MixMonitorStop':
      return [state, [recordingOf(event, event['Event'] === 'MixMonitorStart' ? 'started' : 'finished', at)]];
    case 'MixMonitorMute':
      return [state, [recordingOf(event, event['State'] === '1' ? 'paused' : 'resumed', at)]];
    case 'QueueStatusBegin':
      return [{ ...state, listed: new Set() }, []];
    case 'QueueEntry': {
      if (line === null || state.listed === null) return none;
      const listed = { ...state, listed: new Set(state.listed).add(callId) };
      if (state.calls.has(callId)) return [listed, []];
      const joined = at - 1_000 * Number(event['Wait'] ?? 0);
      return [withCall(listed, callId), [{ type: 'caller_joined', at: joined, callId, line, number: numberOf(event) }]];
    }
    default:
      return none;
  }
};

const numberOf = ({ CallerIDNum }: AmiMessage): string => (CallerIDNum === undefined || CallerIDNum === '<unknown>' ? '' : CallerIDNum.slice(0, 40));

/** Free in any queue is free; then whatever pause there is. */
const overall = (states: readonly AgentState[]): AgentState =>
  states.find((state) => !paused.includes(state) && state !== 'not_responding') ?? states.find((state) => state !== 'offline') ?? 'offline';

const member = (known: AmiState, seat: string, line: Line, inQueue: AgentState, at: number): readonly [AmiState, readonly Translated[]] => {
  const members = new Map(known.members).set(`${seat} ${line}`, inQueue);
  const state = { ...known, members };
  const now = overall([...members].filter(([key]) => key.startsWith(`${seat} `)).map(([, each]) => each));
  const before = state.seats.get(seat);
  if (seat === '' || before === now) return [state, []];
  const events: Translated[] = [];
  if (now === 'offline') events.push({ type: 'seat_unregistered', at, seat });
  else {
    if (before === undefined || before === 'offline') events.push({ type: 'seat_registered', at, seat });
    events.push({ type: 'seat_state', at, seat, state: now });
  }
  return [{ ...state, seats: new Map(state.seats).set(seat, now) }, events];
};

const transferOf = (event: AmiMessage, at: number): Translated => {
  const isBlind = event['Event'] === 'BlindTransfer';
  const ok = event['Result'] === 'Success';
  return {
    type: 'call_transfer',
    at,
    callId: (isBlind ? event['TransfererLinkedid'] : event['OrigTransfererLinkedid']) ?? '',
    from: seatOf(isBlind ? event['TransfererChannel'] : event['OrigTransfererChannel']),
    to: (isBlind ? event['Extension'] : seatOf(event['TransferTargetChannel'])) ?? '',
    state: ok ? 'completed' : 'failed',
    status: ok ? 200 : 480,
  };
};

const recordingOf = (event: AmiMessage, state: 'started' | 'paused' | 'resumed' | 'finished', at: number): Translated => {
  const callId = event['Uniqueid'] ?? '';
  return { type: 'recording', at, callId, recordingId: callId, state };
};
