import { seatEventSchema } from '#contract/workstation/seatView.ts';
import { ContractError } from '#contract/errors.ts';
import type { SeatEvent, SeatHappening } from '#domain/replay/seatEvent.ts';
import type { Instant } from '#domain/tenant.ts';
import * as z from 'zod';

export interface ReportQueue {
  /** Keeps what happened and tries to hand it over. */
  add(happening: SeatHappening): void;
  /** Tries again now; called when the link to the station is back. */
  flush(): void;
  readonly pending: readonly SeatEvent[];
}

export interface ReportQueueDeps {
  readonly send: (events: SeatEvent[]) => Promise<unknown>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Calls back after `ms`; the phone page passes setTimeout. */
  readonly later: (run: () => void, ms: number) => void;
  readonly onDropped: (event: SeatEvent, error: Error) => void;
}

const storageKey = 'lianxi.phone.reports';
const batchSize = 100;
const retryDelay = 2_000;
/** A station away for a whole shift: the oldest go first, the calls' own events are few. */
const most = 2_000;

/**
 * What happened to calls, kept until the station has it on disk: in memory and in the tab's session storage, so that
 * neither a station that is away nor a reload of this page loses anything. Sending twice is harmless: ids are kept.
 */
export const createReportQueue = ({ send, storage, now, newId, later, onDropped }: ReportQueueDeps): ReportQueue => {
  let pending: readonly SeatEvent[] = restore(storage);
  let sending = false;
  let single = false;

  const keep = (events: readonly SeatEvent[]): void => {
    pending = events;
    storage.setItem(storageKey, JSON.stringify(events));
  };

  const flush = (): void => {
    if (sending || pending.length === 0) return;
    sending = true;
    const batch = pending.slice(0, single ? 1 : batchSize);
    send(batch).then(
      () => {
        sending = false;
        single = false;
        const sent = new Set(batch.map(({ id }) => id));
        keep(pending.filter(({ id }) => !sent.has(id)));
        flush();
      },
      (error: unknown) => {
        sending = false;
        onFailure(batch, error instanceof Error ? error : new Error(String(error)));
      },
    );
  };

  /** A batch the station calls invalid is sent one by one, so that a single bad event never blocks the rest. */
  const onFailure = (batch: readonly SeatEvent[], error: Error): void => {
    const invalid = error instanceof ContractError && (error.kind === 'invalid_params' || error.kind === 'invalid_message');
    const [first] = batch;
    if (invalid && batch.length === 1 && first !== undefined) {
      keep(pending.filter(({ id }) => id !== first.id));
      onDropped(first, error);
      flush();
    } else if (invalid) {
      single = true;
      flush();
    } else {
      later(flush, retryDelay);
    }
  };

  return {
    add: (happening) => {
      const event: SeatEvent = { id: newId(), at: now(), happening };
      keep([...superseded(pending, happening), event].slice(-most));
      flush();
    },
    flush,
    get pending() {
      return pending;
    },
  };
};

/** Of the waiting quality readings of a call only the newest matters. */
const superseded = (pending: readonly SeatEvent[], happening: SeatHappening): readonly SeatEvent[] =>
  happening.type === 'audio_quality' ? pending.filter((event) => event.happening.type !== 'audio_quality') : pending;

const restore = (storage: ReportQueueDeps['storage']): readonly SeatEvent[] => {
  const text = storage.getItem(storageKey);
  if (text === null) return [];
  try {
    return z.array(seatEventSchema).parse(JSON.parse(text));
  } catch {
    return [];
  }
};
