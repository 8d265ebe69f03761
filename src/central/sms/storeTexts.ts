import type pg from 'pg';
import { v7 } from 'uuid';
import type { Case } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { textMessagesOf, type TextRules } from '#domain/case/textMessages.ts';

/** Writes down what these events make the central send, in their own transaction: with them or not at all, and once. */
export const storeTexts = async (
  client: pg.PoolClient,
  tenant: string,
  cases: readonly Case[],
  events: readonly EventEnvelope[],
  rules: TextRules,
): Promise<void> => {
  const of = Map.groupBy(events, ({ caseId }) => caseId);
  const texts = cases.flatMap((state) => textMessagesOf(state, of.get(state.id) ?? [], rules).map((text) => ({ ...text, caseId: state.id, at: state.updatedAt })));
  if (texts.length === 0) return;
  await client.query({
    name: 'store-texts',
    text: `insert into sms (tenant, sms_id, case_id, person_id, template, cause, text, state, attempts, at)
           select $1, sms_id, case_id, person_id, template, cause, text, 'waiting', 0, at
           from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::text[], $8::bigint[])
             as given (sms_id, case_id, person_id, template, cause, text, at)
           on conflict do nothing`,
    values: [
      tenant,
      texts.map(() => v7()),
      texts.map(({ caseId }) => caseId),
      texts.map(({ personId }) => personId),
      texts.map(({ template }) => template),
      texts.map(({ cause }) => cause),
      texts.map(({ text }) => text),
      texts.map(({ at }) => at),
    ],
  });
};
