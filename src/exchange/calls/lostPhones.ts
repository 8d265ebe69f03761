import type { EventLog } from '../eventLog.ts';
import type { CallCentre } from '../queue/callCentre.ts';
import type { CallTable } from './callTable.ts';
import type { PhoneLegs } from './phoneLegs.ts';

/** No packet for this long from a phone that is not held, and was heard before: its page is gone. */
const longestSilence = 6_000;

/**
 * A caller is never left in silence: when the only seat of a call is lost he goes to the head of the queue, first for that
 * seat, should it come back.
 */
export const watchLostPhones = (deps: {
  readonly table: CallTable;
  readonly legs: PhoneLegs;
  readonly centre: CallCentre;
  readonly events: EventLog;
  readonly ticks: () => number;
}): (() => void) => {
  const { table, legs, centre } = deps;
  const timer = setInterval(() => {
    for (const leg of legs.all) {
      const call = table.callOf(leg);
      const { heardAt, isHeld, isBroken } = leg.media;
      const isSilent = !isHeld && heardAt !== null && deps.ticks() - heardAt >= longestSilence;
      if (call === undefined || !(isSilent || isBroken)) continue;
      const talkers = [...call.parties].filter(([, { mode }]) => mode === 'talk').length;
      const { line } = call;
      centre.setState(leg.account, 'offline', null, false);
      if (line !== null && leg.role === 'seat' && talkers === 2) {
        deps.events.emit({ type: 'caller_requeued', callId: call.callId, why: 'seat_lost' });
        table.keep(call, 'queue');
        leg.hangUp();
        centre.enqueue(call, line, { atHead: true, returned: { seat: leg.account, why: 'seat_lost' } });
      } else leg.hangUp();
    }
  }, 1_000);
  return () => clearInterval(timer);
};
