import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { textReceiptSchema, textReplySchema } from '#contract/central/texts.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { tokenOf } from '../plugins/identify.ts';

/** What the city's SMS gateway tells the central, under the token that the central shows it. */
export const smsRoutes = (
  app: FastifyInstance,
  deps: {
    readonly pool: pg.Pool;
    readonly tenant: string;
    readonly token: string;
    readonly takeReply: (reply: { readonly phone: string; readonly text: string }) => Promise<void>;
    readonly now: () => Instant;
  },
): void => {
  const known = Buffer.from(deps.token);
  const mustBeGateway = (request: FastifyRequest): void => {
    const given = Buffer.from(tokenOf(request));
    const same = given.length === known.length && timingSafeEqual(given, known);
    if (!same || known.length === 0) throw new ContractError('unauthorised', 'not_the_gateway');
  };

  app.post('/api/sms/receipts', async (request, reply) => {
    mustBeGateway(request);
    const { id, state } = textReceiptSchema.parse(request.body);
    // Also for one that was `unsure`: the gateway has it after all.
    await deps.pool.query(
      `update sms set state = $3, settled_at = $4 where tenant = $1 and sms_id = $2 and state in ('unsure', 'sent')`,
      [deps.tenant, id, state, deps.now()],
    );
    return reply.status(204).send();
  });

  app.post('/api/sms/replies', async (request, reply) => {
    mustBeGateway(request);
    await deps.takeReply(textReplySchema.parse(request.body));
    return reply.status(204).send();
  });
};
