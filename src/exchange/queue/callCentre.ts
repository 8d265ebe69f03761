import { setTimeout as pause } from 'node:timers/promises';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Line } from '#domain/tenant.ts';
import type { Announcements } from '../callers/announcements.ts';
import type { Call } from '../calls/call.ts';
import type { CallTable } from '../calls/callTable.ts';
import type { PhoneLegs, Ringing } from '../calls/phoneLegs.ts';
import type { EventLog } from '../eventLog.ts';
import type { PhoneAccount } from '../sip/phoneAccount.ts';
import { nextOffer, type Member, type Waiting } from './callQueue.ts';

/** How long one seat rings before the caller goes to the next. */
const ringTime = 15_000;
/** A caller whose seat was lost is kept for it this long: a page that reloads is back by then. */
const keptForSeat = 8_000;
const positionEvery = 25_000;
/** RFC 3326 reasons for a withdrawn offer: the seat was too slow, or the caller gave up. */
const noAnswer = 'Q.850;cause=19;text="No answer from user"';
const callerGaveUp = 'SIP;cause=487;text="Caller gave up"';

export interface Enqueue {
  /** At the head of his line; else at its end. */
  readonly atHead?: boolean;
  /** The seat he was at, and what it is told when it rings. */
  readonly returned?: { readonly seat: string; readonly why: string };
  /** Header lines for whoever it rings at. */
  readonly headers?: readonly string[];
  readonly onAnswered?: (seat: string) => void;
}

export interface CallCentre {
  /** The caller who is alone in this call waits for a seat of the line. */
  enqueue(call: Call, line: Line, how?: Enqueue): void;
  /** Takes him out of the queue, for the seat that has picked him up or for nobody; he stays in his call until it is settled. */
  remove(call: Call, taker: string | null): void;
  /** Null lines: those it had. Null second: as it was. */
  setState(seat: string, state: AgentState, lines: readonly Line[] | null, takesSecond: boolean | null): void;
  registered(seat: string): void;
  unregistered(seat: string): void;
  /** A seat's call is over or it refused. */
  idle(seat: string): void;
  readonly waiting: number;
  readonly hasSeats: boolean;
}

interface Queued {
  readonly call: Call;
  readonly line: Line;
  readonly joinedAt: number;
  readonly how: Enqueue;
  readonly left: AbortController;
  readonly preferred: Waiting['preferred'];
  ringing: Ringing | null;
}

