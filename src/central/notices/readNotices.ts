import type pg from 'pg';
import type { Notices } from '#contract/central/loop.ts';
import type { Case } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { audienceKeysOf, projectCase, type Viewer } from '#domain/case/visibility.ts';
import { noticeOf } from './noticeOf.ts';

/** Events looked at for one answer; a quiet viewer asks on from `next`. */
const atOnce = 2_000;

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
): Promise<Notices> => {
  const seen = userId === null ? null : await pool.query<{ seq: string }>('select seq from notice_seen where tenant = $1 and user_id = $2', [tenant, userId]);
  const { rows } = await pool.query<{ seq: string; envelope: EventEnvelope; body: Case }>({
    name: 'notice-events',
    text: `select e.seq, e.envelope, c.body from event e join case_row c using (tenant, case_id)
           where e.tenant = $1 and e.seq > $3
             and exists (select from case_audience a where a.tenant = e.tenant and a.case_id = e.case_id and a.key = any($2) and a.visible)
           order by e.seq limit ${atOnce}`,
    values: [tenant, audienceKeysOf(viewer), after],
  });
  const found = rows.flatMap(({ seq, envelope, body }) => {
    const shown = projectCase(viewer, body, [envelope], []);
    const [event] = shown?.events ?? [];
    const said = shown === null || event === undefined ? null : noticeOf(viewer, userId, shown.case, event);
    if (said === null) return [];
    const title = body.content.title || body.content.description.slice(0, 40);
    return [{ seq: Number(seq), caseId: body.id, number: body.number, title, ...said, at: envelope.acceptedAt ?? envelope.at }];
  });
  const notices = found.slice(0, limit);
  const next = found.length > limit ? (notices.at(-1)?.seq ?? after) : Number(rows.at(-1)?.seq ?? after);
  return { notices, next, seen: Number(seen?.rows[0]?.seq ?? 0) };
};
