import type { Instant } from '../tenant.ts';
import type { DuplicateRules } from './duplicateRules.ts';
import type { EarlierReport } from './findAlike.ts';
import { isSamePlace, likenessOf, pairsOf } from './likeness.ts';

/** Reports of what is probably one event. */
export interface Cluster {
  /** In the order they came; never empty. */
  readonly caseIds: readonly string[];
  readonly callers: number;
  readonly since: Instant;
  readonly latest: Instant;
}

interface Known extends EarlierReport {
  readonly pairs: ReadonlySet<string>;
  readonly alike: Set<Known>;
}

/** Keeps the reports of the last hour and which of them are alike, so that a new one is compared once and with few. */
export interface ClusterFinder {
  /** A report of a case that is known already replaces it. */
  add(report: EarlierReport): void;
  /** A case that is no report of an event any more (made void). */
  remove(caseId: string): void;
  /** Clusters now, the largest first. Forgets what is too old. */
  clusters(now: Instant): readonly Cluster[];
}

const minute = 60_000;

export const createClusterFinder = ({ enough, cluster }: Pick<DuplicateRules, 'enough' | 'cluster'>): ClusterFinder => {
  const known = new Map<string, Known>();
  const window = cluster.minutes * minute;
  const isAlike = (one: Known, other: Known): boolean => {
    const likeness = likenessOf(one.pairs, other.pairs);
    return likeness >= enough.alone || (likeness >= enough.samePlace && isSamePlace(one, other));
  };
  const remove = (caseId: string): void => {
    const gone = known.get(caseId);
    if (gone === undefined) return;
    for (const other of gone.alike) other.alike.delete(gone);
    known.delete(caseId);
  };

  return {
    remove,
    add: (report) => {
      remove(report.caseId);
      const added: Known = { ...report, pairs: pairsOf(report.text), alike: new Set() };
      for (const other of known.values()) {
        if (Math.abs(other.at - added.at) > window || !isAlike(added, other)) continue;
        added.alike.add(other);
        other.alike.add(added);
      }
      known.set(report.caseId, added);
    },
    clusters: (now) => {
      for (const { caseId, at } of [...known.values()]) if (at < now - cluster.keepMinutes * minute - window) remove(caseId);
      // What one report has alike in the window before it; those that share a report are one event.
      const groups: Set<Known>[] = [];
      for (const report of known.values()) {
        const group = new Set([report, ...[...report.alike].filter(({ at }) => at <= report.at)]);
        if (callersIn(group) < cluster.atLeast) continue;
        const touching = groups.filter((other) => [...group].some((each) => other.has(each)));
        for (const other of touching) {
          for (const each of other) group.add(each);
          groups.splice(groups.indexOf(other), 1);
        }
        groups.push(group);
      }
      // An event that was noticed grows by whatever is like one of its reports.
      for (const report of [...known.values()].sort((one, other) => one.at - other.at)) {
        for (const group of groups) if ([...report.alike].some((each) => group.has(each))) group.add(report);
      }
      return groups
        .map((group): Cluster => {
          const reports = [...group].sort((one, other) => one.at - other.at || (one.caseId < other.caseId ? -1 : 1));
          return { caseIds: reports.map(({ caseId }) => caseId), callers: callersIn(group), since: reports[0]?.at ?? now, latest: reports.at(-1)?.at ?? now };
        })
        .filter(({ latest }) => latest >= now - cluster.keepMinutes * minute)
        .sort((one, other) => other.caseIds.length - one.caseIds.length || one.since - other.since);
    },
  };
};

const callersIn = (reports: ReadonlySet<Known>): number => new Set([...reports].map(({ phone, caseId }) => (phone === '' ? `case ${caseId}` : phone))).size;
