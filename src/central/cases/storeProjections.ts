import type pg from 'pg';
import { isDiverted } from '#domain/assessment/diversion.ts';
import { shareFactsOf } from '#domain/assessment/shareFact.ts';
import type { Case } from '#domain/case/case.ts';
import { clocksOf, nearestClock } from '#domain/case/clocks.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import { followUpNeed } from '#domain/case/followUpNeed.ts';
import { escalationMarks } from '#domain/case/escalations.ts';
import { foldText, indexTokens } from '#domain/search/bigrams.ts';

type Client = Pick<pg.PoolClient, 'query'>;
type Rules = Pick<DecideContext, 'rules' | 'calendar'>;

/** What lists, assessment and clocks read: made from the case alone, in the transaction that changes it. */
export const storeProjections = async (client: Client, tenant: string, cases: readonly Case[], rules: Rules): Promise<void> => {
  if (cases.length === 0) return;
  await storeCaseFacts(client, tenant, cases, rules);
  await storeShareFacts(client, tenant, cases, rules);
  await storeMarks(client, tenant, cases, rules);
};

/** For data written before the projections were: whatever has none gets one. */
export const fillProjections = async (pool: pg.Pool, tenant: string, rules: Rules): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ body: Case }>(
      `select c.body from case_row c left join case_fact f using (tenant, case_id)
       where c.tenant = $1 and f.case_id is null limit 1000`,
      [tenant],
    );
    if (rows.length === 0) return;
    await storeProjections(pool, tenant, rows.map(({ body }) => body), rules);
  }
};

const storeCaseFacts = (client: Client, tenant: string, cases: readonly Case[], { rules, calendar }: Rules) => {
  const words = cases.map(wordsOf);
  return client.query({
    name: 'store-case-facts',
    // An array of arrays must be rectangular in PostgreSQL: the tokens travel as one text and are cut apart there.
    text: `insert into case_fact (tenant, case_id, line, taken_at, caller_id, diverted, solved, is_open, due_at, tokens, words, follow_up)
           select $1, case_id, line, taken_at, caller_id, diverted, solved, is_open, due_at, string_to_array(tokens, ' '), words, follow_up
           from unnest($2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::bool[], $7::text[], $8::bool[], $9::bigint[], $10::text[], $11::text[], $12::jsonb[])
             as given (case_id, line, taken_at, caller_id, diverted, solved, is_open, due_at, tokens, words, follow_up)
           on conflict (tenant, case_id) do update set
             diverted = excluded.diverted, solved = excluded.solved, is_open = excluded.is_open, due_at = excluded.due_at,
             caller_id = excluded.caller_id, tokens = excluded.tokens, words = excluded.words, follow_up = excluded.follow_up`,
    values: [
      tenant,
      cases.map(({ id }) => id),
      cases.map(({ intake }) => intake.line),
      cases.map(({ createdAt }) => createdAt),
      cases.map(({ intake }) => intake.callerId),
      cases.map(isDiverted),
      cases.map(({ followUps }) => followUps.findLast(({ contacted, sample }) => contacted && sample !== 'second')?.solved ?? null),
      cases.map(({ state }) => !['closed', 'void', 'merged'].includes(state)),
      cases.map((state) => nearestClock(clocksOf(state, rules.clocks, calendar))?.dueAt ?? null),
      words.map((each) => indexTokens(each).join(' ')),
      words,
      cases.map((state) => needText(state, rules)),
    ],
  });
};

const needText = (state: Case, rules: Rules['rules']): string | null => {
  const need = followUpNeed(state, rules);
  return need === null ? null : JSON.stringify(need);
};

/** What a case is searched by. */
export const wordsOf = ({ number, content }: Case): string =>
  foldText([number, number.replaceAll('-', ''), content.title, content.description, content.place.text, content.place.detail, content.demand].join(' '));

const storeShareFacts = async (client: Client, tenant: string, cases: readonly Case[], { rules, calendar }: Rules): Promise<void> => {
  const facts = cases.flatMap((state) => shareFactsOf(state, rules.clocks, calendar));
  if (facts.length === 0) return;
  // Shares are never taken away from a case: what is written once is only ever written anew.
  await client.query({
    name: 'store-share-facts',
    text: `insert into share_fact (tenant, assignment_id, case_id, unit_id, dispatched_at, contacted_at, finished_at, due_at, reworked, solved, satisfied, exemption)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bool[], $10::text[], $11::text[], $12::text[])
           on conflict (tenant, assignment_id) do update set
             contacted_at = excluded.contacted_at, finished_at = excluded.finished_at, due_at = excluded.due_at, reworked = excluded.reworked,
             solved = excluded.solved, satisfied = excluded.satisfied, exemption = excluded.exemption`,
    values: [
      tenant,
      facts.map(({ assignmentId }) => assignmentId),
      facts.map(({ caseId }) => caseId),
      facts.map(({ unitId }) => unitId),
      facts.map(({ dispatchedAt }) => dispatchedAt),
      facts.map(({ contactedAt }) => contactedAt),
      facts.map(({ finishedAt }) => finishedAt),
      facts.map(({ dueAt }) => dueAt),
      facts.map(({ reworked }) => reworked),
      facts.map(({ solved }) => solved),
      facts.map(({ satisfied }) => satisfied),
      facts.map(({ exemption }) => exemption),
    ],
  });
};

const storeMarks = async (client: Client, tenant: string, cases: readonly Case[], { rules, calendar }: Rules): Promise<void> => {
  await client.query({
    name: 'drop-marks',
    text: 'delete from clock_mark where tenant = $1 and case_id = any($2::uuid[])',
    values: [tenant, cases.map(({ id }) => id)],
  });
  const marks = cases.flatMap((state) => escalationMarks(state, rules, calendar).map((mark) => ({ caseId: state.id, ...mark })));
  if (marks.length === 0) return;
  await client.query({
    name: 'store-marks',
    text: `insert into clock_mark (tenant, case_id, assignment_id, clock, step, due_at)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[])`,
    values: [
      tenant,
      marks.map(({ caseId }) => caseId),
      marks.map(({ assignmentId }) => assignmentId),
      marks.map(({ clock }) => clock),
      marks.map(({ to }) => to),
      marks.map(({ dueAt }) => dueAt),
    ],
  });
};
