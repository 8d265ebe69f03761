import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { outboxService } from '#contract/workstation/seat.ts';
import type { Instant } from '#domain/tenant.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { Synchroniser } from '../sync/synchroniser.ts';
import type { Client, RequireLease } from './client.ts';

/** What waits to reach the central and what it refused: numbers for the sentence in the status bar. */
export const createOutboxDesk = (deps: {
  readonly local: Remote<LocalStoreMethods>;
  readonly synchroniser: Synchroniser;
  readonly onCaseChange: (listener: () => void) => () => void;
  readonly require: RequireLease;
  readonly now: () => Instant;
}): BoundService<Client> => {
  const { local, synchroniser } = deps;
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  const status = async () => {
    const [counts, problems] = await Promise.all([local.counts(null), local.problems(null)]);
    return {
      link: synchroniser.link,
      pendingCases: counts.cases,
      pendingCommands: counts.commands,
      lastSyncAt: synchroniser.lastSyncAt,
      offlineSince: synchroniser.offlineSince,
      problems: [...problems],
    };
  };

  return bindService(outboxService, {
    methods: {
      retry: async ({ commandId }, client: Client) => {
        deps.require('seat', client);
        await local.reviveDeadLetter({ commandId, now: deps.now() });
        synchroniser.poke();
        changed();
        return {};
      },
      dismiss: async ({ commandId }, client) => {
        deps.require('seat', client);
        await local.dismissProblem(commandId);
        changed();
        return {};
      },
      syncNow: async () => {
        await local.hurry(null);
        synchroniser.poke();
        return {};
      },
    },
    topics: {
      status: (_params, emit) => {
        const tell = (): void => void status().then(emit, () => undefined);
        tell();
        watchers.add(tell);
        const ends = [synchroniser.onChange(tell), deps.onCaseChange(tell), () => watchers.delete(tell)];
        return () => ends.forEach((end) => end());
      },
    },
  });
};
