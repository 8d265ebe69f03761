import type pg from 'pg';
import type { FollowUpQueue } from '#contract/central/loop.ts';
import type { Case } from '#domain/case/case.ts';
import { isSampled, isSampledTwice } from '#domain/case/followUpSample.ts';
import type { FollowUpRules } from '#domain/case/ruleBook.ts';
import { audienceKeysOf, projectCase, type Viewer } from '#domain/case/visibility.ts';
import { rowOf } from './rowOf.ts';

const urgencyOrder = ['critical', 'urgent', 'consult', 'normal', 'hard'] as const;

/** Fed-back cases to be asked about: in the sample first, urgent before others, fewest attempts first, then longest waiting. */
export const readFollowUps = async (pool: pg.Pool, tenant: string, viewer: Viewer, limit: number, rules: FollowUpRules): Promise<FollowUpQueue> => {
  const { rows } = await pool.query<{ body: Case; due_at: string | null }>({
    name: 'follow-ups',
    text: `select c.body, f.due_at from case_row c join case_fact f using (tenant, case_id)
           where c.tenant = $1 and c.state = 'fed_back'
             and exists (select from case_audience a where a.tenant = c.tenant and a.case_id = c.case_id and a.key = any($2) and a.visible)
           order by c.seq limit 2000`,
    values: [tenant, audienceKeysOf(viewer)],
  });
  const queue = rows.flatMap(({ body, due_at }) => {
    const shown = projectCase(viewer, body, [], [])?.case;
    if (shown === undefined) return [];
    const attempts = shown.followUps.filter(({ contacted }) => !contacted);
    const row = rowOf(shown, due_at === null ? null : Number(due_at));
    return [
      {
        ...row,
        fedBackAt: Math.max(...shown.assignments.map(({ feedback }) => feedback?.at ?? 0)),
        attempts: attempts.length,
        lastAttemptAt: attempts.at(-1)?.at ?? null,
        sampled: isSampled(shown.id, row.urgency, rules),
        secondSample: isSampledTwice(shown.id, rules),
      },
    ];
  });
  return {
    rows: queue
      .sort(
        (left, right) =>
          Number(right.sampled) - Number(left.sampled) ||
          urgencyOrder.indexOf(left.urgency) - urgencyOrder.indexOf(right.urgency) ||
          left.attempts - right.attempts ||
          left.fedBackAt - right.fedBackAt,
      )
      .slice(0, limit),
  };
};
