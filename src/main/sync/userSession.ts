import type { Session } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';

export interface UserSession {
  begin(session: Session): Promise<void>;
  /** Runs with a valid access token; renews it once when the central no longer knows it. @throws ContractError unauthorised. */
  ask<Result>(run: (accessToken: string) => Promise<Result>): Promise<Result>;
  end(tell: (accessToken: string) => Promise<unknown>): Promise<void>;
}

/** Renewed this long before it runs out. */
const margin = 60_000;

/** The signed-in person's own session at the central. A refresh token is used once: renewals wait for one another. */
export const createUserSession = (
  kept: { load(): Promise<string | null>; save(refreshToken: string | null): Promise<void> },
  now: () => Instant,
  renew: (refreshToken: string) => Promise<Session>,
): UserSession => {
  let access: { readonly token: string; readonly expiresAt: Instant } | null = null;
  let renewing: Promise<string> | null = null;

  const begin = async ({ accessToken, accessExpiresAt, refreshToken }: Session): Promise<void> => {
    access = { token: accessToken, expiresAt: accessExpiresAt };
    await kept.save(refreshToken);
  };

  const renewed = async (): Promise<string> => {
    const refreshToken = await kept.load();
    if (refreshToken === null) throw new ContractError('unauthorised', 'signed_in_offline');
    const session = await renew(refreshToken);
    await begin(session);
    return session.accessToken;
  };
  const renewOnce = (): Promise<string> => {
    renewing ??= renewed().finally(() => {
      renewing = null;
    });
    return renewing;
  };

  return {
    begin,
    ask: async (run) => {
      const valid = access !== null && access.expiresAt - margin > now() ? access.token : null;
      if (valid === null) return run(await renewOnce());
      try {
        return await run(valid);
      } catch (error) {
        if (!(error instanceof ContractError) || error.kind !== 'unauthorised') throw error;
        return run(await renewOnce());
      }
    },
    end: async (tell) => {
      const token = access?.token ?? null;
      access = null;
      await kept.save(null);
      if (token !== null) await tell(token).catch(() => undefined);
    },
  };
};
