import type pg from 'pg';
import { comeBackTime, type DiversionFigures } from '#domain/assessment/diversion.ts';
import type { Instant } from '#domain/tenant.ts';

/** The diversion board of one period, by the time a case came in on 110. Callers are the same when their number is. */
export const readDiversion = async (pool: pg.Pool, tenant: string, from: Instant, to: Instant): Promise<DiversionFigures> => {
  const { rows } = await pool.query<Record<'intake' | 'diverted' | 'asked' | 'solved' | 'back', number>>({
    name: 'diversion',
    text: `with intake as materialized (
             select case_id, caller_id, taken_at, diverted, solved from case_fact
             where tenant = $1 and line = '110' and taken_at >= $2 and taken_at < $3
           ), came as (
             select distinct i.case_id
             from intake i
             join person p on p.tenant = $1 and p.person_id = i.caller_id and p.phone <> ''
             join person again on again.tenant = $1 and again.phone = p.phone and again.case_id <> i.case_id
             join case_fact f on f.tenant = $1 and f.case_id = again.case_id and f.caller_id = again.person_id and f.line = '110'
             where i.diverted and f.taken_at > i.taken_at and f.taken_at <= i.taken_at + $4
           )
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
