import * as z from 'zod';
import { directorySchema, type Directory } from '#contract/central/directory.ts';
import type { Session } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import type { Person } from '#domain/case/case.ts';
import type { CaseCommand, CommandEnvelope } from '#domain/case/command.ts';
import { createUnitTree, type UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';
import type { CentralClient } from '../central/centralClient.ts';
import { openFileQueue, type FileQueue } from '../files/fileQueue.ts';
import { unsentFiles } from '../files/keptFile.ts';
import { openFeedReader, type FeedReader } from '../replica/feedReader.ts';
import { keepFact, keepReplica } from '../replica/keptReplica.ts';
import { ruleBook } from '../sending/portalRules.ts';
import { openSender, type Sender } from '../sending/sender.ts';
import { withReplica, withRetry } from '../sending/sendingSteps.ts';
import type { Alone } from '../vault/createAlone.ts';
import type { Vault } from '../vault/openVault.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { followBrowser } from './followBrowser.ts';
import { createSeen, type Seen } from './seen.ts';
import { createStore, type Store } from './createStore.ts';

/** How the portal stands to the central. `problem` is null while all is well. */
interface Link {
  readonly lastReadAt: Instant | null;
  readonly problem: ContractError | null;
  readonly busy: boolean;
}

/** Everything one signed-in user works with. */
export interface Work {
  readonly session: Session;
  readonly client: CentralClient;
  readonly feed: FeedReader;
  readonly sender: Sender;
  readonly files: FileQueue;
  readonly drafts: Drafts;
  readonly seen: Seen;
  readonly link: Pick<Store<Link>, 'get' | 'onChange'>;
  readonly units: Pick<Store<UnitTree>, 'get' | 'onChange'>;
  /** Keeps the command, shows what it does, sends it. False when the phone has no room for it: the screen then keeps the form. */
  readonly give: (caseId: string, baseVersion: number, command: CaseCommand, persons?: readonly Person[]) => Promise<boolean>;
  readonly newId: () => string;
  /** Keeps a photo or voice note and sends it. Null when the phone has no room for it. */
  readonly keepFile: (content: Blob) => Promise<string | null>;
  /** Sends what waits and reads what is new, now. */
  readonly refresh: () => Promise<void>;
  /** Tries everything again that waits, also what was set aside. */
  readonly retry: () => void;
  /** Polls until the returned function is called. */
  readonly start: () => () => void;
  /** Clears what the phone knows of the city's cases; what is not sent stays. */
  readonly forget: () => Promise<void>;
}

const readEvery = 15_000;
const sendEvery = 1_000;

export const openWork = async (deps: {
  readonly session: Session;
  readonly client: CentralClient;
  readonly vault: Vault;
  readonly alone: Alone;
  /** Tells of news until the returned function is called. */
  readonly listen: (onHint: (epoch: string, head: number) => void) => () => void;
  readonly storage: Storage;
  readonly now: () => Instant;
  readonly chance: () => number;
  readonly newId: () => string;
}): Promise<Work> => {
  const { session, client, storage, vault, now } = deps;
  const { userId, role, unitId } = session.user;
  // The other tabs of this user read the queues again.
  const tabs = new BroadcastChannel(`lianxi.portal.${userId}`);
  const queueDeps = { ...deps, tell: () => tabs.postMessage('changed') };
  const kept = keepReplica(vault);
  const keptReadAt = keepFact(vault, 'readAt', z.number().int());
  const keptDirectory = keepFact(vault, 'directory', directorySchema);
  const sender = await openSender(queueDeps);
  const files = await openFileQueue(queueDeps);
  const feed = await openFeedReader(client, kept);
  const drafts = createDrafts(storage, userId);
  const link = createStore<Link>({ lastReadAt: await keptReadAt.read(), problem: null, busy: false });
  const units = createStore<UnitTree>(createUnitTree((await keptDirectory.read())?.units ?? []));
  let directory: Promise<Directory> | null = null;

  const readDirectory = async (): Promise<void> => {
    directory ??= client.call({ method: 'GET', path: '/api/directory' }, directorySchema).then(async (read) => {
      units.set(createUnitTree(read.units));
      await keptDirectory.write(read);
      return read;
    });
    await directory.catch((error: unknown) => {
      directory = null;
      throw error;
    });
  };
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      const problem = error instanceof ContractError ? error : new ContractError('internal');
      link.set({ ...link.get(), problem });
    }
  };
  // A feedback's draft goes when the central shows the feedback, not before: a refused one is still there to mend.
  const dropReported = (): void => {
    const assignments = [...feed.replica.get().cases.values()].flatMap((change) => change.case.assignments);
    for (const { id, state } of assignments) {
      if (state === 'fed_back' || state === 'done') drafts.drop('feedback', id);
    }
  };
  const read = async (): Promise<void> => {
    await feed.pull();
    await sender.change((state) => withReplica(state, feed.replica.get()));
    dropReported();
    await readDirectory();
    link.set({ ...link.get(), lastReadAt: now(), problem: null });
    await keptReadAt.write(now());
  };
  const send = async (): Promise<void> => {
    while (await files.flush());
    const missing = new Set(unsentFiles(files.state.get()).map(({ entry }) => entry.commandId));
    if (await sender.flush(missing)) await read();
  };
  const refresh = async (): Promise<void> => {
    link.set({ ...link.get(), busy: true });
    await attempt(send);
    await attempt(read);
    link.set({ ...link.get(), busy: false });
  };
  const retry = (): void => {
    void attempt(async () => {
      await sender.change((state) => withRetry(state, now()));
      await files.retry();
      await refresh();
    });
  };
  const onHint = (epoch: string, head: number): void => {
    if (link.get().problem !== null) return retry();
    const known = feed.replica.get();
    if (epoch !== known.epoch || head > known.next) void attempt(read);
  };
  const envelope = (caseId: string, baseVersion: number, command: CaseCommand, persons: readonly Person[]): CommandEnvelope => ({
    id: deps.newId(),
    tenant: session.tenant,
    caseId,
    actor: { userId, role, unitId },
    seatId: null,
    at: now(),
    baseVersion,
    rules: ruleBook.versions,
    persons,
    command,
  });
  const roomFor = async <Value>(act: () => Promise<Value>): Promise<Value | null> => {
    try {
      const done = await act();
      void attempt(send);
      return done;
    } catch {
      link.set({ ...link.get(), problem: new ContractError('disk_full') });
      return null;
    }
  };

  return {
    session,
    client,
    feed,
    sender,
    files,
    link,
    units,
    refresh,
    retry,
    drafts,
    seen: createSeen(storage, userId),
    newId: deps.newId,
    give: async (caseId, baseVersion, command, persons = []) =>
      (await roomFor(async () => {
        await sender.add(envelope(caseId, baseVersion, command, persons));
        return true;
      })) !== null,
    keepFile: (content) => roomFor(() => files.add(content)),
    forget: async () => {
      await kept.clear();
      await files.dropStored();
    },
    start: () => {
      tabs.onmessage = () => void attempt(() => Promise.all([sender.reload(), files.reload()]).then(() => undefined));
      const stopListening = deps.listen(onHint);
      const reading = setInterval(() => void attempt(read), readEvery);
      const sending = setInterval(() => void attempt(send), sendEvery);
      const stopFollowing = followBrowser({ onOnline: retry, onSeen: () => void refresh() });
      void refresh();
      return () => {
        tabs.onmessage = null;
        stopListening();
        clearInterval(reading);
        clearInterval(sending);
        stopFollowing();
      };
    },
  };
};
