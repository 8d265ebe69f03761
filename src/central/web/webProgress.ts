import { createHash, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { WebProgress } from '#contract/central/webReports.ts';
import { ContractError } from '#contract/errors.ts';
import type { Case } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';
import { publicReply, publicStage, publicSteps } from '#domain/web/publicProgress.ts';
import { plainCode, queryCode } from './webKey.ts';

const mostWrong = 10;
const hour = 3_600_000;

/** Answers who has number and code of a web report. A wrong number and a wrong code look alike; ten wrong codes shut a number for an hour. */
export const createWebProgress = (deps: {
  readonly pool: pg.Pool;
  readonly tenant: string;
  readonly key: Buffer;
  readonly tree: UnitTree;
  readonly now: () => Instant;
}): ((number: string, code: string) => Promise<WebProgress>) => {
  const { pool, tenant, key, tree, now } = deps;
  const wrong = new Map<string, { readonly since: Instant; readonly times: number }>();

  const guard = (number: string): void => {
    const known = wrong.get(number);
    if (known !== undefined && known.since + hour < now()) wrong.delete(number);
    else if (known !== undefined && known.times >= mostWrong) throw new ContractError('rate_limited', 'web_code');
  };
  const note = (number: string): void => {
    // An hour's wrong numbers at most: who tries millions does not fill the memory with them.
    if (wrong.size > 10_000) wrong.clear();
    wrong.set(number, { since: wrong.get(number)?.since ?? now(), times: (wrong.get(number)?.times ?? 0) + 1 });
  };

  return async (typedNumber, typedCode) => {
    const number = typedNumber.replace(/\D/gu, '').replace(/^(\d{8})(\d{3})(\d{4})(\d)$/u, '$1-$2-$3-$4');
    guard(number);
    const { rows } = await pool.query<{ case_id: string; body: Case }>(
      `select case_id, body from case_row where tenant = $1 and number = $2 and body->'intake'->>'channel' = 'web'`,
      [tenant, number],
    );
    const found = rows[0];
    if (!isSame(plainCode(typedCode), plainCode(queryCode(key, found?.case_id ?? ''))) || found === undefined) {
      note(number);
      throw new ContractError('not_found', 'web_report');
    }
    wrong.delete(number);
    const events = await pool.query<{ envelope: EventEnvelope }>('select envelope from event where tenant = $1 and case_id = $2 order by version', [tenant, found.case_id]);
    const { body } = found;
    return {
      number,
      title: body.content.title,
      stage: publicStage(body.state),
      steps: publicSteps(body, events.rows.map(({ envelope }) => envelope)).map(({ kind, at, unitIds }) => ({
        kind, at, units: unitIds.flatMap((id) => tree.get(id)?.name ?? []),
      })),
      reply: publicReply(body),
      question: body.question?.unitId === null ? body.question.text : '',
      line: body.owner?.line ?? '12345',
    };
  };
};

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other));
