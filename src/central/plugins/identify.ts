import type { FastifyRequest } from 'fastify';
import { ContractError } from '#contract/errors.ts';
import type { User } from '#contract/central/auth.ts';
import type { Viewer } from '#domain/case/visibility.ts';
import type { Seats } from '../accounts/seats.ts';
import type { Tokens } from '../accounts/tokens.ts';
import type { Users } from '../accounts/users.ts';

/** Who asks: the one place where a token becomes somebody. */
export interface Identity {
  readonly viewer: Viewer;
  readonly user: User | null;
  readonly seatId: string | null;
}

export type Identify = (request: FastifyRequest) => Promise<Identity>;

/** @throws ContractError unauthorised without a valid access token. */
export const createIdentify =
  (deps: { readonly tokens: Tokens; readonly users: Users; readonly seats: Seats }): Identify =>
  async (request) => {
    const owner = await deps.tokens.ownerOf(tokenOf(request));
    if (owner?.kind === 'user') {
      const user = await deps.users.find(owner.userId);
      if (user === null) throw new ContractError('unauthorised', 'user_disabled');
      return { viewer: { role: user.role, line: user.line, unitId: user.unitId }, user, seatId: null };
    }
    const seat = owner === null ? null : await deps.seats.find(owner.seatId);
    if (seat === null) throw new ContractError('unauthorised', 'session_over');
    return { viewer: { role: 'seat', line: seat.line, unitId: null }, user: null, seatId: seat.seatId };
  };

/** `Authorization: Bearer …`; a browser's WebSocket cannot set headers and offers the token as a subprotocol. */
export const tokenOf = (request: FastifyRequest): string => {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length);
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((word) => word.trim());
  return offered.find((word) => word.startsWith('token.'))?.slice('token.'.length) ?? '';
};
