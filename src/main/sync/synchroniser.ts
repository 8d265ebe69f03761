import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import { ContractError } from '#contract/errors.ts';
import type { PushFailure } from '#domain/sync/outbox.ts';
import type { Instant } from '#domain/tenant.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { ReaderMethods } from '../storage/readerWorker.ts';
import type { ReplicaWriterMethods } from '../storage/replicaWriterWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from './centralClient.ts';

export type Link = 'starting' | 'online' | 'offline' | 'unauthorised';

export interface Synchroniser {
  readonly link: Link;
  readonly lastSyncAt: Instant | null;
  readonly offlineSince: Instant | null;
  /** There is something new to send. Never waits. */
  poke(): void;
  onChange(listener: (changed: readonly string[]) => void): () => void;
  stop(): void;
}

const pageSize = 500;
const batchSize = 100;
/** The heads are compared at least this often even while the hint channel looks open. */
const pullPeriod = 5_000;
const heartbeat = 15_000;

/**
 * Carries commands up and changes down. One loop, woken by new commands, by hints and by its own timer; the timer does not
 * depend on new writes. Nothing the user does ever waits for it.
 */
export const startSynchroniser = (deps: {
  readonly central: CentralClient;
  readonly local: Remote<LocalStoreMethods>;
  readonly writer: Remote<ReplicaWriterMethods>;
  readonly reader: Remote<ReaderMethods>;
  readonly now: () => Instant;
  readonly random: () => number;
  /** Called when the central is reached again after being away, and at first. */
  readonly onReached: () => Promise<void>;
  readonly log: Logger;
}): Synchroniser => {
  const { central, local, writer, reader } = deps;
  const listeners = new Set<(changed: readonly string[]) => void>();
  let link: Link = 'starting';
  let lastSyncAt: Instant | null = null;
  let offlineSince: Instant | null = null;
  let stopped = false;
  let running = false;
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let socket: WebSocket | null = null;
  let failures = 0;

  const tell = (changed: readonly string[]): void => {
    for (const listener of listeners) listener(changed);
  };

  const setLink = (next: Link): void => {
    if (link === next) return;
    offlineSince = next === 'online' ? null : (offlineSince ?? deps.now());
    link = next;
    tell([]);
  };

  const rebaseCases = async (caseIds: readonly string[]): Promise<void> => {
    if (caseIds.length === 0) return;
    const bases = await Promise.all(caseIds.map(async (caseId) => ({ caseId, base: await reader.base(caseId) })));
    await local.rebase({ bases, now: deps.now() });
  };

  const pushAll = async (): Promise<void> => {
    for (;;) {
      const batch = await local.batch({ now: deps.now(), limit: batchSize });
      if (batch.length === 0) return;
      try {
        const results = await central.push(batch);
        const refused = await local.settle({ results, now: deps.now() });
        await rebaseCases([...new Set(refused)]);
        tell([...new Set(batch.map(({ caseId }) => caseId))]);
      } catch (error) {
        const commandIds = batch.map(({ id }) => id);
        await local.failed({ commandIds, failure: failureOf(error), now: deps.now(), jitter: deps.random() });
        throw error;
      }
    }
  };

  const pullAll = async (): Promise<void> => {
    for (;;) {
      const { epoch, seq } = await writer.cursor(null);
      try {
        const page = await central.feed(epoch, seq, pageSize);
        if (page.changes.length > 0 || page.epoch !== epoch || page.next !== seq) {
          const changed = await writer.apply(page);
          await rebaseCases(changed);
          if (changed.length > 0) tell(changed);
        }
        if (page.next >= page.head) return;
      } catch (error) {
        if (!(error instanceof ContractError) || error.kind !== 'epoch_changed') throw error;
        deps.log.warn('the central has a new epoch; loading anew');
        await writer.forget('');
        await local.resendAcknowledged(null);
        await rebaseCases(await local.pendingCases(null));
        tell([]);
      }
    }
  };

  const listen = async (): Promise<void> => {
    if (socket !== null) return;
    const { url, protocols } = await central.hints();
    const current = new WebSocket(url, [...protocols]);
    socket = current;
    let alive = true;
    const beat = setInterval(() => {
      if (!alive) current.terminate();
      alive = false;
      if (current.readyState === WebSocket.OPEN) current.ping();
    }, heartbeat);
    current.on('pong', () => (alive = true));
    current.on('message', poke);
    current.on('error', () => current.terminate());
    current.on('close', () => {
      clearInterval(beat);
      if (socket === current) socket = null;
      poke();
    });
  };

  const once = async (): Promise<void> => {
    if (link !== 'online') await deps.onReached();
    await pushAll();
    await pullAll();
    failures = 0;
    lastSyncAt = deps.now();
    if (link !== 'online') {
      setLink('online');
      await local.hurry(null);
    }
    await listen();
  };

  const schedule = async (): Promise<void> => {
    if (stopped) return;
    const next = await local.nextAttempt(null).catch(() => null);
    const backOff = failures === 0 ? pullPeriod : Math.min(pullPeriod, 250 * 2 ** failures);
    const wait = next === null ? backOff : Math.max(50, Math.min(backOff, next - deps.now()));
    timer = setTimeout(poke, failures > 0 ? Math.max(wait, 250) : wait);
  };

  /** Poked while it ran, and not stopped since. */
  const isWanted = (): boolean => again && !stopped;

  const run = async (): Promise<void> => {
    do {
      again = false;
      try {
        await once();
      } catch (error) {
        failures += 1;
        const kind = error instanceof ContractError ? error.kind : 'internal';
        if (kind === 'internal') deps.log.error({ error }, 'synchronising failed');
        setLink(kind === 'unauthorised' || kind === 'forbidden' ? 'unauthorised' : 'offline');
        again = false;
      }
    } while (isWanted());
    running = false;
    await schedule();
  };

  function poke(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    if (timer !== null) clearTimeout(timer);
    void run();
  }

  // A crash between replica and local store leaves an overlay that the replica has overtaken.
  void local
    .pendingCases(null)
    .then(rebaseCases)
    .catch((error: unknown) => deps.log.error({ error }, 'could not rebase at start'))
    .finally(poke);

  return {
    get link() {
      return link;
    },
    get lastSyncAt() {
      return lastSyncAt;
    },
    get offlineSince() {
      return offlineSince;
    },
    poke,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      socket?.terminate();
    },
  };
};

const failureOf = (error: unknown): PushFailure => {
  const kind = error instanceof ContractError ? error.kind : 'internal';
  if (kind === 'unauthorised' || kind === 'forbidden') return 'unauthorised';
  return kind === 'central_unreachable' ? 'unreachable' : 'busy';
};
