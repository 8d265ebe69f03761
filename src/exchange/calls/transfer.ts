import type { EventLog } from '../eventLog.ts';
import type { PhoneAccount } from '../sip/phoneAccount.ts';
import type { Refer } from '../sip/phoneDialog.ts';
import type { Call } from './call.ts';
import type { CallTable } from './callTable.ts';
import type { Connect } from './connect.ts';
import type { Target } from './dialPlan.ts';
import type { ParkingLot } from './parkingLot.ts';
import type { PhoneLeg, PhoneLegs } from './phoneLegs.ts';
import { sipDomain } from '../sip/sipCore.ts';

/** How long a target rings before the call comes back; a queue is given longer. */
const ringLimit = 20_000;
const queueLimit = 60_000;
/** The transferor owes us a BYE after the final NOTIFY; then we say it. */
const byeOwed = 30_000;

/** What a REFER in a call does. */
export const createTransfer = (deps: {
  readonly table: CallTable;
  readonly legs: () => PhoneLegs;
  readonly events: EventLog;
  readonly accounts: ReadonlyMap<string, PhoneAccount>;
  readonly connect: () => Connect;
  readonly parking: ParkingLot;
  readonly read: (user: string) => Target;
  readonly giveBack: (call: Call, account: string, status: number) => void;
}) => {
  const { table, events } = deps;

  const release = (leg: PhoneLeg): void => {
    table.leave(leg);
    setTimeout(() => leg.hangUp(), byeOwed).unref();
  };

  const attended = (leg: PhoneLeg, call: Call, refer: Refer, other: PhoneLeg, consulted: Call): void => {
    const progress = refer.accept();
    const stays = refer.to === 'conference';
    events.emit({ type: 'call_transfer', callId: call.callId, from: leg.account, to: refer.to, state: 'started', status: 0 });
    if (refer.caseNumber !== null) call.caseNumber = refer.caseNumber;
    for (const each of [call, consulted]) table.keep(each, 'transfer');
    table.leave(other);
    table.merge(consulted, call);
    progress.final(200);
    if (!stays) release(leg);
    events.emit({ type: 'call_transfer', callId: call.callId, from: leg.account, to: refer.to, state: 'completed', status: 200 });
    table.release(call, 'transfer');
    other.hangUp();
  };

  const park = (leg: PhoneLeg, call: Call, refer: Refer, slot: string | null): void => {
    const progress = refer.accept();
    const taken = deps.parking.park(call, slot, leg.account);
    if (taken === null) return progress.final(486);
    progress.final(200, [`Contact: <sip:park-${taken}@${sipDomain}>`]);
    release(leg);
  };

  const blind = (leg: PhoneLeg, account: PhoneAccount, call: Call, refer: Refer, target: Target): void => {
    const progress = refer.accept();
    const { callId } = call;
    const say = (state: 'started' | 'completed' | 'failed', status: number): void =>
      events.emit({ type: 'call_transfer', callId, from: leg.account, to: refer.to, state, status });
    const [line, caseNumber] = [call.line, call.caseNumber];
    if (refer.caseNumber !== null) call.caseNumber = refer.caseNumber;
    say('started', 0);
    table.keep(call, 'transfer');
    deps.legs().setAside(leg, true);
    const others = (): boolean => [...call.parties].some(([party, { mode }]) => mode === 'talk' && party !== leg);
    const settled = (): void => {
      unsubscribe();
      call.over.removeEventListener('abort', callerGone);
    };
    const callerGone = (): void => {
      settled();
      attempt.cancel('SIP;cause=487;text="Caller gave up"');
      progress.final(487);
      say('failed', 487);
      table.release(call, 'transfer');
    };
    const unsubscribe = table.onLeft((left) => {
      if (left === call && !others()) callerGone();
    });
    call.over.addEventListener('abort', callerGone);
    const headers = [`Referred-By: <sip:${leg.account}@${sipDomain}>`];
    const limit = target.kind === 'line' ? queueLimit : ringLimit;
    const attempt = deps.connect()(call, target, { account, headers, limit }, {
      onRinging: () => progress.trying(180),
      // A target such as a conference answers while `attempt` is still being made.
      onAnswered: (into, joined) => queueMicrotask(() => {
        settled();
        if (into !== call) table.keep(into, 'transfer');
        progress.final(200);
        release(leg);
        say('completed', 200);
        if (into !== call) table.merge(call, into);
        joined(true);
        table.release(into, 'transfer');
      }),
      onFailed: (status) => queueMicrotask(() => {
        settled();
        progress.final(status);
        say('failed', status);
        [call.line, call.caseNumber] = [line, caseNumber];
        if (table.callOf(leg) === call) deps.legs().setAside(leg, false);
        else deps.giveBack(call, leg.account, status);
        table.release(call, 'transfer');
      }),
    });
  };

  return (leg: PhoneLeg, refer: Refer): void => {
    const call = table.callOf(leg);
    const account = deps.accounts.get(leg.account);
    if (call === undefined || account === undefined || leg.isAside) return refer.refuse(call === undefined ? 481 : 491);
    if (refer.replaces !== null) {
      const other = deps.legs().byDialog(refer.replaces);
      const consulted = other === undefined ? undefined : table.callOf(other);
      if (other === undefined || consulted === undefined || other.account !== leg.account || consulted === call) return refer.refuse(481);
      return attended(leg, call, refer, other, consulted);
    }
    const target = deps.read(refer.to);
    if (target.kind === 'park') park(leg, call, refer, target.slot);
    else blind(leg, account, call, refer, target);
  };
};
