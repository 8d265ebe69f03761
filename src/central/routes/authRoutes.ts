import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  enrolSeatRequestSchema,
  loginRequestSchema,
  refreshRequestSchema,
  seatSessionRequestSchema,
  type SeatSession,
  type Session,
  type User,
} from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant, Tenant } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Seats } from '../accounts/seats.ts';
import type { Tokens } from '../accounts/tokens.ts';
import type { Users } from '../accounts/users.ts';
import { tokenOf } from '../plugins/identify.ts';

export interface AuthRoutesDeps {
  readonly tokens: Tokens;
  readonly users: Users;
  readonly seats: Seats;
  readonly audit: Audit;
  readonly tenant: Tenant;
  readonly now: () => Instant;
}

/** Ten tries a minute: a person may try again, a guesser may not. */
const tries = { max: 10, timeWindow: 60_000 };
/** Of one account, not of one address: a whole shift signs in within minutes from behind one. */
const ofAccount = ({ ip, body }: FastifyRequest): string => `${ip} ${loginRequestSchema.safeParse(body).data?.user ?? ''}`;
/** Nor may an address try one password on every account. */
const addressLimit = { max: 300, timeWindow: 60_000 };

export const authRoutes = (app: FastifyInstance, deps: AuthRoutesDeps): void => {
  const overAccount = app.createRateLimit({ ...tries, keyGenerator: ofAccount });
  const session = async (user: User, chain: string): Promise<Session> => {
    const access = await deps.tokens.issueAccess({ kind: 'user', userId: user.userId }, chain);
    const refresh = await deps.tokens.issueRefresh(user.userId, chain);
    return {
      user,
      tenant: { ...deps.tenant },
      accessToken: access.token,
      accessExpiresAt: access.expiresAt,
      refreshToken: refresh.token,
      refreshExpiresAt: refresh.expiresAt,
    };
  };

  app.post('/api/login', { config: { rateLimit: addressLimit } }, async (request) => {
    const { user: userId, password } = loginRequestSchema.parse(request.body);
    const limit = await overAccount(request);
    if (!limit.isAllowed && limit.isExceeded) throw new ContractError('rate_limited', 'login');
    try {
      const user = await deps.users.authenticate(userId, password);
      await deps.audit.record(user.userId, 'login', {});
      return await session(user, deps.tokens.newChain());
    } catch (error) {
      if (error instanceof ContractError) await deps.audit.record('unknown', 'login_refused', { code: error.code });
      throw error;
    }
  });

  app.post('/api/refresh', async (request) => {
    const { userId, chain } = await deps.tokens.redeem(refreshRequestSchema.parse(request.body).refreshToken);
    const user = await deps.users.find(userId);
    if (user === null) throw new ContractError('unauthorised', 'user_disabled');
    return session(user, chain);
  });

  app.post('/api/logout', async (request, reply) => {
    await deps.tokens.revokeChainOf(tokenOf(request));
    return reply.status(204).send();
  });

  app.post('/api/seats/enrol', { config: { rateLimit: tries } }, async (request) => {
    const wanted = enrolSeatRequestSchema.parse(request.body);
    try {
      const seat = await deps.seats.enrol(wanted);
      await deps.audit.record(seat.seatId, 'seat_enrolled', {});
      return seat;
    } catch (error) {
      if (error instanceof ContractError) await deps.audit.record(wanted.seatId, 'seat_enrol_refused', { code: error.code });
      throw error;
    }
  });

  app.post('/api/seats/session', async (request): Promise<SeatSession> => {
    const seat = await deps.seats.authenticate(seatSessionRequestSchema.parse(request.body));
    const access = await deps.tokens.issueAccess({ kind: 'seat', seatId: seat.seatId }, deps.tokens.newChain());
    return { seat, accessToken: access.token, accessExpiresAt: access.expiresAt, serverTime: deps.now() };
  });
};
