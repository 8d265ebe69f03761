import { performance } from 'node:perf_hooks';
import { v7 as newId } from 'uuid';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Line } from '#domain/tenant.ts';
import type { CallerScript } from '../callers/callerScripts.ts';
import { converse } from '../callers/converse.ts';
import type { EventLog } from '../eventLog.ts';
import { openMediaLeg, type MediaLeg } from '../media/mediaLeg.ts';
import type { PhoneAccount, PhoneDialog } from '../sip/phoneAccount.ts';
import { nextOffer, type Member, type Waiting } from './callQueue.ts';

/** How long one seat rings before the caller goes to the next. */
const ringTime = 15_000;
/** RFC 3326 reasons for a withdrawn offer: the seat was too slow, or the caller gave up. */
const noAnswer = 'Q.850;cause=19;text="No answer from user"';
const callerGaveUp = 'SIP;cause=487;text="Caller gave up"';
const answeredElsewhere = 600;

interface Call {
  readonly callId: string;
  readonly script: CallerScript;
  readonly line: Line;
  readonly name: string;
  readonly number: string;
  readonly joinedAt: number;
  readonly gaveUp: AbortController;
  seat: string | null;
  withdraw: ((reason: string) => void) | null;
  answered: boolean;
}

export interface CallCentre {
  /** A simulated caller joins the queue. */
  ring(script: CallerScript, line: Line, caller: { readonly name: string; readonly number: string }): string;
  setState(seat: string, state: AgentState, lines: readonly Line[]): void;
  registered(seat: string): void;
  unregistered(seat: string): void;
  readonly waiting: number;
  readonly hasSeats: boolean;
  stop(): void;
}

/** Queue, offers and talks. One caller is offered to one seat at a time; a missed ring makes the seat not responding. */
export const createCallCentre = (deps: {
  readonly accounts: ReadonlyMap<string, PhoneAccount>;
  readonly events: EventLog;
  readonly now: () => number;
}): CallCentre => {
  const { events, now } = deps;
  const members = new Map<string, Member>();
  const calls = new Map<string, Call>();

  const setMember = (seat: string, change: Partial<Member>): void => {
    const member = members.get(seat) ?? { seat, state: 'offline', lines: [], idleSince: now(), callId: null };
    members.set(seat, { ...member, ...change });
  };
  const freeSeat = (call: Call): void => {
    if (call.seat !== null && members.get(call.seat)?.callId === call.callId) setMember(call.seat, { callId: null, idleSince: now() });
    call.seat = null;
    call.withdraw = null;
  };

  const serve = (): void => {
    for (;;) {
      const waiting: Waiting[] = [...calls.values()]
        .filter(({ answered }) => !answered)
        .map(({ callId, line, joinedAt, seat }) => ({ callId, line, joinedAt, offered: seat !== null }));
      const ready = [...members.values()].filter(({ seat }) => deps.accounts.get(seat)?.isRegistered === true);
      const offer = nextOffer({ members: ready, waiting });
      const call = offer === null ? undefined : calls.get(offer.callId);
      const account = offer === null ? undefined : deps.accounts.get(offer.seat);
      if (offer === null || call === undefined || account === undefined) return;
      call.seat = offer.seat;
      setMember(offer.seat, { callId: call.callId });
      void offerCall(call, account);
    }
  };

  const offerCall = async (call: Call, account: PhoneAccount): Promise<void> => {
    const { callId, line, name, number } = call;
    const seat = account.user;
    const leg = openMediaLeg(() => performance.now());
    const sdp = await leg.offer();
    if (call.gaveUp.signal.aborted || call.seat !== seat) {
      await leg.close();
      freeSeat(call);
      return serve();
    }
    events.emit({ type: 'caller_offered', callId, seat });
    const missed = (): void => {
      if (call.answered || call.seat !== seat) return;
      freeSeat(call);
      setMember(seat, { state: 'not_responding' });
      events.emit({ type: 'seat_missed', callId, seat });
      void leg.close();
      serve();
    };
    const timer = setTimeout(() => {
      call.withdraw?.(noAnswer);
      missed();
    }, ringTime);
    call.withdraw = account.ring(
      { callId, line, number, name, sdp },
      {
        onRinging: () => undefined,
        onRefused: (status) => {
          clearTimeout(timer);
          if (status !== answeredElsewhere && !call.gaveUp.signal.aborted) missed();
          else void leg.close();
        },
        onReoffer: (offer) => leg.answer(offer),
        onHangUp: () => finish(call, leg, 'seat', null),
        onAnswered: (answer, dialog) => {
          clearTimeout(timer);
          if (call.gaveUp.signal.aborted) {
            dialog.hangUp();
            return;
          }
          call.answered = true;
          call.withdraw = null;
          events.emit({ type: 'caller_answered', callId, seat });
          void talk(call, leg, answer, dialog);
        },
      },
    );
  };

  const talk = async (call: Call, leg: MediaLeg, answer: string, dialog: PhoneDialog): Promise<void> => {
    try {
      await leg.acceptAnswer(answer);
      const ended = await converse(leg, call.script.lines, call.script.lingerSeconds * 1_000, call.gaveUp.signal);
      if (ended) finish(call, leg, 'caller', dialog);
    } catch {
      finish(call, leg, 'caller', dialog);
    }
  };

  const finish = (call: Call, leg: MediaLeg, by: 'caller' | 'seat', dialog: PhoneDialog | null): void => {
    if (!calls.delete(call.callId)) return;
    call.gaveUp.abort();
    dialog?.hangUp();
    freeSeat(call);
    events.emit({ type: 'call_ended', callId: call.callId, by });
    void leg.close();
    serve();
  };

  const abandon = (call: Call): void => {
    if (call.answered || !calls.delete(call.callId)) return;
    call.gaveUp.abort();
    call.withdraw?.(callerGaveUp);
    freeSeat(call);
    events.emit({ type: 'caller_abandoned', callId: call.callId });
    serve();
  };

  return {
    get waiting() {
      return [...calls.values()].filter(({ answered }) => !answered).length;
    },
    get hasSeats() {
      return [...members.values()].some(({ seat, state }) => state !== 'offline' && deps.accounts.get(seat)?.isRegistered === true);
    },
    ring: (script, line, { name, number }) => {
      const callId = newId();
      const call: Call = {
        callId,
        script,
        line,
        name,
        number,
        joinedAt: now(),
        gaveUp: new AbortController(),
        seat: null,
        withdraw: null,
        answered: false,
      };
      calls.set(callId, call);
      events.emit({ type: 'caller_joined', callId, line, number });
      setTimeout(() => abandon(call), script.patienceSeconds * 1_000).unref();
      serve();
      return callId;
    },
    setState: (seat, state, lines) => {
      const before = members.get(seat);
      const idleSince = before?.state === 'available' ? before.idleSince : now();
      setMember(seat, { state, lines, idleSince });
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
    stop: () => {
      for (const call of calls.values()) call.gaveUp.abort();
    },
  };
};
