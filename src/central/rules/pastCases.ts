import type pg from 'pg';
import type { Case } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { maskText } from '#domain/privacy/maskText.ts';
import type { Line } from '#domain/tenant.ts';
import type { Verdict } from '#domain/triage/verdict.ts';
import type { LabInput } from './labWorker.ts';

/** A past case as the lab tries it: the words of its intake, and what it turned out to be. */
export interface PastCase {
  readonly caseId: string;
  readonly number: string;
  readonly input: LabInput;
  readonly final: Verdict | null;
}

export const countCases = async (pool: pg.Pool, tenant: string): Promise<number> => {
  const { rows } = await pool.query<{ count: string }>('select count(*) from case_row where tenant = $1', [tenant]);
  return Number(rows[0]?.count ?? 0);
};

/** Cases after `after` by id. The text is that of the intake, before anybody corrected it: what the rules will hear. */
export const pastCases = async (pool: pg.Pool, tenant: string, after: string, limit: number): Promise<readonly PastCase[]> => {
  const { rows } = await pool.query<{ case_id: string; number: string; body: Case; envelope: EventEnvelope }>({
    name: 'lab-cases',
    text: `select c.case_id, c.number, c.body, e.envelope from case_row c
           join event e on e.tenant = c.tenant and e.case_id = c.case_id and e.version = 1
           where c.tenant = $1 and c.case_id > $2 order by c.case_id limit $3`,
    values: [tenant, after, limit],
  });
  return rows.map(({ case_id, number, body, envelope: { event } }) => {
    const content = event.type === 'taken_in' ? event.content : body.content;
    return {
      caseId: case_id,
      number,
      input: { text: content.description, line: body.intake.line, place: content.place.text, answers: body.triage?.answers ?? {} },
      final: body.state === 'closed' ? (body.triage?.verdict ?? null) : null,
    };
  });
};

/** Masks texts of cases with the names known of each. */
export const maskTexts = async (pool: pg.Pool, tenant: string, texts: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await pool.query<{ case_id: string; name: string }>(
    'select case_id, name from person where tenant = $1 and case_id = any($2) and erased_at is null',
    [tenant, [...texts.keys()]],
  );
  const names = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map([...texts].map(([id, text]) => [id, maskText(text, (names.get(id) ?? []).map(({ name }) => name))]));
};

/** The line whose cases somebody may look into: a shift lead his own, a supervisor every one. */
export const lineOf = ({ role, line }: { readonly role: string; readonly line: Line | null }, wanted: Line | null): Line | null =>
  role === 'shift_lead' ? line : wanted;
