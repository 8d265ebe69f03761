import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import * as z from 'zod';
import { followUpClaimRequestSchema, followUpQuerySchema } from '#contract/central/loop.ts';
import { caseTextsSchema } from '#contract/central/texts.ts';
import { ContractError } from '#contract/errors.ts';
import type { Case } from '#domain/case/case.ts';
import { audienceKeysOf, audienceOf } from '#domain/case/visibility.ts';
import type { Instant } from '#domain/tenant.ts';
import { readFollowUps } from '../lists/readFollowUps.ts';
import type { Identify, Identity } from '../plugins/identify.ts';

/** A call to a caller and what is written of it takes no longer; then somebody else may. */
const claimTime = 10 * 60_000;

/** Following up: whom to call, who calls whom now, and what was sent to a caller. */
export const followUpRoutes = (
  app: FastifyInstance,
  deps: { readonly identify: Identify; readonly pool: pg.Pool; readonly tenant: string; readonly now: () => Instant },
): void => {
  const { identify, pool, tenant, now } = deps;

  /** @throws ContractError not_found for a case this viewer may not know of. */
  const visible = async ({ viewer }: Identity, params: unknown): Promise<string> => {
    const { id } = z.object({ id: z.uuid() }).parse(params);
    const { rows } = await pool.query<{ body: Case }>('select body from case_row where tenant = $1 and case_id = $2', [tenant, id]);
    const [found] = rows;
    if (found === undefined || !audienceOf(found.body).some((key) => audienceKeysOf(viewer).includes(key))) throw new ContractError('not_found', 'case');
    return id;
  };

  app.get('/api/follow-ups', async (request) => {
    const { viewer, user } = await identify(request);
    if (!isDesk(viewer.role) && viewer.role !== 'supervisor') throw new ContractError('forbidden', 'role_not_allowed');
    const { limit } = followUpQuerySchema.parse(request.query);
    return readFollowUps(pool, tenant, viewer, { userId: user?.userId ?? null, limit, now: now() });
  });

  app.post('/api/follow-ups/:id/claim', async (request, reply) => {
    const identity = await identify(request);
    if (!isDesk(identity.viewer.role)) throw new ContractError('forbidden', 'role_not_allowed');
    const id = await visible(identity, request.params);
    // A seat's token is not a person: it says for whom it asks, as its commands do.
    const by = identity.user?.userId ?? followUpClaimRequestSchema.parse(request.body).by;
    const { rows } = await pool.query<{ by: string }>(
      `insert into follow_up_claim (tenant, case_id, by, until) values ($1, $2, $3, $4)
       on conflict (tenant, case_id) do update set by = excluded.by, until = excluded.until
         where follow_up_claim.by = excluded.by or follow_up_claim.until <= $5
       returning by`,
      [tenant, id, by, now() + claimTime, now()],
    );
    if (rows.length === 0) {
      const held = await pool.query<{ by: string }>('select by from follow_up_claim where tenant = $1 and case_id = $2', [tenant, id]);
      throw new ContractError('refused', 'follow_up_claimed', { by: held.rows[0]?.by ?? '' });
    }
    return reply.status(204).send();
  });

  app.get('/api/cases/:id/texts', async (request): Promise<z.infer<typeof caseTextsSchema>> => {
    const identity = await identify(request);
    if (!isDesk(identity.viewer.role)) throw new ContractError('forbidden', 'role_not_allowed');
    const id = await visible(identity, request.params);
    const { rows } = await pool.query(
      `select sms_id as "textId", template, text, state, attempts, at::float8 as at, settled_at::float8 as "settledAt"
       from sms where tenant = $1 and case_id = $2 order by at, cause`,
      [tenant, id],
    );
    return caseTextsSchema.parse({ texts: rows });
  });
};

const isDesk = (role: Identity['viewer']['role']): boolean => ['seat', 'taker_12345', 'taker_110', 'shift_lead'].includes(role);
