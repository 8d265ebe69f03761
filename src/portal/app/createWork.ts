import { directorySchema, type Directory } from '#contract/central/directory.ts';
import type { Session } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import type { CaseCommand, CommandEnvelope } from '#domain/case/command.ts';
import { createUnitTree, type UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';
import type { CentralClient } from '../central/centralClient.ts';
import { createFeedReader, type FeedReader } from '../replica/feedReader.ts';
import { ruleBook } from '../sending/portalRules.ts';
import { createSender, type Sender } from '../sending/sender.ts';
import { withReplica, withRetry } from '../sending/sendingSteps.ts';
import { createDrafts, type Drafts } from './drafts.ts';
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
  readonly drafts: Drafts;
  readonly seen: Seen;
  readonly link: Pick<Store<Link>, 'get' | 'onChange'>;
  readonly units: Pick<Store<UnitTree>, 'get' | 'onChange'>;
  readonly envelope: (caseId: string, baseVersion: number, command: CaseCommand) => CommandEnvelope;
  /** Keeps the command, shows what it does, sends it. */
  readonly give: (caseId: string, baseVersion: number, command: CaseCommand) => void;
  /** Sends what waits and reads what is new, now. */
  readonly refresh: () => Promise<void>;
  /** Tries everything again that waits, also what was set aside. */
  readonly retry: () => void;
  /** Polls until the returned function is called. */
  readonly start: () => () => void;
}

const readEvery = 15_000;
const sendEvery = 1_000;

export const createWork = (deps: {
  readonly session: Session;
  readonly client: CentralClient;
  /** Tells of news until the returned function is called. */
  readonly listen: (onHint: (epoch: string, head: number) => void) => () => void;
  readonly storage: Storage;
  readonly now: () => Instant;
  readonly chance: () => number;
  readonly newId: () => string;
}): Work => {
  const { session, client, storage, now } = deps;
  const { userId, role, unitId } = session.user;
  const sender = createSender({ userId, storage, client, now, chance: deps.chance });
  const feed = createFeedReader(client);
  const drafts = createDrafts(storage, userId);
  const link = createStore<Link>({ lastReadAt: null, problem: null, busy: false });
  const units = createStore<UnitTree>(createUnitTree([]));
  let directory: Promise<Directory> | null = null;

  const readDirectory = async (): Promise<void> => {
    directory ??= client.call({ method: 'GET', path: '/api/directory' }, directorySchema);
    const read = await directory.catch((error: unknown) => {
      directory = null;
      throw error;
    });
    if (units.get().units.length !== read.units.length) units.set(createUnitTree(read.units));
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
    sender.change((state) => withReplica(state, feed.replica.get()));
    dropReported();
    await readDirectory();
    link.set({ ...link.get(), lastReadAt: now(), problem: null });
  };
  const send = async (): Promise<void> => {
    if (await sender.flush()) await read();
  };
  const refresh = async (): Promise<void> => {
    link.set({ ...link.get(), busy: true });
    await attempt(send);
    await attempt(read);
    link.set({ ...link.get(), busy: false });
  };
  const retry = (): void => {
    sender.change((state) => withRetry(state, now()));
    void refresh();
  };
  const onHint = (epoch: string, head: number): void => {
    if (link.get().problem !== null) return retry();
    const known = feed.replica.get();
    if (epoch !== known.epoch || head > known.next) void attempt(read);
  };
  const envelope: Work['envelope'] = (caseId, baseVersion, command) => ({
    id: deps.newId(),
    tenant: session.tenant,
    caseId,
    actor: { userId, role, unitId },
    seatId: null,
    at: now(),
    baseVersion,
    rules: ruleBook.versions,
    persons: [],
    command,
  });

  return {
    session,
    client,
    feed,
    sender,
    link,
    units,
    envelope,
    refresh,
    retry,
    drafts,
    seen: createSeen(storage, userId),
    give: (caseId, baseVersion, command) => {
      sender.add(envelope(caseId, baseVersion, command));
      void attempt(send);
    },
    start: () => {
      const onVisible = (): void => {
        if (document.visibilityState === 'visible') void refresh();
      };
      const onStorage = (event: StorageEvent): void => {
        if (event.key === sender.key) sender.reload();
      };
      const stopListening = deps.listen(onHint);
      const reading = setInterval(() => void attempt(read), readEvery);
      const sending = setInterval(() => void attempt(send), sendEvery);
      addEventListener('online', retry);
      addEventListener('focus', onVisible);
      addEventListener('storage', onStorage);
      document.addEventListener('visibilitychange', onVisible);
      void refresh();
      return () => {
        stopListening();
        clearInterval(reading);
        clearInterval(sending);
        removeEventListener('online', retry);
        removeEventListener('focus', onVisible);
        removeEventListener('storage', onStorage);
        document.removeEventListener('visibilitychange', onVisible);
      };
    },
  };
};
