import type pg from 'pg';
import type { Clusters } from '#contract/central/clusters.ts';
import type { Case } from '#domain/case/case.ts';
import { audienceKeysOf, audienceOf, type Viewer } from '#domain/case/visibility.ts';
import { createClusterFinder } from '#domain/duplicates/clusterFinder.ts';
import type { DuplicateRules } from '#domain/duplicates/duplicateRules.ts';
import { findRepeats, isDispute, type Dispute } from '#domain/duplicates/findRepeats.ts';
import type { Instant } from '#domain/tenant.ts';

export interface ClusterWatch {
  /** What is in sight of a viewer now, after taking in what has arrived. */
  read(viewer: Viewer): Promise<Clusters>;
}

interface Seen {
  readonly number: string;
  readonly state: Case['state'];
  readonly at: Instant;
  readonly words: string;
  readonly place: string;
  readonly audience: readonly string[];
}

interface Row {
  readonly seq: string;
  readonly body: Case;
  readonly phone: string | null;
}

const minute = 60_000;
const day = 86_400_000;
const pageSize = 1_000;

/**
 * Watches the city's reports for many alike at once and for disputes that come back to one address. Kept in memory: the last
 * hour and the disputes of a month, read once and then followed by the feed's order, so that a burst costs what it adds.
 */
export const createClusterWatch = (deps: { readonly pool: pg.Pool; readonly tenant: string; readonly rules: DuplicateRules; readonly now: () => Instant }): ClusterWatch => {
  const { pool, tenant, rules, now } = deps;
  const finder = createClusterFinder(rules);
  const disputes = new Map<string, Dispute>();
  const seen = new Map<string, Seen>();
  let seq: number | null = null;
  let running: Promise<void> | null = null;

  const take = ({ body, phone }: Row): void => {
    const { id, state, createdAt, content } = body;
    const { text: place, unitId: placeUnitId } = content.place;
    if (state === 'void') {
      finder.remove(id);
      disputes.delete(id);
      seen.delete(id);
      return;
    }
    const recent = createdAt >= now() - (rules.cluster.keepMinutes + rules.cluster.minutes) * minute;
    const category = body.triage?.category ?? content.category;
    if (recent) finder.add({ caseId: id, at: createdAt, text: content.description, place, placeUnitId, phone: (phone ?? '').replace(/\D/gu, ''), category });
    if (isDispute(category, rules.repeat)) disputes.set(id, { caseId: id, at: createdAt, place, placeUnitId });
    else disputes.delete(id);
    if (!recent && !disputes.has(id)) return;
    seen.set(id, { number: body.number, state, at: createdAt, words: (content.title || content.description).slice(0, 40), place, audience: audienceOf(body) });
  };

  const start = async (): Promise<void> => {
    const { rows: head } = await pool.query<{ head: string }>('select next_seq - 1 as head from tenant where tenant = $1', [tenant]);
    const { rows } = await pool.query<Row>(
      `select c.seq, c.body, p.phone from case_fact f join case_row c using (tenant, case_id)
       left join person p on p.tenant = f.tenant and p.person_id = f.caller_id
       where f.tenant = $1 and (f.taken_at >= $2 or (f.taken_at >= $3 and split_part(coalesce(c.body->'triage'->>'category', c.body->'content'->>'category', ''), '.', 1) = any($4)))
       order by f.taken_at`,
      [tenant, now() - (rules.cluster.keepMinutes + rules.cluster.minutes) * minute, now() - rules.repeat.days * day, rules.repeat.categories.map((each) => each.split('.')[0])],
    );
    rows.forEach(take);
    seq = Number(head[0]?.head ?? 0);
  };

  const follow = async (after: number): Promise<void> => {
    const { rows } = await pool.query<Row>({
      name: 'cluster-follow',
      text: `select a.seq, c.body, p.phone from case_audience a join case_row c using (tenant, case_id)
             left join person p on p.tenant = a.tenant and p.person_id = (c.body->'intake'->>'callerId')::uuid
             where a.tenant = $1 and a.key = 'city' and a.seq > $2 order by a.seq limit $3`,
      values: [tenant, after, pageSize],
    });
    rows.forEach(take);
    const last = rows.at(-1);
    if (last === undefined) return;
    seq = Number(last.seq);
    if (rows.length === pageSize) await follow(seq);
  };

  const forget = (): void => {
    const oldest = now() - (rules.cluster.keepMinutes + 2 * rules.cluster.minutes) * minute;
    for (const [id, { at }] of disputes) if (at < now() - rules.repeat.days * day) disputes.delete(id);
    for (const [id, { at }] of seen) if (at < oldest && !disputes.has(id)) seen.delete(id);
  };

  const refresh = (): Promise<void> => {
    running ??= (seq === null ? start() : follow(seq)).then(forget).finally(() => {
      running = null;
    });
    return running;
  };

  return {
    read: async (viewer) => {
      await refresh();
      const keys = audienceKeysOf(viewer);
      const visible = (caseIds: readonly string[]) =>
        caseIds.flatMap((caseId) => {
          const one = seen.get(caseId);
          return one?.audience.some((key) => keys.includes(key)) === true ? [{ caseId, ...one }] : [];
        });
      const members = (ones: ReturnType<typeof visible>) => ones.map(({ caseId, number, state }) => ({ caseId, number, state }));
      return {
        rule: { minutes: rules.cluster.minutes, atLeast: rules.cluster.atLeast },
        repeatRule: { days: rules.repeat.days, atLeast: rules.repeat.atLeast },
        clusters: finder.clusters(now()).flatMap(({ caseIds, callers, since, latest }) => {
          const shown = visible(caseIds);
          const [first] = shown;
          if (first === undefined) return [];
          return [{ total: caseIds.length, callers, since, latest, place: commonest(shown.map(({ place }) => place)), words: first.words, members: members(shown) }];
        }),
        repeats: findRepeats([...disputes.values()], rules.repeat, now()).flatMap(({ place, caseIds, latest }) => {
          const shown = visible(caseIds);
          return shown.length === 0 ? [] : [{ place, total: caseIds.length, latest, members: members(shown) }];
        }),
      };
    },
  };
};

/** The place most of them name; empty when none does. */
const commonest = (places: readonly string[]): string =>
  [...Map.groupBy(places.filter((place) => place !== ''), (place) => place).entries()].reduce(
    (best, [place, group]) => (group.length > best.count ? { place, count: group.length } : best),
    { place: '', count: 0 },
  ).place;
