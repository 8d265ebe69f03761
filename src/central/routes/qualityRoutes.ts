import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { qualityDrillSchema, qualityPeriodSchema, type QualityDrill } from '#contract/central/quality.ts';
import type { JudgedCase } from '#domain/assessment/judgedCase.ts';
import { reasonOf, verdictQuality, wasOverridden } from '#domain/assessment/verdictQuality.ts';
import { mayEditRules } from '#domain/boundary/ruleSet.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Identify } from '../plugins/identify.ts';
import { judgedCases } from '../rules/judgedCases.ts';
import { lineOf, maskTexts } from '../rules/pastCases.ts';
import { requireRole } from './ruleRoutes.ts';

const mostRows = 200;

/** The board of the diversion, for those who lead; figures are domain/assessment's. */
export const qualityRoutes = (
  app: FastifyInstance,
  { identify, pool, tenant, audit }: { readonly identify: Identify; readonly pool: pg.Pool; readonly tenant: string; readonly audit: Audit },
): void => {
  app.get('/api/quality', async (request) => {
    const user = await requireRole(identify, request, mayEditRules);
    const { from, to, line } = qualityPeriodSchema.parse(request.query);
    return verdictQuality(await judgedCases(pool, tenant, { from, to, line: lineOf(user, line) }));
  });

  app.get('/api/quality/cases', async (request) => {
    const user = await requireRole(identify, request, mayEditRules);
    const drill = qualityDrillSchema.parse(request.query);
    const found = (await judgedCases(pool, tenant, { ...drill, line: lineOf(user, drill.line) }))
      .filter((each) => stands(each, drill))
      .sort((left, right) => right.closedAt - left.closedAt);
    const rows = found.slice(0, mostRows);
    const texts = await textsOf(pool, tenant, rows.map(({ caseId }) => caseId));
    await audit.record(user.userId, 'quality_cases_read', { cases: String(rows.length) });
    return {
      total: found.length,
      rows: rows.map(({ caseId, number, line, closedAt, engine, call, dispatch, final, overrideCode, overrideReason }) => ({
        ...{ caseId, number, line, closedAt, engine, call, dispatch, final, overrideCode, overrideReason },
        text: texts.get(caseId) ?? '',
      })),
    };
  });
};

const stands = (judged: JudgedCase, { rule, said, final, reason }: QualityDrill): boolean =>
  (rule === null || judged.cues.some((cue) => cue.rule === rule)) &&
  (said === null || judged.engine === said) &&
  (final === null || judged.final === final) &&
  (reason === null || (wasOverridden(judged) && (reason === 'any' || reasonOf(judged) === reason)));

const textsOf = async (pool: pg.Pool, tenant: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await pool.query<{ case_id: string; text: string }>(
    `select case_id, left(body->'content'->>'description', 200) as text from case_row where tenant = $1 and case_id = any($2)`,
    [tenant, ids],
  );
  return maskTexts(pool, tenant, new Map(rows.map(({ case_id, text }) => [case_id, text])));
};
