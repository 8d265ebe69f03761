import type pg from 'pg';
import type * as z from 'zod';
import type { DiversionCases, diversionCasesQuerySchema } from '#contract/central/loop.ts';
import { comeBackTime, type DiversionFigures } from '#domain/assessment/diversion.ts';
import type { Instant } from '#domain/tenant.ts';

/** 110's intake of a period (`$2`–`$3`), and which of the diverted callers were back within `$4`. Callers are the same when their number is. */
const intakeSql = `intake as materialized (
             select case_id, caller_id, taken_at, diverted, solved from case_fact
             where tenant = $1 and line = '110' and taken_at >= $2 and taken_at < $3
           ), came as (
             select distinct i.case_id
             from intake i
             join person p on p.tenant = $1 and p.person_id = i.caller_id and p.phone <> ''
             join person again on again.tenant = $1 and again.phone = p.phone and again.case_id <> i.case_id
             join case_fact f on f.tenant = $1 and f.case_id = again.case_id and f.caller_id = again.person_id and f.line = '110'
             where i.diverted and f.taken_at > i.taken_at and f.taken_at <= i.taken_at + $4
           )`;

/** The diversion board of one period, by the time a case came in on 110. */
export const readDiversion = async (pool: pg.Pool, tenant: string, from: Instant, to: Instant): Promise<DiversionFigures> => {
  const { rows } = await pool.query<Record<'intake' | 'diverted' | 'asked' | 'solved' | 'back', number>>({
    name: 'diversion',
    text: `with ${intakeSql}
           select count(*)::int as intake, count(*) filter (where diverted)::int as diverted,
                  count(*) filter (where diverted and solved is not null)::int as asked,
                  count(*) filter (where diverted and solved = 'yes')::int as solved,
                  (select count(*)::int from came) as back
           from intake`,
    values: [tenant, from, to, comeBackTime],
  });
  const [found] = rows;
  return {
    diverted: { hits: found?.diverted ?? 0, n: found?.intake ?? 0 },
    solved: { hits: found?.solved ?? 0, n: found?.asked ?? 0 },
    cameBack: { hits: found?.back ?? 0, n: found?.diverted ?? 0 },
  };
};

type Wanted = z.infer<typeof diversionCasesQuerySchema>;

/** What counts for a figure, and what of it is a hit: the same words as above, a test compares the two. */
const conditions: Readonly<Record<Wanted['figure'], { readonly of: string; readonly hit: string }>> = {
  diverted: { of: 'true', hit: 'i.diverted' },
  solved: { of: 'i.diverted and i.solved is not null', hit: `i.solved = 'yes'` },
  cameBack: { of: 'i.diverted', hit: 'i.case_id in (select case_id from came)' },
};

/** The cases behind one figure of the board, latest first. */
export const readDiversionCases = async (pool: pg.Pool, tenant: string, { from, to, figure, hits, limit }: Wanted): Promise<DiversionCases> => {
  const { of, hit } = conditions[figure];
  const { rows } = await pool.query<{ case_id: string; number: string; title: string; taken_at: string; solved: 'yes' | 'partly' | 'no' | null }>(
    `with ${intakeSql}
     select i.case_id, c.number, coalesce(nullif(c.body->'content'->>'title', ''), left(c.body->'content'->>'description', 40)) as title, i.taken_at, i.solved
     from intake i join case_row c on c.tenant = $1 and c.case_id = i.case_id
     where ${of} and ${hits === 'yes' ? `(${hit})` : `(${hit}) is not true`}
     order by i.taken_at desc limit $5`,
    [tenant, from, to, comeBackTime, limit],
  );
  return { cases: rows.map(({ case_id, number, title, taken_at, solved }) => ({ caseId: case_id, number, title, takenAt: Number(taken_at), solved })) };
};
