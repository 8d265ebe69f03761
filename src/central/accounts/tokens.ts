import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { eq, and, isNull } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { sessionTable } from '../database/schema.ts';

/** Whose a token is. */
export type TokenOwner =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'seat'; readonly seatId: string };

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Instant;
}

export interface Tokens {
  issueAccess(owner: TokenOwner, chain: string): Promise<IssuedToken>;
  issueRefresh(userId: string, chain: string): Promise<IssuedToken>;
  /** Null when unknown, revoked or expired. */
  ownerOf(accessToken: string): Promise<TokenOwner | null>;
  /** Uses a refresh token once. @throws ContractError unauthorised; a second use revokes everything that came of it. */
  redeem(refreshToken: string): Promise<{ readonly userId: string; readonly chain: string }>;
  revokeChainOf(token: string): Promise<void>;
  newChain(): string;
}

const accessLife = 30 * 60_000;
const refreshLife = 14 * 24 * 3_600_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opaque random tokens; the database holds their hashes only. */
export const createTokens = (deps: {
  readonly orm: NodePgDatabase;
  readonly tenant: string;
  readonly now: () => Instant;
}): Tokens => {
  const { orm, tenant } = deps;

  const issue = async (kind: string, owner: TokenOwner, chain: string, life: number): Promise<IssuedToken> => {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = deps.now() + life;
    await orm.insert(sessionTable).values({
      tokenHash: hashOf(token),
      tenant,
      kind,
      userId: owner.kind === 'user' ? owner.userId : null,
      seatId: owner.kind === 'seat' ? owner.seatId : null,
      chain,
      expiresAt,
    });
    return { token, expiresAt };
  };

  const find = async (token: string) => {
    const [found] = await orm.select().from(sessionTable).where(eq(sessionTable.tokenHash, hashOf(token)));
    return found === undefined || found.tenant !== tenant || found.expiresAt <= deps.now() ? null : found;
  };

  const revoke = async (chain: string): Promise<void> => {
    await orm.delete(sessionTable).where(eq(sessionTable.chain, chain));
  };

  return {
    newChain: randomUUID,
    issueAccess: (owner, chain) => issue('access', owner, chain, accessLife),
    issueRefresh: (userId, chain) => issue('refresh', { kind: 'user', userId }, chain, refreshLife),
    ownerOf: async (token) => {
      const found = await find(token);
      if (found?.kind !== 'access') return null;
      if (found.seatId !== null) return { kind: 'seat', seatId: found.seatId };
      return found.userId === null ? null : { kind: 'user', userId: found.userId };
    },
    redeem: async (token) => {
      const found = await find(token);
      if (found?.kind !== 'refresh' || found.userId === null) throw new ContractError('unauthorised', 'session_over');
      const used = await orm
        .update(sessionTable)
        .set({ usedAt: deps.now() })
        .where(and(eq(sessionTable.tokenHash, found.tokenHash), isNull(sessionTable.usedAt)))
        .returning();
      if (used.length === 0) {
        await revoke(found.chain);
        throw new ContractError('unauthorised', 'session_stolen');
      }
      return { userId: found.userId, chain: found.chain };
    },
    revokeChainOf: async (token) => {
      const found = await find(token);
      if (found !== null) await revoke(found.chain);
    },
  };
};
