import type pg from 'pg';
import type { FeedChange, FeedPage } from '#contract/central/sync.ts';
import type { Case, Person } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { audienceKeysOf, projectCase, type Viewer } from '#domain/case/visibility.ts';

export interface Feed {
  /** Changes after `after` that this viewer may see, oldest first, at most `limit`. */
  page(viewer: Viewer, after: number, limit: number): Promise<FeedPage>;
  head(): Promise<{ readonly epoch: string; readonly head: number }>;
  /** Whether the viewer may see a case in which this file is named. */
  showsFile(viewer: Viewer, fileId: string): Promise<boolean>;
}

interface AudienceRow {
  readonly seq: string;
  readonly case_id: string;
  readonly visible: boolean;
  readonly body: Case;
}

/** The read path. Filters by key and projects by role before anything leaves the central. */
export const createFeed = ({ pool, tenant }: { readonly pool: pg.Pool; readonly tenant: string }): Feed => {
  const head = async (client: pg.Pool | pg.PoolClient): Promise<{ epoch: string; head: number }> => {
    const { rows } = await client.query<{ epoch: string; head: string }>(
      'select epoch, next_seq - 1 as head from tenant where tenant = $1',
      [tenant],
    );
    return { epoch: rows[0]?.epoch ?? '', head: Number(rows[0]?.head ?? 0) };
  };

  const read = async (client: pg.PoolClient, viewer: Viewer, after: number, limit: number): Promise<FeedPage> => {
    const at = await head(client);
    const { rows } = await client.query<AudienceRow>({
      name: 'feed-page',
      text: `select a.seq, a.case_id, a.visible, c.body
             from case_audience a join case_row c using (tenant, case_id)
             where a.tenant = $1 and a.key = any($2) and a.seq > $3
             order by a.seq limit $4`,
      values: [tenant, audienceKeysOf(viewer), after, limit],
    });
    const ids = rows.map(({ case_id }) => case_id);
    const events = await client.query<{ case_id: string; envelope: EventEnvelope }>({
      name: 'feed-events',
      text: 'select case_id, envelope from event where tenant = $1 and case_id = any($2) order by case_id, version',
      values: [tenant, ids],
    });
    const persons = await client.query<{ case_id: string; person_id: string; name: string; phone: string }>({
      name: 'feed-persons',
      text: 'select case_id, person_id, name, phone from person where tenant = $1 and (case_id = any($2) or person_id = any($3)) and erased_at is null',
      values: [tenant, ids, rows.flatMap(({ body }) => absorbedCallers(body))],
    });
    const eventsOf = Map.groupBy(events.rows, ({ case_id }) => case_id);
    const changes = rows.map((row): FeedChange => {
      const callers = absorbedCallers(row.body);
      const own = persons.rows
        .filter(({ case_id, person_id }) => case_id === row.case_id || callers.includes(person_id))
        .map(({ person_id, name, phone }): Person => ({ id: person_id, name, phone }));
      const history = (eventsOf.get(row.case_id) ?? []).map(({ envelope }) => envelope);
      const shown = row.visible ? projectCase(viewer, row.body, history, own) : null;
      return shown === null
        ? { visible: false, seq: Number(row.seq), caseId: row.case_id }
        : { visible: true, seq: Number(row.seq), case: shown.case, events: [...shown.events], persons: [...shown.persons] };
    });
    return { ...at, next: rows.length === limit ? Number(rows.at(-1)?.seq ?? at.head) : at.head, changes };
  };

  return {
    head: () => head(pool),
    page: async (viewer, after, limit) => {
      const client = await pool.connect();
      try {
        // One snapshot for head, rows and histories: what is beyond `head` is not in the page.
        await client.query('begin isolation level repeatable read read only');
        const page = await read(client, viewer, after, limit);
        await client.query('commit');
        return page;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    },
    showsFile: async (viewer, fileId) => {
      const { rows } = await pool.query<{ body: Case }>(
        `select c.body from case_audience a join case_row c using (tenant, case_id)
         where a.tenant = $1 and a.key = any($2) and a.visible
           and (c.body @> jsonb_build_object('assignments', jsonb_build_array(
             jsonb_build_object('feedback', jsonb_build_object('photos', jsonb_build_array(jsonb_build_object('fileId', $3::text))))))
             or c.body @> jsonb_build_object('assignments', jsonb_build_array(
             jsonb_build_object('recheck', jsonb_build_object('photos', jsonb_build_array(jsonb_build_object('fileId', $3::text))))))
             or c.body @> jsonb_build_object('assignments', jsonb_build_array(
             jsonb_build_object('contacts', jsonb_build_array(jsonb_build_object('photos', jsonb_build_array(jsonb_build_object('fileId', $3::text)))))))
             or c.body @> jsonb_build_object('intake', jsonb_build_object('attachments', jsonb_build_array(jsonb_build_object('fileId', $3::text)))))
         limit 1`,
        [tenant, audienceKeysOf(viewer), fileId],
      );
      const body = rows[0]?.body;
      // Named in what this viewer sees of the case, not only somewhere in it.
      return body !== undefined && JSON.stringify(projectCase(viewer, body, [], [])).includes(fileId);
    },
  };
};

/** Callers of the cases merged into this one: followed up, and reached, like its own. */
const absorbedCallers = ({ absorbed = [] }: Case): readonly string[] => absorbed.flatMap(({ callerId }) => callerId ?? []);
