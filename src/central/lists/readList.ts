import type pg from 'pg';
import type * as z from 'zod';
import type { CentralList, centralListQuerySchema } from '#contract/central/loop.ts';
import type { Case } from '#domain/case/case.ts';
import { audienceKeysOf, projectCase, type Viewer } from '#domain/case/visibility.ts';
import { foldText, queryTokens } from '#domain/search/bigrams.ts';
import type { Instant } from '#domain/tenant.ts';
import { wordsOf } from '../cases/storeProjections.ts';
import { rowOf } from './rowOf.ts';

type Wanted = z.infer<typeof centralListQuerySchema>;

const conditions: Readonly<Record<Wanted['list'], string>> = {
  all: 'true',
  open: 'f.is_open',
  overdue: 'f.is_open and f.due_at < $3',
  to_follow_up: `f.is_open and c.state = 'fed_back'`,
  // A return, more time, a rest, an exception: whatever a unit asked for and nobody has decided.
  to_decide: `f.is_open and c.body @? '$.requests[*] ? (@.decision == null)'`,
};

/**
 * One page of a list, nearest end of a clock first; a search shows the newest first. What may be seen is filtered by key in
 * the query and projected by role after, as in the feed.
 */
export const readList = async (pool: pg.Pool, tenant: string, viewer: Viewer, wanted: Wanted, now: Instant): Promise<CentralList> => {
  const tokens = queryTokens(wanted.text);
  const folded = foldText(wanted.text.trim());
  const search = folded === '' ? '' : `and f.tokens @> $6 and strpos(f.words, $7) > 0`;
  const sort = folded === '' && wanted.list !== 'all' ? 'f.due_at nulls last, f.taken_at' : 'f.taken_at desc';
  const unit = wanted.unitId === undefined ? '' : `and exists (select from share_fact s where s.tenant = f.tenant and s.case_id = f.case_id and s.unit_id = $8)`;
  const { rows } = await pool.query<{ body: Case; due_at: string | null }>({
    name: `list-${wanted.list}-${search === '' ? '' : 'search'}-${unit === '' ? '' : 'unit'}`,
    text: `select c.body, f.due_at from case_fact f join case_row c using (tenant, case_id)
           where f.tenant = $1 and ${conditions[wanted.list]} and $3::bigint is not null and $6::text[] is not null and $7::text is not null
             and ($8::text is not null or true) ${search} ${unit}
             and exists (select from case_audience a where a.tenant = f.tenant and a.case_id = f.case_id and a.key = any($2) and a.visible)
           order by ${sort} limit $4 offset $5`,
    values: [tenant, audienceKeysOf(viewer), now, wanted.limit, wanted.offset, tokens, folded, wanted.unitId ?? null],
  });
  return {
    rows: rows.flatMap(({ body, due_at }) => {
      const shown = projectCase(viewer, body, [], []);
      // A hit in what this viewer does not see of the case would tell him that it is there.
      return shown === null || !wordsOf(shown.case).includes(folded) ? [] : [rowOf(shown.case, due_at === null ? null : Number(due_at))];
    }),
  };
};
