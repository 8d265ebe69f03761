import * as z from 'zod';
import { jsonOf } from '../central/callCentral.ts';
import { createStore, type Store } from './createStore.ts';

/** Which assignments this user has opened; the others carry the mark 新. */
export interface Seen {
  readonly ids: Pick<Store<ReadonlySet<string>>, 'get' | 'onChange'>;
  readonly mark: (assignmentId: string) => void;
}

/** Older marks are forgotten; by then the task is long signed, and only unsigned tasks show the mark. */
const kept = 500;

export const createSeen = (storage: Storage, userId: string): Seen => {
  const key = `lianxi.portal.seen.${userId}`;
  const stored = z.array(z.string()).safeParse(jsonOf(storage.getItem(key) ?? '')).data ?? [];
  const store = createStore<ReadonlySet<string>>(new Set(stored));
  return {
    ids: store,
    mark: (assignmentId) => {
      if (store.get().has(assignmentId)) return;
      const next = [...store.get(), assignmentId].slice(-kept);
      storage.setItem(key, JSON.stringify(next));
      store.set(new Set(next));
    },
  };
};
