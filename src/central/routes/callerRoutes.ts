import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import * as z from 'zod';
import { carriedBodySchema } from '#contract/central/carriedCase.ts';
import { locationRequestSchema } from '#contract/central/location.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import type { CallerLocations } from '../location/lookUpCaller.ts';
import type { Identify } from '../plugins/identify.ts';

const numberSchema = z.object({ number: z.string().regex(/^[\w-]{1,40}$/) });
/** A form nobody has fetched by then is with the one who sent it. */
const carriedFor = 24 * 3_600_000;

/** What a seat asks about a caller: where he is, and what another seat has written down already. Seats only. */
export const callerRoutes = (
  app: FastifyInstance,
  deps: { readonly identify: Identify; readonly locations: CallerLocations; readonly pool: pg.Pool; readonly tenant: string; readonly now: () => Instant },
): void => {
  const { pool, tenant, now } = deps;
  const seatOf = async (request: Parameters<Identify>[0]): Promise<string> => {
    const { seatId } = await deps.identify(request);
    if (seatId === null) throw new ContractError('forbidden', 'seat_only');
    return seatId;
  };

  app.post('/api/location', async (request) => deps.locations.lookUp(await seatOf(request), locationRequestSchema.parse(request.body)));

  app.put('/api/carried/:number', async (request, reply) => {
    await seatOf(request);
    const { number } = numberSchema.parse(request.params);
    const body = carriedBodySchema.parse(request.body);
    if (body.number !== number) throw new ContractError('invalid_params', 'invalid_params', { at: 'number' });
    await pool.query('delete from carried_case where tenant = $1 and sent_at < $2', [tenant, now() - carriedFor]);
    await pool.query(
      `insert into carried_case (tenant, number, body, sent_at) values ($1, $2, $3, $4)
       on conflict (tenant, number) do update set body = excluded.body, sent_at = excluded.sent_at`,
      [tenant, number, body, now()],
    );
    return reply.status(204).send();
  });

  app.get('/api/carried/:number', async (request) => {
    await seatOf(request);
    const { number } = numberSchema.parse(request.params);
    const { rows } = await pool.query<{ body: unknown }>('select body from carried_case where tenant = $1 and number = $2 and sent_at >= $3', [
      tenant,
      number,
      now() - carriedFor,
    ]);
    if (rows[0] === undefined) throw new ContractError('not_found', 'carried_case');
    return carriedBodySchema.parse(rows[0].body);
  });
};
