import * as z from 'zod';
import { sessionSchema, type Session } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import { callCentral, jsonOf, type Fetch } from '../central/callCentral.ts';

/** `expired`: somebody was signed in and the central ended it; what he typed is still there. */
interface SessionState {
  readonly session: Session | null;
  readonly ended: 'signed_out' | 'expired';
  readonly lastUserId: string | null;
}

export interface SessionKeeper {
  readonly state: () => SessionState;
  readonly onChange: (listener: () => void) => () => void;
  /** @throws ContractError wrong_credentials, forbidden (a role without tasks), rate_limited, central_unreachable. */
  readonly logIn: (user: string, password: string) => Promise<void>;
  readonly logOut: () => Promise<void>;
  /** Another access token than `stale`. @throws ContractError unauthorised when the session is over. */
  readonly renew: (stale: string) => Promise<string>;
}

const key = 'lianxi.portal.session';
const storedSchema = z.object({
  session: sessionSchema.nullable(),
  ended: z.enum(['signed_out', 'expired']),
  lastUserId: z.string().nullable(),
});
const nobody: SessionState = { session: null, ended: 'signed_out', lastUserId: null };

/** Runs one at a time over all tabs: a refresh token used twice would end the session. */
type Exclusively = <Value>(name: string, act: () => Promise<Value>) => Promise<Value>;

export const createSessionKeeper = (deps: {
  readonly storage: Storage;
  readonly fetch: Fetch;
  readonly exclusively: Exclusively;
}): SessionKeeper => {
  const read = (): SessionState => storedSchema.safeParse(jsonOf(deps.storage.getItem(key) ?? '')).data ?? nobody;
  const listeners = new Set<() => void>();
  let state = read();

  const reload = (): void => {
    state = read();
    for (const listener of listeners) listener();
  };
  const write = (next: SessionState): void => {
    deps.storage.setItem(key, JSON.stringify(next));
    reload();
  };
  const over = (ended: SessionState['ended']): void =>
    write({ session: null, ended, lastUserId: state.session?.user.userId ?? state.lastUserId });

  const redeem = async (stale: string): Promise<string> => {
    const { session } = read();
    if (session === null) throw new ContractError('unauthorised', 'session_over');
    if (session.accessToken !== stale) return session.accessToken;
    try {
      const body = { refreshToken: session.refreshToken };
      const renewed = await callCentral(deps.fetch, { method: 'POST', path: '/api/refresh', body, token: null }, sessionSchema);
      write({ session: renewed, ended: 'signed_out', lastUserId: renewed.user.userId });
      return renewed.accessToken;
    } catch (error) {
      if (error instanceof ContractError && error.kind === 'unauthorised') over('expired');
      throw error;
    }
  };

  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      const onStorage = (event: StorageEvent): void => {
        if (event.key === key) reload();
      };
      globalThis.addEventListener('storage', onStorage);
      return () => {
        listeners.delete(listener);
        globalThis.removeEventListener('storage', onStorage);
      };
    },
    logIn: async (user, password) => {
      const body = { user, password };
      const session = await callCentral(deps.fetch, { method: 'POST', path: '/api/login', body, token: null }, sessionSchema);
      if (session.user.unitId === null) throw new ContractError('forbidden', 'no_unit');
      write({ session, ended: 'signed_out', lastUserId: session.user.userId });
    },
    logOut: async () => {
      const token = state.session?.accessToken ?? null;
      over('signed_out');
      if (token === null) return;
      // The tokens end by themselves when the central cannot be told now.
      await callCentral(deps.fetch, { method: 'POST', path: '/api/logout', token }, z.undefined()).catch(() => undefined);
    },
    renew: (stale) => deps.exclusively('lianxi.portal.refresh', () => redeem(stale)),
  };
};
