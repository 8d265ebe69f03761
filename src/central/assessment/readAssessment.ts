import type pg from 'pg';
import type { Assessment, Drill } from '#contract/central/loop.ts';
import { scoreOf, type AssessmentRules } from '#domain/assessment/grade.ts';
import type { ShareFact } from '#domain/assessment/shareFact.ts';
import { addFigures, figuresOf, noFigures, timesFigures, type UnitFigures } from '#domain/assessment/unitFigures.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';

export type Figure = 'dispatched' | 'responded' | 'solved' | 'satisfied' | 'finished' | 'onTime' | 'reworked' | 'unsatisfied' | 'exempt';

const counted = 'exemption is null';
const asked = 'solved is not null and satisfied is not null';

/** What counts for a figure and what of it is a hit, for the list of cases behind it; `$2` is now. A test compares it with unitFigures.ts. */
const figures: Readonly<Record<Exclude<Figure, 'dispatched' | 'exempt'>, { readonly of: string; readonly hit: string }>> = {
  responded: { of: 'true', hit: 'contacted_at - dispatched_at <= 86400000' },
  solved: { of: asked, hit: `solved = 'yes'` },
  satisfied: { of: asked, hit: `satisfied in ('very', 'yes')` },
  finished: { of: 'true', hit: 'finished_at is not null' },
  onTime: { of: '(finished_at is not null or due_at < $2)', hit: 'finished_at <= due_at' },
  reworked: { of: '(finished_at is not null or reworked)', hit: 'reworked' },
  unsatisfied: { of: asked, hit: `satisfied = 'no'` },
};

/** Shares of one unit that are alike in everything the figures look at. */
interface Alike extends Pick<ShareFact, 'exemption' | 'solved' | 'satisfied' | 'reworked'> {
  readonly unit_id: string;
  readonly responded: boolean;
  readonly finished: boolean;
  readonly on_time: boolean;
  readonly overdue: boolean;
  readonly n: number;
}

/** Counted by the one place that knows the formulas: one share that stands for all that are alike. */
const figuresOfAlike = ({ unit_id, responded, finished, on_time, overdue, n, ...same }: Alike): UnitFigures => {
  const dueAt = 2;
  const one: ShareFact = {
    ...same,
    caseId: '',
    assignmentId: '',
    unitId: unit_id,
    dispatchedAt: 0,
    contactedAt: responded ? 0 : null,
    finishedAt: finished ? (on_time ? dueAt : dueAt + 1) : null,
    dueAt,
  };
  return timesFigures(figuresOf([one], overdue ? dueAt + 1 : dueAt), n);
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
  const { rows } = await pool.query<Alike>({
    name: 'assessment',
    text: `select unit_id, exemption, solved, satisfied, reworked,
             coalesce(contacted_at - dispatched_at <= 86400000, false) as responded, finished_at is not null as finished,
             coalesce(finished_at <= due_at, false) as on_time, due_at < $2 as overdue, count(*)::int as n
           from share_fact where tenant = $1 and dispatched_at >= $3 and dispatched_at < $4 and ($5::text[] is null or unit_id = any($5))
           group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
    values: [tenant, now, from, to, unitIds],
  });
  const units = [...Map.groupBy(rows, ({ unit_id }) => unit_id)]
    .flatMap(([unitId, alike]) => {
      const unit = tree.get(unitId);
      if (unit === null || (level !== undefined && unit.kind !== level)) return [];
      const counts = alike.map(figuresOfAlike).reduce(addFigures, noFigures);
      return [{ unitId: unit.id, name: unit.name, kind: unit.kind, figures: counts, score: scoreOf(counts, rules) }];
    })
    .sort((left, right) => (right.score?.score ?? -1) - (left.score?.score ?? -1) || right.figures.dispatched - left.figures.dispatched);
  return {
    units,
    total: units.reduce((sum, each) => addFigures(sum, each.figures), noFigures),
    rulesVersion: rules.version,
    weights: rules.weights,
    grades: rules.grades,
    leastShares: rules.leastShares,
    at: now,
  };
};

/** The cases behind one figure of one unit, or of several, latest first. */
export const readDrill = async (
  pool: pg.Pool,
  tenant: string,
  wanted: { readonly unitIds: readonly string[] | null; readonly from: Instant; readonly to: Instant; readonly figure: Figure; readonly hits: 'yes' | 'no'; readonly limit: number },
  now: Instant,
): Promise<Drill> => {
  const { rows } = await pool.query<Drill['shares'][number]>(
    `select f.case_id as "caseId", c.number, coalesce(nullif(c.body->'content'->>'title', ''), left(c.body->'content'->>'description', 40)) as title,
            f.unit_id as "unitId", f.dispatched_at::float8 as "dispatchedAt", f.due_at::float8 as "dueAt", f.finished_at::float8 as "finishedAt",
            f.contacted_at::float8 as "contactedAt", f.reworked, f.solved, f.satisfied, f.exemption
     from share_fact f join case_row c using (tenant, case_id)
     where f.tenant = $1 and ($3::text[] is null or f.unit_id = any($3)) and f.dispatched_at >= $4 and f.dispatched_at < $5 and $2::bigint is not null
       and ${conditionOf(wanted.figure, wanted.hits)}
     order by f.dispatched_at desc limit $6`,
    [tenant, now, wanted.unitIds, wanted.from, wanted.to, wanted.limit],
  );
  return { shares: rows };
};

const conditionOf = (figure: Figure, hits: 'yes' | 'no'): string => {
  if (figure === 'exempt') return 'exemption is not null';
  if (figure === 'dispatched') return counted;
  const { of, hit } = figures[figure];
  return `${counted} and ${of} and ${hits === 'yes' ? `(${hit})` : `(${hit}) is not true`}`;
};
