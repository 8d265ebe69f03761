import { randomUUID } from 'node:crypto';
import { feedPageSchema, pushResponseSchema, type CommandResult, type FeedChange, type FeedPage } from '#contract/central/sync.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import clocks from '../../resources/rules/clocks.json' with { type: 'json' };
import lists from '../../resources/rules/lists.json' with { type: 'json' };
import { commandsOf, type NewOrder } from '../e2e/portalCentral.ts';

/** A case as a seat pushes it: taken in, triaged, dispatched. */
export interface PushedCase {
  readonly caseId: string;
  readonly commands: readonly { readonly id: string }[];
}

/** The `counter`-th case of seat A07 today. */
export const caseOf = (order: NewOrder, counter: number): PushedCase => {
  const caseId = randomUUID();
  const callerId = randomUUID();
  const number = formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: 7, counter });
  const commands = commandsOf(order, number, callerId).map((command, index) => ({
    id: randomUUID(),
    tenant: { city: '430600', mode: 'live' },
    caseId,
    actor: { userId: 'wang.min', role: 'taker_12345', unitId: null },
    seatId: 'A07',
    at: Date.now(),
    baseVersion: index,
    rules: { clocks: clocks.version, lists: lists.version },
    persons: index === 0 ? [{ id: callerId, ...order.caller }] : [],
    command,
  }));
  return { caseId, commands };
};

const call = async (url: string, token: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-lianxi-protocol': '1' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json();
};

/** @throws when the central is not there or answers anything but results. */
export const push = async (url: string, token: string, commands: readonly unknown[]): Promise<readonly CommandResult[]> =>
  pushResponseSchema.parse(await call(`${url}/api/commands`, token, { commands })).results;

const feedPage = async (url: string, token: string, after: number): Promise<FeedPage> =>
  feedPageSchema.parse(await call(`${url}/api/feed?after=${after}&limit=200`, token));

/** Everything the token's owner may see, page by page. */
export const wholeFeed = async (url: string, token: string): Promise<readonly FeedChange[]> => {
  const changes: FeedChange[] = [];
  for (let after = 0; ; ) {
    const page = await feedPage(url, token, after);
    changes.push(...page.changes);
    if (page.next >= page.head) return changes;
    after = page.next;
  }
};

/** Reads on from the last cursor again and again; `stop` reads the rest and answers case id → last version met. */
export const followFeed = (url: string, token: string) => {
  const met = new Map<string, number>();
  let after = 0;
  const stopping = new AbortController();
  const reading = (async () => {
    for (let done = false; !done; ) {
      const last = stopping.signal.aborted;
      const page = await feedPage(url, token, after);
      for (const change of page.changes) if (change.visible) met.set(change.case.id, change.case.version);
      after = page.next;
      done = last && page.next >= page.head;
    }
  })();
  return {
    stop: async (): Promise<ReadonlyMap<string, number>> => {
      stopping.abort();
      await reading;
      return met;
    },
  };
};

/** Access token of a demo user. */
export const tokenOf = async (url: string, user: string): Promise<string> => {
  const session = (await call(`${url}/api/login`, '', { user, password: 'lianxi-2026' })) as { readonly accessToken: string };
  return session.accessToken;
};
