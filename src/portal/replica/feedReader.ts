import { feedPageSchema } from '#contract/central/sync.ts';
import { ContractError } from '#contract/errors.ts';
import { createStore, type Store } from '../app/createStore.ts';
import type { CentralClient } from '../central/centralClient.ts';
import type { KeptReplica } from './keptReplica.ts';
import { applyPage, emptyReplica, type Replica } from './replica.ts';

export interface FeedReader {
  readonly replica: Pick<Store<Replica>, 'get' | 'onChange'>;
  /** Reads to the head. @throws ContractError when the central cannot be reached or the session is over. */
  readonly pull: () => Promise<void>;
}

/** Begins with what the phone has kept. */
export const openFeedReader = async (client: CentralClient, kept: KeptReplica): Promise<FeedReader> => {
  const store = createStore(await kept.read());
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const readPage = async (from: Replica): Promise<boolean> => {
    const path = `/api/feed?${new URLSearchParams({ epoch: from.epoch, after: String(from.next), limit: '200' }).toString()}`;
    try {
      const page = await client.call({ method: 'GET', path }, feedPageSchema);
      const after = applyPage(from, page);
      if (page.changes.length > 0 || after.next !== from.next) await kept.write(page, from.epoch !== page.epoch);
      if (after.epoch !== from.epoch || page.changes.length > 0 || after.next !== from.next) store.set(after);
      return page.next >= page.head;
    } catch (error) {
      // The central was restored from a backup: what this phone knows may never have happened.
      if (!(error instanceof ContractError) || error.kind !== 'epoch_changed') throw error;
      store.set(emptyReplica);
      return false;
    }
  };
  const readAll = async (): Promise<void> => {
    while (!(await readPage(store.get())));
  };

  // A reading under way may have passed what the caller has just heard of: he waits for the one after it.
  const pull = (): Promise<void> => {
    if (running === null) {
      running = readAll().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return pull();
      });
    return next;
  };

  return { replica: store, pull };
};
