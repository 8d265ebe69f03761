import type { FeedChange, FeedPage } from '#contract/central/sync.ts';

export type VisibleChange = Extract<FeedChange, { readonly visible: true }>;

/** What this user may see, as of the feed's position `next`. */
export interface Replica {
  readonly epoch: string;
  readonly next: number;
  readonly cases: ReadonlyMap<string, VisibleChange>;
}

export const emptyReplica: Replica = { epoch: '', next: 0, cases: new Map() };

/** The replica after one page of the feed. A page of another epoch starts anew. */
export const applyPage = (replica: Replica, page: FeedPage): Replica => {
  const cases = new Map(replica.epoch === page.epoch ? replica.cases : []);
  for (const change of page.changes) {
    if (!change.visible) {
      cases.delete(change.caseId);
      continue;
    }
    const known = cases.get(change.case.id);
    if (known === undefined || known.case.version <= change.case.version) cases.set(change.case.id, change);
  }
  return { epoch: page.epoch, next: page.next, cases };
};
