import type pg from 'pg';
import type { Notices } from '#contract/central/loop.ts';
import type { Case } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { audienceKeysOf, projectCase, type Viewer } from '#domain/case/visibility.ts';
import { noticeOf } from '#domain/notice/noticeOf.ts';
import type { NoticeRules } from '#domain/notice/noticeRules.ts';

/** Cases looked at for one answer: those that changed last under the viewer's keys. Who was away longer reads his lists. */
const latestCases = 300;

/**
 * Notices are not stored: they are the events of the feed, seen through "who sees what" and the rules per role. What a role
 * should hear of can be changed tomorrow and holds for yesterday.
 */
export const readNotices = async (
  pool: pg.Pool,
  tenant: string,
  viewer: Viewer,
  userId: string | null,
  { after, limit }: { readonly after: number; readonly limit: number },
  rules: NoticeRules,
): Promise<Notices> => {
  const seen = userId === null ? null : await pool.query<{ seq: string }>('select seq from notice_seen where tenant = $1 and user_id = $2', [tenant, userId]);
  const { rows } = await pool.query<{ seq: string; envelope: EventEnvelope; body: Case }>({
    name: 'notice-events',
    text: `with latest as materialized (
             select case_id from case_audience where tenant = $1 and key = any($2) and seq > $3 and visible order by seq desc limit ${latestCases}
           )
           select e.seq, e.envelope, c.body
           from (select distinct case_id from latest) l
           join case_row c on c.tenant = $1 and c.case_id = l.case_id
           join event e on e.tenant = $1 and e.case_id = l.case_id and e.seq > $3
           order by e.seq`,
    values: [tenant, audienceKeysOf(viewer), after],
  });
  const found = rows.flatMap(({ seq, envelope, body }) => {
    const shown = projectCase(viewer, body, [envelope], []);
    const [event] = shown?.events ?? [];
    const said = shown === null || event === undefined ? null : noticeOf(viewer, userId, shown.case, event, rules);
    if (said === null) return [];
    const title = body.content.title || body.content.description.slice(0, 40);
    return [{ seq: Number(seq), caseId: body.id, number: body.number, title, ...said, at: envelope.acceptedAt ?? envelope.at }];
  });
  return { notices: found.slice(-limit), next: Number(rows.at(-1)?.seq ?? after), seen: Number(seen?.rows[0]?.seq ?? 0) };
};
