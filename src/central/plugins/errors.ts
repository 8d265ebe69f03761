import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { ContractError, errorKinds, type ErrorKind } from '#contract/errors.ts';
import { pathOf } from '#contract/rpc/createCaller.ts';

const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid_message: 400,
  unknown_method: 404,
  invalid_params: 400,
  refused: 409,
  unauthorised: 401,
  wrong_credentials: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  lease_lost: 409,
  too_large: 413,
  rate_limited: 429,
  version_skew: 426,
  epoch_changed: 409,
  central_unreachable: 503,
  disconnected: 503,
  busy: 503,
  disk_full: 507,
  internal: 500,
};

/** What Fastify or a plugin says, in the contract's kinds. */
const kindOfStatus = (status: number | undefined): ErrorKind => {
  if (status === 413) return 'too_large';
  if (status === 429) return 'rate_limited';
  if (status === 404) return 'not_found';
  return status !== undefined && status >= 400 && status < 500 ? 'invalid_message' : 'internal';
};

const contractErrorOf = (error: unknown): ContractError => {
  if (error instanceof ContractError) return error;
  if (error instanceof z.ZodError) return new ContractError('invalid_params', 'invalid_params', { at: pathOf(error) });
  const { statusCode } = error as { readonly statusCode?: number };
  // Drizzle wraps what PostgreSQL said.
  const said = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code } = said as { readonly code?: string };
  // 08*, 57*: PostgreSQL went away; ECONNREFUSED and the pool's time-out: it is not back yet.
  if (code !== undefined && /^(08|57|ECONN)/.test(code)) return new ContractError('busy', 'database');
  if (said instanceof Error && /timeout|terminated|Connection/i.test(said.message)) return new ContractError('busy', 'database');
  return new ContractError(kindOfStatus(statusCode));
};

/** Every answer that is not a success is `{ error: WireError }` with a fitting status. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply: FastifyReply) => {
    const known = contractErrorOf(error);
    const level = errorKinds[known.kind].log;
    request.log[level]({ kind: known.kind, code: known.code, cause: level === 'error' ? error : undefined }, 'request failed');
    return reply.status(statusOf[known.kind]).send({ error: known.toWire() });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ error: new ContractError('not_found', 'route').toWire() }),
  );
};
