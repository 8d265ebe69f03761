import * as z from 'zod';
import { feedChangeSchema, type FeedPage } from '#contract/central/sync.ts';
import type { Vault } from '../vault/openVault.ts';
import { emptyReplica, type Replica, type VisibleChange } from './replica.ts';

const placeSchema = z.object({ epoch: z.string(), next: z.number().int().min(0) });

/** What the feed has brought, on the phone's disk: tasks can be read without a network. */
export interface KeptReplica {
  readonly read: () => Promise<Replica>;
  /** Writes what a page of the feed changed; `anew` when it is of another epoch. */
  readonly write: (page: FeedPage, anew: boolean) => Promise<void>;
  /** At signing out; nothing is written after it. */
  readonly clear: () => Promise<void>;
}

export const keepReplica = (vault: Vault): KeptReplica => {
  let over = false;
  const clear = async (): Promise<void> => {
    over = true;
    const work = vault.transaction(['cases', 'facts'], 'readwrite');
    void work.objectStore('cases').clear();
    void work.objectStore('facts').clear();
    await work.done;
  };
  return {
    clear,
    read: async () => {
      const place = placeSchema.safeParse(await vault.get('facts', 'feed')).data;
      if (place === undefined) return emptyReplica;
      const rows = (await vault.getAll('cases')).map((row) => feedChangeSchema.safeParse(row).data);
      const changes = rows.filter((row): row is VisibleChange => row?.visible === true);
      // Written by a page that knew another shape: read it again from the central.
      if (changes.length < rows.length) return emptyReplica;
      return { ...place, cases: new Map(changes.map((change) => [change.case.id, change])) };
    },
    write: async (page, anew) => {
      if (over) return;
      const work = vault.transaction(['cases', 'facts'], 'readwrite');
      const cases = work.objectStore('cases');
      if (anew) void cases.clear();
      for (const change of page.changes) void (change.visible ? cases.put(change) : cases.delete(change.caseId));
      void work.objectStore('facts').put({ epoch: page.epoch, next: page.next }, 'feed');
      await work.done;
    },
  };
};

/** A small fact that outlives the page, such as when the central was last read. */
export const keepFact = <Fact>(vault: Vault, name: string, schema: z.ZodType<Fact>) => ({
  read: async (): Promise<Fact | null> => schema.safeParse(await vault.get('facts', name)).data ?? null,
  write: async (fact: Fact): Promise<void> => void (await vault.put('facts', fact, name)),
});
