import * as z from 'zod';
import type { User } from '#contract/central/auth.ts';
import { noticesSchema, type Notices } from '#contract/central/loop.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { inboxSchema, noticesService } from '#contract/workstation/notices.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Synchroniser } from '../sync/synchroniser.ts';
import type { Client } from './client.ts';

/** Older ones are forgotten here; what they are about is in the case itself. */
const kept = 200;
/** Notices follow the feed; this is for an exchange of hints that has gone quiet. */
const period = 15_000;

const boxSchema = z.object({ notices: inboxSchema.shape.notices, seen: z.number().int(), next: z.number().int(), untold: z.boolean() });
type Box = z.infer<typeof boxSchema>;
const emptyBox: Box = { notices: [], seen: 0, next: 0, untold: false };

/**
 * The inbox of whoever is signed in: asked of the central with his own session whenever the feed brought something, kept at the
 * seat for the day the central is away.
 */
export const createNoticeDesk = (deps: {
  readonly central: CentralClient;
  readonly local: Remote<LocalStoreMethods>;
  readonly synchroniser: Synchroniser;
  readonly user: () => User | null;
  readonly onUserChange: (listener: () => void) => () => void;
}): { readonly service: BoundService<Client>; readonly stop: () => void } => {
  const { central, local } = deps;
  const watchers = new Set<() => void>();
  let owner: string | null = null;
  let box = emptyBox;
  let reached = false;
  let work: Promise<void> = Promise.resolve();

  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };
  const name = (userId: string): string => `notices:${userId}`;
  const keep = async (userId: string, next: Box): Promise<void> => {
    box = next;
    await local.saveSetting({ name: name(userId), value: JSON.stringify(next) });
  };

  /** Whose box it is now: another's is put away when somebody else signs in. */
  const open = async (): Promise<string | null> => {
    const userId = deps.user()?.userId ?? null;
    if (userId === owner) return userId;
    const stored = userId === null ? null : await local.setting(name(userId));
    const parsed = stored === null ? null : boxSchema.safeParse(JSON.parse(stored));
    [owner, box, reached] = [userId, parsed?.success === true ? parsed.data : emptyBox, false];
    tell();
    return userId;
  };

  const withPage = (known: Box, page: Notices): Box => {
    // Two readings at a time bring the same ones.
    const last = known.notices.at(-1)?.seq ?? 0;
    const news = page.notices.filter(({ seq }) => seq > last);
    return { ...known, notices: [...known.notices, ...news].slice(-kept), next: Math.max(known.next, page.next), seen: Math.max(known.seen, page.seen) };
  };

  const pull = async (): Promise<void> => {
    const userId = await open();
    if (userId === null) return;
    try {
      if (box.untold) {
        await central.asUser(z.unknown(), 'POST', '/api/notices/seen', { seq: box.seen });
        await keep(userId, { ...box, untold: false });
      }
      const page = await central.asUser(noticesSchema, 'GET', `/api/notices?after=${box.next}&limit=${kept}`);
      if (deps.user()?.userId !== userId) return;
      reached = true;
      await keep(userId, withPage(box, page));
    } catch {
      // Away, or signed in without the central: the last known stays, and the screen says so.
      reached = false;
    }
    tell();
  };
  const soon = (): void => {
    work = work.then(pull, pull);
  };

  const timer = setInterval(soon, period);
  const ends = [deps.synchroniser.onChange(soon), deps.onUserChange(soon)];
  soon();

  return {
    stop: () => {
      clearInterval(timer);
      for (const end of ends) end();
    },
    service: bindService(noticesService, {
      methods: {
        markSeen: async ({ seq }) => {
          const userId = await open();
          if (userId === null || seq <= box.seen) return {};
          await keep(userId, { ...box, seen: seq, untold: true });
          tell();
          soon();
          return {};
        },
      },
      topics: {
        inbox: (_params, emit) => {
          const say = (): void => emit({ notices: box.notices, seen: box.seen, reached });
          say();
          watchers.add(say);
          return () => watchers.delete(say);
        },
      },
    }),
  };
};
