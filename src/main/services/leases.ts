import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { leaseService } from '#contract/workstation/session.ts';
import { leaseLost, type Client, type LeasedPage, type RequireLease } from './client.ts';

interface Lease {
  readonly pageId: string;
  connectionId: string | null;
}

type Holder = 'this' | 'other' | 'nobody';

export interface Leases {
  readonly service: BoundService<Client>;
  readonly require: RequireLease;
  /** The connection is gone; its page may come back (a reload) and finds its lease, until somebody else asks for it. */
  released(client: Client): void;
}

/** One page holds the seat's telephone and one its editing rights; a second window is read-only until it takes over. */
export const createLeases = (): Leases => {
  const leases = new Map<LeasedPage, Lease>();
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  const holderFor = (page: LeasedPage, client: Client): Holder => {
    const lease = leases.get(page);
    if (lease?.connectionId == null) return 'nobody';
    return lease.connectionId === client.connectionId ? 'this' : 'other';
  };

  return {
    require: (page, client) => {
      if (holderFor(page, client) !== 'this') throw leaseLost();
    },
    released: (client) => {
      for (const lease of leases.values()) {
        if (lease.connectionId === client.connectionId) lease.connectionId = null;
      }
      changed();
    },
    service: bindService(leaseService, {
      methods: {
        acquire: ({ page, pageId, takeOver }, client: Client) => {
          const lease = leases.get(page);
          const free = lease === undefined || lease.connectionId === null || lease.pageId === pageId;
          if (free || takeOver) {
            leases.set(page, { pageId, connectionId: client.connectionId });
            changed();
          }
          return Promise.resolve({ holder: holderFor(page, client) });
        },
      },
      topics: {
        state: ({ page }, emit, client) => {
          const tell = (): void => emit({ holder: holderFor(page, client) });
          tell();
          watchers.add(tell);
          return () => watchers.delete(tell);
        },
      },
    }),
  };
};
