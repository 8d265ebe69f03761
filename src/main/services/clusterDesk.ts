import type { Clusters } from '#contract/central/clusters.ts';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { clustersService, type ClusterAlerts } from '#contract/workstation/clusters.ts';
import { createClusterFinder } from '#domain/duplicates/clusterFinder.ts';
import type { DuplicateRules } from '#domain/duplicates/duplicateRules.ts';
import { mainCaseOf } from '#domain/duplicates/mainCase.ts';
import type { Instant } from '#domain/tenant.ts';
import type { ReaderMethods } from '../storage/readerWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { CaseDesk } from './caseDesk.ts';
import type { Client, RequireLease } from './client.ts';

export interface ClusterDesk {
  readonly service: BoundService<Client>;
  stop(): void;
}

/** A cluster ends by the clock alone; asked again this often while somebody looks. */
const period = 15_000;
/** Changes arrive in bursts; one question answers them all. */
const pause = 250;
const minute = 60_000;

/** The central's alerts over all seats; while it is away, what this seat's own cases show. */
export const createClusterDesk = (deps: {
  readonly central: Pick<CentralClient, 'clusters'>;
  readonly reader: Pick<Remote<ReaderMethods>, 'rows' | 'reportsSince'>;
  readonly cases: Pick<CaseDesk, 'submit' | 'onChange'>;
  readonly rules: DuplicateRules;
  readonly require: RequireLease;
  readonly now: () => Instant;
}): ClusterDesk => {
  const { reader, rules, now } = deps;
  const watchers = new Set<(alerts: ClusterAlerts) => void>();
  let last: ClusterAlerts | null = null;
  let timer: NodeJS.Timeout | null = null;
  let asking = false;

  const fromCentral = async ({ rule, repeatRule, clusters, repeats }: Clusters): Promise<ClusterAlerts> => {
    const ids = [...clusters, ...repeats].flatMap(({ members }) => members.map(({ caseId }) => caseId));
    const known = new Map((await reader.rows(ids)).map((row) => [row.id, row]));
    const rowsOf = (members: Clusters['clusters'][number]['members']) => members.flatMap(({ caseId }) => known.get(caseId) ?? []);
    return {
      ...{ at: now(), source: 'central', rule, repeatRule },
      clusters: clusters.map(({ members, ...rest }) => ({ ...rest, mainCaseId: mainCaseOf(rowsOf(members))?.id ?? null, rows: rowsOf(members) })),
      repeats: repeats.map(({ members, ...rest }) => ({ ...rest, rows: rowsOf(members) })),
    };
  };

  const fromHere = async (): Promise<ClusterAlerts> => {
    const found = await reader.reportsSince(now() - (rules.cluster.keepMinutes + rules.cluster.minutes) * minute);
    const finder = createClusterFinder(rules);
    for (const { report } of found) finder.add(report);
    const known = new Map(found.map(({ row }) => [row.id, row]));
    return {
      ...{ at: now(), source: 'local', rule: rules.cluster, repeatRule: rules.repeat, repeats: [] },
      clusters: finder.clusters(now()).map(({ caseIds, callers, since, latest }) => {
        const rows = caseIds.flatMap((id) => known.get(id) ?? []);
        return { total: caseIds.length, callers, since, latest, place: rows[0]?.place ?? '', words: rows[0]?.title ?? '', mainCaseId: mainCaseOf(rows)?.id ?? null, rows };
      }),
    };
  };

  const ask = async (): Promise<void> => {
    asking = true;
    try {
      last = await deps.central.clusters().then(fromCentral, fromHere);
      for (const watcher of watchers) watcher(last);
    } catch {
      // The reader is busy or the station stops: the alerts of before stay, and are asked for again.
    }
    asking = false;
    later(period);
  };
  const later = (ms: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = watchers.size === 0 ? null : setTimeout(() => void ask(), ms);
  };
  const end = deps.cases.onChange(() => {
    if (!asking) later(pause);
  });

  return {
    stop: () => {
      end();
      watchers.clear();
      if (timer !== null) clearTimeout(timer);
    },
    service: bindService(clustersService, {
      methods: {
        merge: async ({ caseIds, intoCaseId }, client) => {
          deps.require('seat', client);
          const rows = new Map((await reader.rows([...caseIds, intoCaseId])).map((row) => [row.id, row]));
          const into = rows.get(intoCaseId);
          if (into === undefined) throw new ContractError('not_found', 'case');
          const merged: string[] = [];
          const refused: { number: string; code: string }[] = [];
          for (const caseId of caseIds.filter((id) => id !== intoCaseId)) {
            try {
              await deps.cases.submit({ caseId, commands: [{ type: 'merge', intoCaseId, intoNumber: into.number, reason: 'same_event' }], persons: [], draftId: null });
              merged.push(caseId);
            } catch (error) {
              if (!(error instanceof ContractError) || error.kind !== 'refused') throw error;
              refused.push({ number: rows.get(caseId)?.number ?? '', code: error.code });
            }
          }
          return { merged, refused };
        },
        split: async ({ caseIds }, client) => {
          deps.require('seat', client);
          for (const caseId of caseIds) await deps.cases.submit({ caseId, commands: [{ type: 'split', reason: 'not_same_event' }], persons: [], draftId: null });
          return {};
        },
      },
      topics: {
        alerts: (_params, emit) => {
          if (last !== null) emit(last);
          watchers.add(emit);
          if (!asking) later(0);
          return () => watchers.delete(emit);
        },
      },
    }),
  };
};
