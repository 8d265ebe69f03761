import * as z from 'zod';
import { noticesSchema, type Notices } from '#contract/central/loop.ts';
import { createStore, type Store } from '../app/createStore.ts';
import type { CentralClient } from '../central/centralClient.ts';

/** What the user should know of, oldest first, and how far he has read. */
export type KnownNotices = Pick<Notices, 'notices' | 'seen'>;

export interface NoticeReader {
  readonly state: Pick<Store<KnownNotices>, 'get' | 'onChange'>;
  /** Reads on from what is known. @throws ContractError when the central cannot be reached. */
  readonly pull: () => Promise<void>;
  /** All that is shown has been read; the user's other devices learn of it. */
  readonly markSeen: () => Promise<void>;
}

/** Older ones are forgotten here; what they are about is in the task itself. */
const kept = 200;

export const createNoticeReader = (client: CentralClient): NoticeReader => {
  const store = createStore<KnownNotices>({ notices: [], seen: 0 });
  let next = 0;
  return {
    state: store,
    pull: async () => {
      const path = `/api/notices?${new URLSearchParams({ after: String(next), limit: String(kept) }).toString()}`;
      const page = await client.call({ method: 'GET', path }, noticesSchema);
      next = Math.max(next, page.next);
      const known = store.get();
      // Two readings at a time bring the same ones.
      const last = known.notices.at(-1)?.seq ?? 0;
      const news = page.notices.filter(({ seq }) => seq > last);
      if (news.length === 0 && page.seen === known.seen) return;
      store.set({ notices: [...known.notices, ...news].slice(-kept), seen: Math.max(known.seen, page.seen) });
    },
    markSeen: async () => {
      const { notices, seen } = store.get();
      const last = notices.at(-1)?.seq ?? 0;
      if (last <= seen) return;
      store.set({ notices, seen: last });
      await client.call({ method: 'POST', path: '/api/notices/seen', body: { seq: last } }, z.undefined());
    },
  };
};
