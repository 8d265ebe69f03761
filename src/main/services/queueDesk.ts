import type * as z from 'zod';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { queueService } from '#contract/workstation/seat.ts';
import type { queueReportSchema } from '#contract/central/directory.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Client } from './client.ts';

type Report = z.infer<typeof queueReportSchema>;

/** Asked every second while somebody looks. */
const period = 1_000;

/** Relays the central's queue figures; when it is away the last ones stay, marked as such. */
export const createQueueDesk = (central: CentralClient): { readonly service: BoundService<Client>; readonly stop: () => void } => {
  const watchers = new Set<() => void>();
  let last: (Report & { reached: boolean }) | null = null;
  let timer: NodeJS.Timeout | null = null;

  const ask = async (): Promise<void> => {
    try {
      last = { ...(await central.queue()), reached: true };
    } catch {
      last = last === null ? null : { ...last, reached: false };
    }
    for (const watcher of watchers) watcher();
    timer = watchers.size === 0 ? null : setTimeout(() => void ask(), period);
  };
  const watch = (watcher: () => void): (() => void) => {
    watcher();
    watchers.add(watcher);
    if (timer === null && watchers.size === 1) void ask();
    return () => watchers.delete(watcher);
  };

  return {
    stop: () => {
      watchers.clear();
      if (timer !== null) clearTimeout(timer);
    },
    service: bindService(queueService, {
      methods: {
        callbackDone: async ({ callId, outcome }) => {
          await central.callbackDone(callId, outcome);
          return {};
        },
      },
      topics: {
        status: (_params, emit) => watch(() => emit(last)),
        callbacks: (_params, emit) => watch(() => emit([...(last?.status.abandonedCalls ?? [])])),
      },
    }),
  };
};
