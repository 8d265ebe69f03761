import type pg from 'pg';
import type { Assessment, Drill } from '#contract/central/loop.ts';
import { scoreOf, type AssessmentRules } from '#domain/assessment/grade.ts';
import type { Exemption } from '#domain/assessment/shareFact.ts';
import { addFigures, noFigures, type UnitFigures } from '#domain/assessment/unitFigures.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';

export type Figure = 'dispatched' | 'responded' | 'solved' | 'satisfied' | 'finished' | 'onTime' | 'reworked' | 'unsatisfied' | 'exempt';

const counted = 'exemption is null';
const asked = 'solved is not null and satisfied is not null';

/**
 * What counts for a figure and what of it is a hit, over `share_fact`. `$2` is now. The same words as unitFigures.ts; a test
 * compares the two on the same data.
 */
const figures: Readonly<Record<Exclude<Figure, 'dispatched' | 'exempt'>, { readonly of: string; readonly hit: string }>> = {
  responded: { of: 'true', hit: 'contacted_at - dispatched_at <= 86400000' },
  solved: { of: asked, hit: `solved = 'yes'` },
  satisfied: { of: asked, hit: `satisfied in ('very', 'yes')` },
  finished: { of: 'true', hit: 'finished_at is not null' },
  onTime: { of: '(finished_at is not null or due_at < $2)', hit: 'finished_at <= due_at' },
  reworked: { of: '(finished_at is not null or reworked)', hit: 'reworked' },
  unsatisfied: { of: asked, hit: `satisfied = 'no'` },
};
const rateNames = Object.keys(figures) as readonly (keyof typeof figures)[];
const exemptions: readonly Exemption[] = ['void', 'merged', 'returned', 'recheck', 'not_genuine', 'suspended'];

const columns = [
  `count(*) filter (where ${counted})::int as dispatched`,
  ...exemptions.map((each) => `count(*) filter (where exemption = '${each}')::int as exempt_${each}`),
  ...rateNames.flatMap((name) => [
    `count(*) filter (where ${counted} and ${figures[name].of})::int as "${name}_n"`,
    `count(*) filter (where ${counted} and ${figures[name].of} and ${figures[name].hit})::int as "${name}_hits"`,
  ]),
].join(',\n');

type FigureRow = Readonly<Record<string, number>>;

const figuresOfRow = (row: FigureRow): UnitFigures => {
  const rate = (name: string) => ({ hits: row[`${name}_hits`] ?? 0, n: row[`${name}_n`] ?? 0 });
  return {
    dispatched: row['dispatched'] ?? 0,
    exempt: Object.fromEntries(exemptions.map((each) => [each, row[`exempt_${each}`] ?? 0])) as Record<Exemption, number>,
    responded: rate('responded'),
    solved: rate('solved'),
    satisfied: rate('satisfied'),
    finished: rate('finished'),
    onTime: rate('onTime'),
    reworked: rate('reworked'),
    unsatisfied: rate('unsatisfied'),
  };
};

export interface AssessmentWanted {
  readonly from: Instant;
  readonly to: Instant;
  readonly level?: string | undefined;
  /** Units to be shown; null: all. */
  readonly unitIds: readonly string[] | null;
}

/** Figures by unit, best score first; units without a grade last. */
export const readAssessment = async (
  pool: pg.Pool,
  tenant: string,
  { from, to, level, unitIds }: AssessmentWanted,
  { tree, rules, now }: { readonly tree: UnitTree; readonly rules: AssessmentRules; readonly now: Instant },
): Promise<Assessment> => {
  const { rows } = await pool.query<FigureRow & { unit_id: string }>({
    name: 'assessment',
    text: `select unit_id, ${columns}
           from share_fact where tenant = $1 and dispatched_at >= $3 and dispatched_at < $4 and ($5::text[] is null or unit_id = any($5))
           group by unit_id`,
    values: [tenant, now, from, to, unitIds],
  });
  const units = rows
    .flatMap((row) => {
      const unit = tree.get(row.unit_id);
      if (unit === null || (level !== undefined && unit.kind !== level)) return [];
      const counts = figuresOfRow(row);
      return [{ unitId: unit.id, name: unit.name, kind: unit.kind, figures: counts, score: scoreOf(counts, rules) }];
    })
    .sort((left, right) => (right.score?.score ?? -1) - (left.score?.score ?? -1) || right.figures.dispatched - left.figures.dispatched);
  return {
    units,
    total: units.reduce((sum, each) => addFigures(sum, each.figures), noFigures),
    rulesVersion: rules.version,
    weights: rules.weights,
    leastShares: rules.leastShares,
    at: now,
  };
};

/** The cases behind one figure of one unit, latest first. */
export const readDrill = async (
  pool: pg.Pool,
  tenant: string,
  wanted: { readonly unitId: string; readonly from: Instant; readonly to: Instant; readonly figure: Figure; readonly hits: 'yes' | 'no'; readonly limit: number },
  now: Instant,
): Promise<Drill> => {
  const { rows } = await pool.query<{ case_id: string; number: string; title: string; dispatched_at: string; due_at: string; finished_at: string | null; exemption: string | null }>(
    `select f.case_id, c.number, coalesce(nullif(c.body->'content'->>'title', ''), left(c.body->'content'->>'description', 40)) as title,
            f.dispatched_at, f.due_at, f.finished_at, f.exemption
     from share_fact f join case_row c using (tenant, case_id)
     where f.tenant = $1 and f.unit_id = $3 and f.dispatched_at >= $4 and f.dispatched_at < $5 and $2::bigint is not null and ${conditionOf(wanted.figure, wanted.hits)}
     order by f.dispatched_at desc limit $6`,
    [tenant, now, wanted.unitId, wanted.from, wanted.to, wanted.limit],
  );
  return {
    shares: rows.map((row) => ({
      caseId: row.case_id,
      number: row.number,
      title: row.title,
      dispatchedAt: Number(row.dispatched_at),
      dueAt: Number(row.due_at),
      finishedAt: row.finished_at === null ? null : Number(row.finished_at),
      exemption: row.exemption,
    })),
  };
};

const conditionOf = (figure: Figure, hits: 'yes' | 'no'): string => {
  if (figure === 'exempt') return 'exemption is not null';
  if (figure === 'dispatched') return counted;
  const { of, hit } = figures[figure];
  return `${counted} and ${of} and ${hits === 'yes' ? `(${hit})` : `(${hit}) is not true`}`;
};
