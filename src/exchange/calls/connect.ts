import type { CallCentre } from '../queue/callCentre.ts';
import type { Voices } from '../callers/callerScripts.ts';
import { createSimulatedParty } from '../callers/simulatedParty.ts';
import { trainingNumber } from '../callers/trainingNumber.ts';
import type { PhoneAccount } from '../sip/phoneAccount.ts';
import type { Call } from './call.ts';
import type { CallTable } from './callTable.ts';
import type { Conferences } from './conferences.ts';
import type { Target } from './dialPlan.ts';
import type { ParkingLot } from './parkingLot.ts';
import type { PhoneLegs } from './phoneLegs.ts';

export interface AttemptEvents {
  readonly onRinging: () => void;
  /** The target is in `into`: the call itself, or the one that was there already (conference, parked, picked up). `joined` is to be told whether the caller got there. */
  readonly onAnswered: (into: Call, joined: (isThere: boolean) => void) => void;
  readonly onFailed: (status: number) => void;
}

/** Brings a call to a target. At most one of `onAnswered` and `onFailed` runs, once; none after `cancel`. */
export type Connect = (
  call: Call,
  target: Target,
  from: { readonly account: Pick<PhoneAccount, 'user'>; readonly headers: readonly string[]; readonly limit: number | null },
  events: AttemptEvents,
) => { cancel(reason: string): void };

/** More calls than this are not offered to one phone. */
const mostCalls = 2;
const answerDelay = 1_500;
const noAnswer = 'Q.850;cause=19;text="No answer from user"';

export const createConnect = (deps: {
  readonly table: CallTable;
  readonly legs: PhoneLegs;
  readonly accounts: ReadonlyMap<string, PhoneAccount>;
  readonly voices: Voices;
  readonly centre: CallCentre;
  readonly parking: ParkingLot;
  readonly conferences: Conferences;
  readonly ticks: () => number;
}): Connect => {
  const { table, legs } = deps;

  return (call, target, { account, headers, limit }, events) => {
    let over = false;
    let withdraw: (reason: string) => void = () => undefined;
    const timers: NodeJS.Timeout[] = [];
    const finish = (): boolean => {
      const first = !over;
      over = true;
      for (const timer of timers) clearTimeout(timer);
      return first;
    };
    const answered = (into: Call, joined: (isThere: boolean) => void = () => undefined): void => {
      if (finish()) events.onAnswered(into, joined);
    };
    const failed = (status: number): void => {
      if (finish()) events.onFailed(status);
    };
    const later = (milliseconds: number, act: () => void): void => void timers.push(setTimeout(act, milliseconds));
    if (limit !== null) {
      later(limit, () => {
        if (over) return;
        withdraw(noAnswer);
        failed(408);
      });
    }

    const ringAccount = (user: string): void => {
      const called = deps.accounts.get(user);
      if (called?.isRegistered !== true) return failed(480);
      if (legs.countOf(user) >= mostCalls) return failed(486);
      const ring = legs.ring(called, call, headers, {
        onRinging: () => {
          if (!over) events.onRinging();
        },
        onRefused: failed,
        onTaken: () => answered(call),
        onAnswered: (leg) => {
          table.join(call, leg);
          answered(call);
        },
      });
      withdraw = (reason) => ring.withdraw(reason);
    };

    const ringNumber = (number: string): void => {
      const reached = trainingNumber(number, deps.voices);
      if (reached === null) return failed(404);
      if (reached.answers === 'busy') return failed(486);
      events.onRinging();
      if (reached.answers === 'never') return;
      later(answerDelay, () => {
        const citizen = createSimulatedParty({
          role: 'other',
          user: number,
          lines: deps.voices.citizen,
          lingerMs: 3_000,
          ticks: deps.ticks,
          leave: (party) => table.leave(party),
        });
        table.join(call, citizen);
        citizen.talk();
        answered(call);
      });
    };

    const pickUp = (user: string | null): void => {
      const ring = [...legs.ringing].find((each) => each.call !== call && (user === null ? each.call.line !== null : each.account === user));
      if (ring === undefined) return failed(404);
      answered(ring.call, ring.take(account.user));
    };

    switch (target.kind) {
      case 'account':
        ringAccount(target.user);
        break;
      case 'number':
        ringNumber(target.number);
        break;
      case 'line':
        call.line = target.line;
        events.onRinging();
        deps.centre.enqueue(call, target.line, { headers, onAnswered: () => answered(call) });
        withdraw = () => deps.centre.remove(call, null);
        break;
      case 'conference': {
        answered(deps.conferences.open(target.name, call, account.user));
        break;
      }
      case 'park': {
        const parked = target.slot === null ? undefined : deps.parking.take(target.slot);
        if (parked === undefined) failed(404);
        else answered(parked);
        break;
      }
      case 'pickup':
        pickUp(target.account);
        break;
      case 'echo':
      case 'digits':
      case 'pause':
      case 'ready':
      case 'supervise':
      case 'resume':
      case 'unknown':
        failed(404);
        break;
      default:
        target satisfies never;
    }
    return {
      cancel: (reason) => {
        if (finish()) withdraw(reason);
      },
    };
  };
};
