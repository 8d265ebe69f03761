import { hash, verify } from '@node-rs/argon2';
import type * as z from 'zod';
import type { User } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { sessionService, type sessionStateSchema } from '#contract/workstation/session.ts';
import { isDeskRole, isOfficeRole } from '#domain/case/permissions.ts';
import type { Instant } from '#domain/tenant.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Client } from './client.ts';
import type { SeatDesk } from './seatDesk.ts';
import type { SeatIdentity } from './seatIdentity.ts';

type SessionState = z.infer<typeof sessionStateSchema>;

export interface Sessions {
  readonly service: BoundService<Client>;
  readonly user: User | null;
  /** @throws ContractError unauthorised while nobody is signed in or the screen is locked; forbidden to who is not of the desk. */
  requireUser(): User;
  /** Whoever is signed in, also without the desk. @throws ContractError unauthorised. */
  requirePerson(): User;
  /** Somebody signed in or out, locked or unlocked. */
  onChange(listener: () => void): () => void;
  /** The seat became known: pages show its line. */
  changed(): void;
}

/** How long a person is known without the central (03-architecture: a cached verifier with expiry). */
const verifierLife = 7 * 24 * 3_600_000;

export const openSessions = async (deps: {
  readonly central: CentralClient;
  readonly local: Remote<LocalStoreMethods>;
  readonly desk: SeatDesk;
  readonly identity: SeatIdentity;
  readonly seatId: string;
  readonly demo: boolean;
  readonly portalUrl: string;
  readonly now: () => Instant;
}): Promise<Sessions> => {
  const watchers = new Set<() => void>();
  const kept = await deps.local.setting('session');
  let current = (kept === null ? null : JSON.parse(kept)) as { user: User; signedInBy: 'central' | 'cached' } | null;
  let locked = false;

  const state = (): SessionState => ({
    seatId: deps.seatId,
    line: deps.identity.seat?.line ?? null,
    user: current?.user ?? null,
    signedInBy: current?.signedInBy ?? null,
    locked,
    demo: deps.demo,
    portalUrl: deps.portalUrl,
  });
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  const save = (): Promise<void> => deps.local.saveSetting({ name: 'session', value: JSON.stringify(current) });

  const signedIn = async (user: User, signedInBy: 'central' | 'cached'): Promise<SessionState> => {
    if (!isDeskRole(user.role) && !isOfficeRole(user.role)) throw new ContractError('forbidden', 'not_a_seat_role');
    // What is held belongs to somebody who signed in before; the central will know this one at the next sign-in.
    if (signedInBy === 'cached') await deps.central.signOut();
    current = { user, signedInBy };
    locked = false;
    await save();
    changed();
    if (!isDeskRole(user.role)) return state();
    const line = user.line ?? deps.identity.seat?.line ?? '12345';
    await deps.desk.happened({ type: 'shift_started', userId: user.userId, userName: user.name, line });
    changed();
    return state();
  };

  /** Known from before, while the central is away; the same answer for an unknown name and a wrong password. */
  const byVerifier = async (userId: string, password: string): Promise<User> => {
    const known = await deps.local.verifier(userId);
    if (known === null || known.expiresAt <= deps.now()) throw new ContractError('central_unreachable', 'not_known_here');
    if (!(await verify(known.hash, password))) throw new ContractError('wrong_credentials');
    return known.user;
  };

  const login = async (userId: string, password: string): Promise<SessionState> => {
    try {
      const { user } = await deps.central.login(userId, password);
      await deps.local.saveVerifier({ user, hash: await hash(password), expiresAt: deps.now() + verifierLife });
      return await signedIn(user, 'central');
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      if (error.kind === 'wrong_credentials') await deps.local.dropVerifier(userId);
      if (error.kind !== 'central_unreachable' && error.kind !== 'busy') throw error;
      return signedIn(await byVerifier(userId, password), 'cached');
    }
  };

  const requirePerson = (): User => {
    if (current === null) throw new ContractError('unauthorised', 'signed_out');
    return current.user;
  };

  return {
    requirePerson,
    get user() {
      return current?.user ?? null;
    },
    requireUser: () => {
      const user = requirePerson();
      if (!isDeskRole(user.role)) throw new ContractError('forbidden', 'role_not_allowed');
      return user;
    },
    changed,
    onChange: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    service: bindService(sessionService, {
      methods: {
        login: ({ user, password }) => login(user, password),
        logout: async () => {
          await deps.central.signOut();
          current = null;
          await save();
          await deps.desk.happened({ type: 'shift_ended' });
          changed();
          return {};
        },
        lock: () => {
          locked = true;
          changed();
          return Promise.resolve({});
        },
        unlock: async ({ password }) => {
          if (current === null) throw new ContractError('unauthorised', 'signed_out');
          await byVerifier(current.user.userId, password);
          locked = false;
          changed();
          return {};
        },
      },
      topics: {
        state: (_params, emit) => {
          const tell = (): void => emit(state());
          tell();
          watchers.add(tell);
          return () => watchers.delete(tell);
        },
      },
    }),
  };
};
