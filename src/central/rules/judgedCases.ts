import type pg from 'pg';
import { judgedCaseOf, type JudgedCase } from '#domain/assessment/judgedCase.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import type { Instant, Line } from '#domain/tenant.ts';

const batchSize = 1_000;
/** The events that carry a verdict or a step that the board asks for. */
const telling = ['taken_in', 'triaged', 'reclassified', 'dispatched', 'fed_back', 'closed'];

/** Closed cases of a period with their verdicts, folded from their events batch by batch. */
export const judgedCases = async (
  pool: pg.Pool,
  tenant: string,
  period: { readonly from: Instant; readonly to: Instant; readonly line: Line | null },
): Promise<readonly JudgedCase[]> => {
  const { rows } = await pool.query<{ case_id: string }>(
    `select case_id from case_row
     where tenant = $1 and state = 'closed' and (body->>'closedAt')::bigint >= $2 and (body->>'closedAt')::bigint < $3
       and ($4::text is null or body->'intake'->>'line' = $4)`,
    [tenant, period.from, period.to, period.line],
  );
  const found: JudgedCase[] = [];
  for (let from = 0; from < rows.length; from += batchSize) {
    const ids = rows.slice(from, from + batchSize).map(({ case_id }) => case_id);
    const events = await pool.query<{ case_id: string; envelope: EventEnvelope }>({
      name: 'judged-events',
      text: `select case_id, envelope from event
             where tenant = $1 and case_id = any($2) and envelope->'event'->>'type' = any($3) order by case_id, version`,
      values: [tenant, ids, telling],
    });
    for (const history of Map.groupBy(events.rows, ({ case_id }) => case_id).values()) {
      const judged = judgedCaseOf(history.map(({ envelope }) => envelope));
      if (judged !== null) found.push(judged);
    }
  }
  return found;
};
