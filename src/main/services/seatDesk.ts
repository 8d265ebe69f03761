import { emptySeatView, foldSeatView } from '#domain/replay/foldSeatView.ts';
import type { SeatEvent, SeatHappening } from '#domain/replay/seatEvent.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import type { Instant } from '#domain/tenant.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';

/** The seat's one time-line and the view that is folded from it. */
export interface SeatDesk {
  readonly view: SeatView;
  /** Writes happenings of this moment. Resolves when they are on disk. */
  happened(...happenings: readonly SeatHappening[]): Promise<void>;
  /** Events made elsewhere (the phone page); those known already are skipped. Returns the new ones. */
  record(events: readonly SeatEvent[]): Promise<readonly SeatEvent[]>;
  onEvent(listener: (event: SeatEvent) => void): () => void;
}

/** A shift's worth of events is plenty to fold the present call from. */
const foldedAtStart = 5_000;

export const openSeatDesk = async (deps: {
  readonly local: Remote<LocalStoreMethods>;
  readonly now: () => Instant;
  readonly newId: () => string;
}): Promise<SeatDesk> => {
  const listeners = new Set<(event: SeatEvent) => void>();
  const past = await deps.local.recentEvents(foldedAtStart);
  let view = past.reduce(foldSeatView, emptySeatView(deps.now()));
  // After a restart nothing is known of the telephone until its page reports.
  if (view.phone.registered) view = { ...view, phone: { ...view.phone, registered: false } };
  let queue: Promise<unknown> = Promise.resolve();

  const record = (events: readonly SeatEvent[]): Promise<readonly SeatEvent[]> => {
    const work = queue.then(async () => {
      const isNew = await deps.local.appendEvents(events);
      const fresh = events.filter((_, index) => isNew[index]);
      for (const event of fresh) {
        view = foldSeatView(view, event);
        for (const listener of listeners) listener(event);
      }
      return fresh;
    });
    queue = work.catch(() => undefined);
    return work;
  };

  return {
    get view() {
      return view;
    },
    record,
    happened: async (...happenings) => {
      await record(happenings.map((happening) => ({ id: deps.newId(), at: deps.now(), happening })));
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
