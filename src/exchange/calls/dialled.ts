import { v7 as newId } from 'uuid';
import type { CallCentre } from '../queue/callCentre.ts';
import { tone } from '../media/holdMusic.ts';
import type { Voice } from '../media/room.ts';
import type { Dialled, PhoneAccount } from '../sip/phoneAccount.ts';
import type { Call, CallAbout } from './call.ts';
import type { CallTable } from './callTable.ts';
import type { Connect } from './connect.ts';
import type { Target } from './dialPlan.ts';
import type { PhoneLeg, PhoneLegs } from './phoneLegs.ts';
import { createDigitEcho, createEcho } from './services.ts';

const callerGaveUp = 'SIP;cause=487;text="Caller gave up"';

/** What an INVITE of a phone does. */
export const createDialled = (deps: {
  readonly table: CallTable;
  readonly legs: () => PhoneLegs;
  readonly centre: () => CallCentre;
  readonly connect: () => Connect;
  readonly read: (user: string) => Target;
  readonly pauseSeat: (seat: string, ready: boolean) => void;
}) => {
  const { table } = deps;

  const openCall = (dialled: Dialled, about: Partial<CallAbout>): Call => {
    const callId = dialled.callId !== null && table.get(dialled.callId) === undefined ? dialled.callId : newId();
    const call = table.open({ callId, line: null, number: '', name: '', location: dialled.location, ...about });
    call.caseNumber = dialled.caseNumber;
    return call;
  };

  /** Answers and joins; a phone whose offer we cannot meet is told so. */
  const answer = async (account: PhoneAccount, dialled: Dialled, call: Call, voice?: Voice, role: 'seat' | 'caller' = 'seat'): Promise<PhoneLeg | null> => {
    try {
      return await deps.legs().answer(account, dialled, { call, role, ...(voice === undefined ? {} : { voice }) });
    } catch {
      dialled.refuse(488);
      if (call.parties.size === 0) table.end(call);
      return null;
    }
  };

  const connect = (account: PhoneAccount, dialled: Dialled, target: Target): void => {
    const call = openCall(dialled, { number: target.kind === 'number' ? target.number : account.user });
    const attempt = deps.connect()(call, target, { account, headers: [], limit: null }, {
      onRinging: () => dialled.ringing(),
      onFailed: (status) => {
        table.end(call);
        dialled.refuse(status);
      },
      onAnswered: (into, joined) => {
        answer(account, dialled, into).then(
          (leg) => {
            joined(leg !== null);
            if (into !== call) table.end(call);
          },
          () => table.end(call),
        );
      },
    });
    dialled.onCancelled(() => {
      attempt.cancel(callerGaveUp);
      table.end(call);
    });
  };

  const callLine = async (account: PhoneAccount, dialled: Dialled, line: '12345' | '110'): Promise<void> => {
    const call = openCall(dialled, { line, number: account.user });
    table.keep(call, 'queue');
    if ((await answer(account, dialled, call, undefined, 'caller')) !== null) deps.centre().enqueue(call, line);
  };

  const supervise = async (account: PhoneAccount, dialled: Dialled, { mode, account: watched }: Extract<Target, { kind: 'supervise' }>): Promise<void> => {
    if (!account.isSupervisor) return dialled.refuse(403);
    const leg = deps.legs().ofAccount(watched).find((each) => !each.media.isHeld && table.callOf(each) !== undefined);
    const call = leg === undefined ? undefined : table.callOf(leg);
    if (leg === undefined || call === undefined) return dialled.refuse(480);
    await answer(account, dialled, call, mode === 'whisper' ? { mode, to: leg.port } : { mode });
  };

  /** The new leg takes the place of the old ones of this account, or of the one named. */
  const takeOver = async (account: PhoneAccount, dialled: Dialled, call: Call, old: readonly PhoneLeg[]): Promise<void> => {
    const leg = await answer(account, dialled, call);
    if (leg === null) return;
    deps.centre().remove(call, account.user);
    for (const each of old) if (each !== leg) each.hangUp();
  };

  const resume = (account: PhoneAccount, dialled: Dialled, callId: string): Promise<void> | void => {
    const call = table.get(callId);
    if (call === undefined) return dialled.refuse(404);
    if (!call.seats.has(account.user)) return dialled.refuse(403);
    return takeOver(account, dialled, call, deps.legs().ofAccount(account.user).filter((leg) => table.callOf(leg) === call));
  };

  const replace = (account: PhoneAccount, dialled: Dialled): Promise<void> | void => {
    if (dialled.replaces === null || dialled.replaces === 'broken') return dialled.refuse(400);
    const leg = deps.legs().byDialog(dialled.replaces);
    const call = leg === undefined ? undefined : table.callOf(leg);
    if (leg === undefined || call === undefined) return dialled.refuse(481);
    if (leg.account !== account.user && !account.isSupervisor) return dialled.refuse(403);
    return takeOver(account, dialled, call, [leg]);
  };

  const serve = async (account: PhoneAccount, dialled: Dialled, kind: 'echo' | 'digits' | 'pause' | 'ready'): Promise<void> => {
    const call = openCall(dialled, { number: dialled.number });
    const leg = await answer(account, dialled, call);
    if (leg === null) return;
    if (kind === 'echo') table.join(call, createEcho());
    else if (kind === 'digits') table.join(call, createDigitEcho((party) => table.leave(party)));
    else {
      deps.pauseSeat(account.user, kind === 'ready');
      table.keep(call, 'park');
      // Time for the sound to open before the tone, and for the tone to be heard.
      setTimeout(() => void call.room.say(tone(kind === 'ready' ? 880 : 440, 400)).then(() => table.end(call)), 600);
    }
  };

  return (account: PhoneAccount, dialled: Dialled): void => {
    const target = deps.read(dialled.number);
    const refuse = (): void => dialled.refuse(500);
    const run = (): Promise<void> | void => {
      if (dialled.replaces !== null) return replace(account, dialled);
      switch (target.kind) {
        case 'line':
          return callLine(account, dialled, target.line);
        case 'supervise':
          return supervise(account, dialled, target);
        case 'resume':
          return resume(account, dialled, target.callId);
        case 'echo':
        case 'digits':
        case 'pause':
        case 'ready':
          return serve(account, dialled, target.kind);
        case 'account':
          return target.user === account.user ? dialled.refuse(486) : connect(account, dialled, target);
        case 'number':
        case 'conference':
        case 'park':
        case 'pickup':
        case 'unknown':
          return connect(account, dialled, target);
        default:
          target satisfies never;
      }
    };
    Promise.resolve(run()).catch(refuse);
  };
};
