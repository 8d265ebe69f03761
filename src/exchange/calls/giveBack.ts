import type { EventLog } from '../eventLog.ts';
import type { CallCentre } from '../queue/callCentre.ts';
import type { PhoneAccount } from '../sip/phoneAccount.ts';
import type { Call } from './call.ts';
import type { CallTable } from './callTable.ts';
import type { PhoneLegs } from './phoneLegs.ts';

const ringTime = 15_000;
const noAnswer = 'Q.850;cause=19;text="No answer from user"';

/**
 * Offers a call anew to the seat that sent it away and has hung up since. When it does not take it, the caller goes to the
 * head of his queue; a call of no line ends.
 */
export const createGiveBack = (deps: {
  readonly table: CallTable;
  readonly legs: () => PhoneLegs;
  readonly events: EventLog;
  readonly accounts: ReadonlyMap<string, PhoneAccount>;
  readonly centre: () => CallCentre;
}) => (call: Call, account: string, status: number): void => {
  const { table, events } = deps;
  table.keep(call, 'return');
  const toQueue = (): void => {
    clearTimeout(timer);
    if (call.line !== null && !call.over.aborted) {
      events.emit({ type: 'caller_requeued', callId: call.callId, why: 'transfer_failed' });
      deps.centre().enqueue(call, call.line, { atHead: true });
    }
    table.release(call, 'return');
  };
  const timer = setTimeout(() => {
    ring?.withdraw(noAnswer);
    toQueue();
  }, ringTime);
  const phone = deps.accounts.get(account);
  const ring =
    phone === undefined
      ? null
      : deps.legs().ring(phone, call, [`X-Lianxi-Returned: ${status}`], {
          onRinging: () => undefined,
          onRefused: toQueue,
          onTaken: () => {
            clearTimeout(timer);
            table.release(call, 'return');
          },
          onAnswered: (leg) => {
            clearTimeout(timer);
            table.join(call, leg);
            table.release(call, 'return');
            events.emit({ type: 'call_transfer', callId: call.callId, from: account, to: account, state: 'returned', status });
          },
        });
  call.over.addEventListener('abort', () => {
    clearTimeout(timer);
    ring?.withdraw('SIP;cause=487;text="Caller gave up"');
  });
};
