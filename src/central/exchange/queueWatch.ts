import type pg from 'pg';
import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { exchangeMessageSchema } from '#contract/exchange/events.ts';
import { callbackDone, emptyQueue, foldQueue, queueStatus, type QueueState } from '#domain/queue/foldQueue.ts';
import type { AbandonedCall, ExchangeEvent, QueueStatus } from '#domain/queue/queueStatus.ts';
import type { Instant } from '#domain/tenant.ts';

/** The queue as the exchange reports it. */
export interface QueueWatch {
  report(): { readonly connected: boolean; readonly status: QueueStatus };
  callbackDone(callId: string, outcome: string, by: string): Promise<void>;
  stop(): void;
}

const firstDelay = 500;
const longestDelay = 10_000;

/**
 * Listens to the exchange's event stream, reconnecting with back-off, and folds it. Abandoned calls are kept in the
 * database, so that a restart forgets nobody who is to be called back.
 */
export const watchQueue = async (deps: {
  readonly url: string | null;
  readonly token: string;
  readonly pool: pg.Pool;
  readonly tenant: string;
  readonly now: () => Instant;
  readonly log: Logger;
}): Promise<QueueWatch> => {
  let state: QueueState = { ...emptyQueue(), abandoned: await openCallbacks(deps.pool, deps.tenant) };
  let connected = false;
  let stopped = false;
  let delay = firstDelay;
  let socket: WebSocket | null = null;
  let timer: NodeJS.Timeout | null = null;
  const seen = new Set<string>();

  const take = (event: ExchangeEvent): void => {
    if (seen.has(event.id)) return;
    seen.add(event.id);
    const before = state.abandoned.length;
    state = foldQueue(state, event);
    const added = state.abandoned.length > before ? state.abandoned.at(-1) : undefined;
    if (added !== undefined) {
      keep(deps.pool, deps.tenant, added).catch((error: unknown) => deps.log.error({ error }, 'abandoned call not stored'));
    }
  };

  const connect = (url: string): void => {
    const current = new WebSocket(url, { headers: { authorization: `Bearer ${deps.token}` } });
    socket = current;
    current.on('message', (data: Buffer) => {
      const message = exchangeMessageSchema.safeParse(parseJson(data.toString()));
      if (!message.success) {
        deps.log.warn({ at: z.prettifyError(message.error).slice(0, 200) }, 'unreadable message from the exchange');
        return;
      }
      connected = true;
      delay = firstDelay;
      for (const event of message.data.type === 'snapshot' ? message.data.events : [message.data.event]) take(event);
    });
    current.on('error', () => current.terminate());
    current.on('close', () => {
      connected = false;
      if (stopped) return;
      timer = setTimeout(() => connect(url), delay);
      delay = Math.min(longestDelay, delay * 2);
    });
  };
  if (deps.url !== null) connect(deps.url);

  return {
    report: () => ({ connected, status: queueStatus(state, deps.now()) }),
    callbackDone: async (callId, outcome, by) => {
      await deps.pool.query(
        'update abandoned_call set outcome = $3, done_by = $4, done_at = $5 where tenant = $1 and call_id = $2',
        [deps.tenant, callId, outcome, by, deps.now()],
      );
      state = callbackDone(state, callId);
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      socket?.terminate();
    },
  };
};

const openCallbacks = async (pool: pg.Pool, tenant: string): Promise<readonly AbandonedCall[]> => {
  const { rows } = await pool.query<{ call: AbandonedCall }>(
    `select call from abandoned_call where tenant = $1 and outcome is null order by (call->>'abandonedAt')::bigint`,
    [tenant],
  );
  return rows.map(({ call }) => call);
};

const keep = (pool: pg.Pool, tenant: string, call: AbandonedCall) =>
  pool.query('insert into abandoned_call (tenant, call_id, call) values ($1, $2, $3) on conflict do nothing', [
    tenant,
    call.callId,
    call,
  ]);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
