import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import {
  assessmentQuerySchema,
  centralListQuerySchema,
  diversionCasesQuerySchema,
  diversionQuerySchema,
  drillQuerySchema,
  noticesQuerySchema,
  noticesSeenSchema,
} from '#contract/central/loop.ts';
import { ContractError } from '#contract/errors.ts';
import type { AssessmentRules } from '#domain/assessment/grade.ts';
import type { NoticeRules } from '#domain/notice/noticeRules.ts';
import { isBelow } from '#domain/case/unitChain.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';
import { readAssessment, readDrill } from '../assessment/readAssessment.ts';
import { readDiversion, readDiversionCases } from '../assessment/readDiversion.ts';
import { readList } from '../lists/readList.ts';
import { readNotices } from '../notices/readNotices.ts';
import type { Identify, Identity } from '../plugins/identify.ts';

/** Lists, notices, assessment: everything that is asked for and not kept in a replica. */
export const loopRoutes = (
  app: FastifyInstance,
  deps: {
    readonly identify: Identify;
    readonly pool: pg.Pool;
    readonly tenant: string;
    readonly tree: UnitTree;
    readonly assessment: AssessmentRules;
    readonly notices: NoticeRules;
    readonly now: () => Instant;
  },
): void => {
  const { identify, pool, tenant, tree, now } = deps;

  app.get('/api/cases', async (request) => {
    const { viewer } = await identify(request);
    return readList(pool, tenant, viewer, centralListQuerySchema.parse(request.query), now());
  });

  app.get('/api/notices', async (request) => {
    const { viewer, user } = await identify(request);
    return readNotices(pool, tenant, viewer, user?.userId ?? null, noticesQuerySchema.parse(request.query), deps.notices);
  });

  app.post('/api/notices/seen', async (request, reply) => {
    const { user } = await identify(request);
    if (user === null) throw new ContractError('forbidden', 'role_not_allowed');
    const { seq } = noticesSeenSchema.parse(request.body);
    await pool.query(
      `insert into notice_seen (tenant, user_id, seq) values ($1, $2, $3)
       on conflict (tenant, user_id) do update set seq = greatest(notice_seen.seq, excluded.seq)`,
      [tenant, user.userId, seq],
    );
    return reply.status(204).send();
  });

  app.get('/api/assessment', async (request) => {
    const identity = await identify(request);
    const { from, to, level, under } = assessmentQuerySchema.parse(request.query);
    const unitIds = unitsFor(identity, tree, under);
    return readAssessment(pool, tenant, { from, to, level, unitIds }, { tree, rules: deps.assessment, now: now() });
  });

  app.get('/api/assessment/shares', async (request) => {
    const identity = await identify(request);
    const wanted = drillQuerySchema.parse(request.query);
    const allowed = unitsFor(identity, tree, wanted.under);
    if (wanted.unitId !== undefined && allowed !== null && !allowed.includes(wanted.unitId)) throw new ContractError('forbidden', 'not_your_unit');
    const unitIds = wanted.unitId === undefined ? ofLevel(tree, allowed, wanted.level) : [wanted.unitId];
    return readDrill(pool, tenant, { ...wanted, unitIds }, now());
  });

  const mustSeeDiversion = async (request: FastifyRequest): Promise<void> => {
    const { viewer } = await identify(request);
    if (viewer.role !== 'shift_lead' && viewer.role !== 'supervisor' && viewer.role !== 'seat') throw new ContractError('forbidden', 'role_not_allowed');
  };
  app.get('/api/diversion/cases', async (request) => {
    await mustSeeDiversion(request);
    return readDiversionCases(pool, tenant, diversionCasesQuerySchema.parse(request.query));
  });

  app.get('/api/diversion', async (request) => {
    await mustSeeDiversion(request);
    const { from, to, baseFrom, baseTo } = diversionQuerySchema.parse(request.query);
    return { period: await readDiversion(pool, tenant, from, to), base: await readDiversion(pool, tenant, baseFrom, baseTo) };
  });
};

/** Null: all of them. */
const ofLevel = (tree: UnitTree, unitIds: readonly string[] | null, level: string | undefined): readonly string[] | null =>
  level === undefined ? unitIds : (unitIds ?? tree.units.map(({ id }) => id)).filter((id) => tree.get(id)?.kind === level);

/** Whose figures somebody may see: a unit its own and those below it, lead and supervisor all (null). */
const unitsFor = ({ viewer }: Identity, tree: UnitTree, under: string | undefined): readonly string[] | null => {
  const within = (id: string): readonly string[] => {
    const top = tree.get(id);
    return top === null ? [] : tree.units.filter((unit) => unit.id === id || isBelow(unit, id, tree.get)).map((unit) => unit.id);
  };
  switch (viewer.role) {
    case 'shift_lead':
    case 'supervisor':
    case 'seat':
      return under === undefined ? null : within(under);
    case 'unit_handler':
    case 'grid_worker': {
      const own = viewer.unitId === null ? [] : within(viewer.unitId);
      return under === undefined ? own : within(under).filter((id) => own.includes(id));
    }
    case 'taker_12345':
    case 'taker_110':
    case 'trainer':
    case 'admin':
      return [];
    default:
      return viewer.role satisfies never;
  }
};
