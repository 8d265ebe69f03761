import type pg from 'pg';
import type { Logger } from 'pino';
import { ContractError } from '#contract/errors.ts';
import { callbackDone, emptyQueue, foldQueue, queueStatus, type QueueState } from '#domain/queue/foldQueue.ts';
import type { AbandonedCall, ExchangeEvent, QueueStatus } from '#domain/queue/queueStatus.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Instant, Line } from '#domain/tenant.ts';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import type { Audit } from '../accounts/audit.ts';
import { expireEvidence } from '../recordings/expireEvidence.ts';
import type { ExchangeSource, SourceListener } from './exchangeSource.ts';

/** The queue as the exchange reports it. */
export interface QueueWatch {
  report(): { readonly connected: boolean; readonly status: QueueStatus };
  callbackDone(callId: string, outcome: string, by: string): Promise<void>;
  /** @throws ContractError busy when the exchange does not take it. */
  setSeatState(seat: string, state: AgentState, lines: readonly Line[]): Promise<void>;
  /**
   * Pauses the exchange's recording of a call of a line, or goes on with it; on record in the audit.
   * @throws ContractError refused `recording_policy` where the line lets nobody pause, or of a call that is none of a line's;
   * central_unreachable without an exchange that takes it from here; busy when it does not.
   */
  setRecording(callId: string, on: boolean, by: string, policy: RecordingPolicy): Promise<void>;
  /** Deletes the exchange's recordings past the days of their class. Returns how many. */
  expireEvidence(policy: RecordingPolicy): Promise<number>;
  stop(): void;
}

/**
 * Listens to the exchange's events and folds them. Abandoned calls are kept in the
 * database, so that a restart forgets nobody who is to be called back.
 */
export const watchQueue = async (deps: {
  /** Connects to the exchange there is; null when there is none. */
  readonly open: (listener: SourceListener) => ExchangeSource | null;
  readonly pool: pg.Pool;
  readonly tenant: string;
  readonly audit: Audit;
  readonly now: () => Instant;
  readonly log: Logger;
}): Promise<QueueWatch> => {
  let state: QueueState = { ...emptyQueue(), abandoned: await openCallbacks(deps.pool, deps.tenant) };
  let connected = false;
  const seen = new Set<string>();

  const take = (event: ExchangeEvent): void => {
    if (seen.has(event.id)) return;
    seen.add(event.id);
    if (event.type === 'party_joined' && (event.as === 'listen' || event.as === 'whisper' || event.as === 'barge')) {
      const { callId, as } = event;
      deps.audit.record(event.party, 'call_joined', { callId, as }).catch((error: unknown) => deps.log.error({ error }, 'a supervisor’s leg is not on record'));
    }
    const before = state.abandoned.length;
    state = foldQueue(state, event);
    const added = state.abandoned.length > before ? state.abandoned.at(-1) : undefined;
    if (added !== undefined) {
      keep(deps.pool, deps.tenant, added).catch((error: unknown) => deps.log.error({ error }, 'abandoned call not stored'));
    }
  };

  const source = deps.open({
    onEvents: (events) => {
      for (const event of events) take(event);
    },
    onConnected: (now) => {
      connected = now;
    },
  });

  /** What the exchange does not take is in the log, and said as busy. */
  const taken = async (what: Promise<void>, told: Readonly<Record<string, string>>): Promise<void> => {
    try {
      await what;
    } catch (error) {
      deps.log.warn({ error, ...told }, 'the exchange did not take what it was told');
      throw new ContractError('busy', 'exchange_refused');
    }
  };

  return {
    report: () => ({ connected, status: queueStatus(state, deps.now()) }),
    callbackDone: async (callId, outcome, by) => {
      await deps.pool.query(
        'update abandoned_call set outcome = $3, done_by = $4, done_at = $5 where tenant = $1 and call_id = $2',
        [deps.tenant, callId, outcome, by, deps.now()],
      );
      state = callbackDone(state, callId);
    },
    setSeatState: async (seat, agentState, lines) => {
      if (source === null) throw new ContractError('central_unreachable', 'no_exchange');
      await taken(source.setSeatState(seat, agentState, lines), { seat, state: agentState });
    },
    setRecording: async (callId, on, by, policy) => {
      if (source?.setRecording === undefined) throw new ContractError('central_unreachable', 'no_exchange');
      const line = state.calls.get(callId)?.line;
      if (!on && (line === undefined || !policy.lines[line].mayPause)) throw new ContractError('refused', 'recording_policy', { line: line ?? '' });
      await taken(source.setRecording(callId, on), { callId, recording: on ? 'on' : 'paused' });
      await deps.audit.record(by, on ? 'recording_resumed' : 'recording_paused', { callId });
    },
    expireEvidence: async (policy) =>
      source?.evidence === undefined ? 0 : expireEvidence({ evidence: source.evidence, policy, audit: deps.audit, now: deps.now() }),
    stop: () => source?.stop(),
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
