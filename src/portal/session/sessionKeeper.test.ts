import { describe, expect, it } from 'vitest';
import type { Session } from '#contract/central/auth.ts';
import { createCentralClient } from '../central/centralClient.ts';
import * as z from 'zod';
import { createSessionKeeper } from './sessionKeeper.ts';

const sessionOf = (n: number, unitId: string | null = 'g1'): Session => ({
  user: { userId: 'wangge', role: 'grid_worker', unitId, name: '周建国', line: null },
  tenant: { city: '430600', mode: 'live' },
  accessToken: `access-${n}`,
  accessExpiresAt: 1,
  refreshToken: `refresh-${n}`,
  refreshExpiresAt: 2,
});

const memoryStorage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
};

const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });
const unauthorised = () => answer(401, { error: { kind: 'unauthorised', code: 'session_over', detail: {} } });

/** A central that knows one access and one refresh token, and replaces both when the refresh token is used. */
const world = (unitId: string | null = 'g1') => {
  const central = { n: 1, refreshes: 0, over: false };
  const fetch = (async (path: string, init: { readonly body: string; readonly headers: Record<string, string> }) => {
    await Promise.resolve();
    if (path === '/api/login') return answer(200, sessionOf(central.n, unitId));
    if (path === '/api/refresh') {
      central.refreshes += 1;
      const { refreshToken } = JSON.parse(init.body) as { refreshToken: string };
      if (central.over || refreshToken !== `refresh-${central.n}`) return unauthorised();
      central.n += 1;
      return answer(200, sessionOf(central.n, unitId));
    }
    const { authorization } = init.headers;
    return authorization === `Bearer access-${central.n}` ? answer(200, { n: central.n }) : unauthorised();
  }) as unknown as typeof globalThis.fetch;
  let line = Promise.resolve<unknown>(undefined);
  const keeper = createSessionKeeper({
    storage: memoryStorage(),
    fetch,
    exclusively: (_name, act) => {
      const turn = line.then(act, act);
      line = turn.catch(() => undefined);
      return turn;
    },
  });
  const client = createCentralClient({ fetch, keeper });
  const call = () => client.call({ method: 'GET', path: '/api/thing' }, z.object({ n: z.number() }));
  return { central, keeper, call };
};

describe('a session', () => {
  it('is renewed once for many calls at a time: the refresh token is used one time', async () => {
    const { central, keeper, call } = world();
    await keeper.logIn('wangge', 'secret');
    const stale = keeper.state().session?.accessToken ?? '';
    await Promise.all([keeper.renew(stale), keeper.renew(stale), keeper.renew(stale)]);
    expect(central.refreshes).toBe(1);
    await expect(call()).resolves.toEqual({ n: 2 });
  });

  it('that the central ended asks to sign in again and remembers who it was', async () => {
    const { central, keeper, call } = world();
    await keeper.logIn('wangge', 'secret');
    central.n = 7;
    central.over = true;
    await expect(call()).rejects.toMatchObject({ kind: 'unauthorised' });
    expect(keeper.state()).toEqual({ session: null, ended: 'expired', lastUserId: 'wangge' });
  });

  it('of an account without a unit is not opened', async () => {
    const { keeper } = world(null);
    await expect(keeper.logIn('he.ping', 'secret')).rejects.toMatchObject({ kind: 'forbidden', code: 'no_unit' });
    expect(keeper.state().session).toBeNull();
  });
});
