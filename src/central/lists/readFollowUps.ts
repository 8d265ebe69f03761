import type pg from 'pg';
import type { FollowUpQueue } from '#contract/central/loop.ts';
import type { Case } from '#domain/case/case.ts';
import { compareNeeds, isForCaller, type FollowUpNeed } from '#domain/case/followUpNeed.ts';
import { audienceKeysOf, projectCase, type Viewer } from '#domain/case/visibility.ts';
import type { Instant } from '#domain/tenant.ts';
import { rowOf } from './rowOf.ts';

/** Looked at for one answer, those that wait longest; the rest comes when these are done. */
const latest = 2_000;

/** Callers to be asked, in the order of the domain; a second sample is not for whoever asked first. */
export const readFollowUps = async (
  pool: pg.Pool,
  tenant: string,
  viewer: Viewer,
  { userId, limit, now }: { readonly userId: string | null; readonly limit: number; readonly now: Instant },
): Promise<FollowUpQueue> => {
  const { rows } = await pool.query<{ body: Case; due_at: string | null; follow_up: FollowUpNeed }>({
    name: 'follow-ups',
    text: `select c.body, f.due_at, f.follow_up from case_fact f join case_row c using (tenant, case_id)
           where f.tenant = $1 and f.follow_up is not null
             and exists (select from case_audience a where a.tenant = f.tenant and a.case_id = f.case_id and a.key = any($2) and a.visible)
           order by (f.follow_up->>'fedBackAt')::bigint limit ${latest}`,
    values: [tenant, audienceKeysOf(viewer)],
  });
  const claims = await pool.query<{ caseId: string; by: string; until: string }>(
    'select case_id as "caseId", by, until from follow_up_claim where tenant = $1 and until > $2',
    [tenant, now],
  );
  const queue = rows
    .filter(({ follow_up }) => isForCaller(follow_up, userId ?? '', now))
    .sort((left, right) => compareNeeds(left.follow_up, right.follow_up, now))
    .slice(0, limit);
  return {
    rows: queue.flatMap(({ body, due_at, follow_up }) => {
      const shown = projectCase(viewer, body, [], []);
      return shown === null ? [] : [{ ...rowOf(shown.case, due_at === null ? null : Number(due_at)), need: follow_up }];
    }),
    claims: claims.rows.map(({ caseId, by, until }) => ({ caseId, by, until: Number(until) })),
  };
};
