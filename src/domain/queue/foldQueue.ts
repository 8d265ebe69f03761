import type { Instant, Line } from '../tenant.ts';
import type { AbandonedCall, ExchangeEvent, LineFigures, ParkedCaller, QueueSeat, QueueStatus } from './queueStatus.ts';

interface QueuedCall {
  readonly callId: string;
  readonly line: Line;
  readonly number: string;
  readonly joinedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly leftAt: Instant | null;
}

/** All the queue's figures come from this; it is a fold of the exchange's events. */
export interface QueueState {
  readonly calls: ReadonlyMap<string, QueuedCall>;
  readonly seats: ReadonlyMap<string, QueueSeat>;
  readonly abandoned: readonly AbandonedCall[];
  readonly parked: readonly ParkedCaller[];
  /** Calls over: only their counts are kept. */
  readonly past: Readonly<Record<Line, PastFigures>>;
}

interface PastFigures {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly within15s: number;
  readonly answerMilliseconds: number;
}

const noFigures: PastFigures = { offered: 0, answered: 0, abandoned: 0, within15s: 0, answerMilliseconds: 0 };

/** Service level: answered within 15 s / offered (02-domain, Figures). */
const serviceLevelMilliseconds = 15_000;

export const emptyQueue = (): QueueState => ({
  calls: new Map(),
  seats: new Map(),
  abandoned: [],
  parked: [],
  past: { '12345': noFigures, '110': noFigures },
});

export const foldQueue = (state: QueueState, event: ExchangeEvent): QueueState => {
  switch (event.type) {
    case 'caller_joined': {
      if (state.calls.has(event.callId)) return state;
      const { callId, line, number } = event;
      const call = { callId, line, number, joinedAt: event.at, answeredAt: null, leftAt: null };
      return count({ ...state, calls: new Map(state.calls).set(callId, call) }, line, { offered: 1 });
    }
    case 'caller_offered':
      return state;
    case 'caller_answered': {
      const call = state.calls.get(event.callId);
      if (call === undefined || call.answeredAt !== null) return state;
      const waited = Math.max(0, event.at - call.joinedAt);
      return count(withCall(state, { ...call, answeredAt: event.at }), call.line, {
        answered: 1,
        within15s: waited <= serviceLevelMilliseconds ? 1 : 0,
        answerMilliseconds: waited,
      });
    }
    case 'caller_abandoned': {
      const call = state.calls.get(event.callId);
      if (call === undefined || call.answeredAt !== null) return state;
      const left: AbandonedCall = {
        callId: call.callId,
        line: call.line,
        number: call.number,
        joinedAt: call.joinedAt,
        abandonedAt: event.at,
        waitedSeconds: Math.round(Math.max(0, event.at - call.joinedAt) / 1000),
      };
      return count({ ...withoutCall(state, call.callId), abandoned: [...state.abandoned, left] }, call.line, { abandoned: 1 });
    }
    case 'call_ended':
    case 'call_merged':
      return unparked(withoutCall(state, event.callId), event.callId);
    case 'call_parked': {
      const { callId, slot, by, at: since } = event;
      return { ...state, parked: [...unparked(state, callId).parked, { callId, slot, by, since }] };
    }
    // Fetched, or given back to who parked him.
    case 'party_joined':
    case 'caller_requeued':
      return unparked(state, event.callId);
    // They concern a call that somebody has answered, or one made for a unit; the queue's figures do not change.
    case 'party_left':
    case 'call_held':
    case 'call_transfer':
    case 'dtmf':
    case 'recording':
    case 'bridge':
      return state;
    case 'seat_missed':
      return withSeat(state, { seat: event.seat, state: 'not_responding', since: event.at });
    case 'seat_registered':
      return state.seats.has(event.seat)
        ? state
        : withSeat(state, { seat: event.seat, state: 'offline', since: event.at });
    case 'seat_unregistered':
      return withSeat(state, { seat: event.seat, state: 'offline', since: event.at });
    case 'seat_state': {
      if (state.seats.get(event.seat)?.state === event.state) return state;
      return withSeat(state, { seat: event.seat, state: event.state, since: event.at });
    }
    default:
      return event satisfies never;
  }
};

/** Somebody dealt with an abandoned call. */
export const callbackDone = (state: QueueState, callId: string): QueueState => ({
  ...state,
  abandoned: state.abandoned.filter((call) => call.callId !== callId),
});

export const queueStatus = (state: QueueState, at: Instant): QueueStatus => ({
  waiting: [...state.calls.values()]
    .filter(({ answeredAt }) => answeredAt === null)
    .map(({ callId, line, joinedAt }) => ({ callId, line, since: joinedAt }))
    .sort((left, right) => left.since - right.since),
  seats: [...state.seats.values()].sort((left, right) => (left.seat < right.seat ? -1 : 1)),
  lines: (['12345', '110'] as const).map((line) => figuresOf(line, state.past[line])),
  abandonedCalls: state.abandoned,
  parked: state.parked,
  at,
});

const figuresOf = (line: Line, past: PastFigures): LineFigures => ({
  line,
  offered: past.offered,
  answered: past.answered,
  abandoned: past.abandoned,
  within15s: { hits: past.within15s, total: past.offered },
  meanAnswerSeconds: past.answered === 0 ? null : past.answerMilliseconds / past.answered / 1000,
});

const count = (state: QueueState, line: Line, more: Partial<PastFigures>): QueueState => {
  const past = state.past[line];
  const added = Object.fromEntries(
    Object.entries(more).map(([figure, amount]) => [figure, past[figure as keyof PastFigures] + amount]),
  );
  return { ...state, past: { ...state.past, [line]: { ...past, ...added } } };
};

const withCall = (state: QueueState, call: QueuedCall): QueueState => ({
  ...state,
  calls: new Map(state.calls).set(call.callId, call),
});

const withoutCall = (state: QueueState, callId: string): QueueState => {
  const calls = new Map(state.calls);
  calls.delete(callId);
  return { ...state, calls };
};

const unparked = (state: QueueState, callId: string): QueueState =>
  state.parked.some((each) => each.callId === callId) ? { ...state, parked: state.parked.filter((each) => each.callId !== callId) } : state;

const withSeat = (state: QueueState, seat: QueueSeat): QueueState => ({
  ...state,
  seats: new Map(state.seats).set(seat.seat, seat),
});
