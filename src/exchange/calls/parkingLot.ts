import type { EventLog } from '../eventLog.ts';
import type { Call } from './call.ts';
import type { CallTable } from './callTable.ts';

export interface ParkingLot {
  /** The slot, or null when it is taken or none is free. */
  park(call: Call, slot: string | null, by: string): string | null;
  take(slot: string): Call | undefined;
}

const slots = Array.from({ length: 20 }, (_, index) => String(701 + index));
const longestParked = 120_000;

export const createParkingLot = (deps: {
  readonly table: CallTable;
  readonly events: EventLog;
  readonly giveBack: (call: Call, account: string, status: number) => void;
}): ParkingLot => {
  const parked = new Map<string, { readonly call: Call; readonly timer: NodeJS.Timeout }>();
  const free = (slot: string): Call | undefined => {
    const place = parked.get(slot);
    parked.delete(slot);
    clearTimeout(place?.timer);
    return place?.call;
  };
  return {
    park: (call, wanted, by) => {
      const slot = wanted ?? slots.find((each) => !parked.has(each));
      if (slot === undefined || parked.has(slot)) return null;
      const timer = setTimeout(() => {
        free(slot);
        deps.giveBack(call, by, 408);
        deps.table.release(call, 'park');
      }, longestParked);
      parked.set(slot, { call, timer });
      deps.table.keep(call, 'park');
      deps.events.emit({ type: 'call_parked', callId: call.callId, slot, by });
      call.over.addEventListener('abort', () => {
        if (parked.get(slot)?.call === call) free(slot);
      });
      return slot;
    },
    take: free,
  };
};