/** Queue and offers. One caller is offered to one seat at a time; a missed ring makes the seat not responding. */
export const createCallCentre = (deps: {
  readonly accounts: ReadonlyMap<string, PhoneAccount>;
  readonly table: CallTable;
  readonly legs: PhoneLegs;
  readonly events: EventLog;
  readonly announcements: Announcements;
  /** Whether callers of the line are told that they are recorded. */
  readonly notice: (line: Line) => boolean;
  readonly now: () => number;
}): CallCentre => {
  const { events, now, table, legs } = deps;
  const members = new Map<string, Omit<Member, 'calls'>>();
  const queue = new Map<string, Queued>();

  const setMember = (seat: string, change: Partial<Member>): void => {
    const member = members.get(seat) ?? { seat, state: 'offline', lines: [], idleSince: now(), takesSecond: false };
    members.set(seat, { ...member, ...change });
  };
  const isReady = (seat: string): boolean => deps.accounts.get(seat)?.isRegistered === true;

  const serve = (): void => {
    for (;;) {
      const waiting = [...queue.values()].map(({ call, line, joinedAt, ringing, preferred }) => ({ callId: call.callId, line, joinedAt, offered: ringing !== null, preferred }));
      const ready = [...members.values()].filter(({ seat }) => isReady(seat)).map((member) => ({ ...member, calls: legs.countOf(member.seat) }));
      const offer = nextOffer({ members: ready, waiting, now: now() });
      const queued = offer === null ? undefined : queue.get(offer.callId);
      const account = offer === null ? undefined : deps.accounts.get(offer.seat);
      if (queued === undefined || account === undefined) return;
      offerTo(queued, account);
    }
  };

  const offerTo = (queued: Queued, account: PhoneAccount): void => {
    const { call, how } = queued;
    const seat = account.user;
    const missed = (status: number): void => {
      clearTimeout(timer);
      queued.ringing = null;
      // Answered at another of the agent's phones is not a miss.
      if (status !== 600) {
        setMember(seat, { state: 'not_responding', takesSecond: false });
        events.emit({ type: 'seat_missed', callId: call.callId, seat });
      }
      serve();
    };
    const taken = (by: string): void => {
      leave(queued);
      events.emit({ type: 'caller_answered', callId: call.callId, seat: by });
      table.release(call, 'queue');
      how.onAnswered?.(by);
    };
    const timer = setTimeout(() => {
      queued.ringing?.withdraw(noAnswer);
      missed(408);
    }, ringTime);
    events.emit({ type: 'caller_offered', callId: call.callId, seat });
    queued.ringing = legs.ring(account, call, [...(how.headers ?? []), ...(how.returned?.seat === seat ? [`X-Lianxi-Returned: ${how.returned.why}`] : [])], {
      onRinging: () => undefined,
      onRefused: missed,
      onTaken: taken,
      onAnswered: (leg) => {
        table.join(call, leg);
        taken(seat);
      },
    });
    queued.left.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  };

  const leave = (queued: Queued): void => {
    if (!queue.delete(queued.call.callId)) return;
    queued.left.abort();
    queued.call.room.hush();
  };

  const announce = async ({ call, line, left }: Queued): Promise<void> => {
    const { signal } = left;
    const { notice, position } = deps.announcements;
    await pause(500, undefined, { signal });
    if (deps.notice(line) && !call.isAnswered) await call.room.say(notice);
    for (;;) {
      signal.throwIfAborted();
      const ahead = [...queue.values()].filter((each) => each.line === line).toSorted((one, other) => one.joinedAt - other.joinedAt).findIndex((each) => each.call === call);
      await call.room.say(position(ahead + 1));
      await pause(positionEvery, undefined, { signal });
    }
  };

  return {
    enqueue: (call, line, how = {}) => {
      const first = Math.min(now(), ...[...queue.values()].filter((each) => each.line === line).map(({ joinedAt }) => joinedAt));
      const preferred = how.returned === undefined ? null : { seat: how.returned.seat, until: now() + keptForSeat };
      const queued: Queued = { call, line, joinedAt: how.atHead === true ? first - 1 : now(), how, left: new AbortController(), preferred, ringing: null };
      table.keep(call, 'queue');
      queue.set(call.callId, queued);
      if (!call.isAnswered) events.emit({ type: 'caller_joined', callId: call.callId, line, number: call.number });
      call.over.addEventListener(
        'abort',
        () => {
          queued.ringing?.withdraw(callerGaveUp);
          leave(queued);
          serve();
        },
        { once: true, signal: queued.left.signal },
      );
      announce(queued).catch(() => undefined);
      if (preferred !== null) setTimeout(serve, keptForSeat + 10).unref();
      serve();
    },
    remove: (call, taker) => {
      const queued = queue.get(call.callId);
      if (queued === undefined) return;
      queued.ringing?.withdraw(callerGaveUp);
      leave(queued);
      if (taker === null) table.release(call, 'queue');
      else events.emit({ type: 'caller_answered', callId: call.callId, seat: taker });
    },
    get waiting() {
      return queue.size;
    },
    get hasSeats() {
      return [...members.values()].some(({ seat, state }) => state !== 'offline' && isReady(seat));
    },
    setState: (seat, state, lines, takesSecond) => {
      const before = members.get(seat);
      const idleSince = before?.state === 'available' ? before.idleSince : now();
      setMember(seat, { state, idleSince, ...(lines === null ? {} : { lines }), ...(takesSecond === null ? {} : { takesSecond }) });
      events.emit({ type: 'seat_state', seat, state });
      serve();
    },
    registered: (seat) => {
      if (!members.has(seat)) setMember(seat, {});
      events.emit({ type: 'seat_registered', seat });
      serve();
    },
    unregistered: (seat) => {
      setMember(seat, { state: 'offline' });
      events.emit({ type: 'seat_unregistered', seat });
    },
    idle: (seat) => {
      if (members.has(seat)) setMember(seat, { idleSince: now() });
      serve();
    },
  };
};
