import type pg from 'pg';
import type { Logger } from 'pino';
import type { ContactCall } from '#contract/central/contactCalls.ts';
import { ContractError } from '#contract/errors.ts';
import { contactOfBridge, startBridge, stepBridge, type BridgedCall } from '#domain/bridge/bridgedCall.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { tenantKey, type Instant, type Tenant } from '#domain/tenant.ts';
import { bySystem } from '../cases/bySystem.ts';
import type { CommandLog } from '../cases/commandLog.ts';
import type { ExchangeSource } from '../exchange/exchangeSource.ts';

/** Calls that the exchange makes for units, from the key that is pressed to the record in the case. */
export interface ContactCalls {
  /**
   * @throws ContractError refused `call_under_way` while another of this user's is up; rate_limited; busy `exchange_away` when the exchange cannot
   * be reached or does not take it.
   */
  start(order: ContactOrder): Promise<ContactCall>;
  /** @throws ContractError not_found for a call that is not this user's. */
  read(userId: string, callId: string): Promise<ContactCall>;
  hangUp(userId: string, callId: string): Promise<ContactCall>;
  take(events: readonly ExchangeEvent[]): void;
  /** Writes into its case what is over and stands nowhere yet, and lets go of what the exchange has lost sight of. */
  settle(): Promise<void>;
}

export interface ContactOrder {
  readonly callId: string;
  readonly caseId: string;
  readonly assignmentId: string;
  readonly userId: string;
  /** Where the worker is rung, and the citizen: these leave for the exchange and for nobody else. */
  readonly worker: string;
  readonly citizen: string;
}

/** What both see on their telephones. */
const shown = '12345';
const workerRingSeconds = 30;
const citizenRingSeconds = 45;
const mostInAnHour = 60;
const hour = 3_600_000;
/** The exchange said nothing more of it for this long: nobody knows how it ended. */
const longest = 2 * hour;

interface Row {
  readonly call_id: string;
  readonly case_id: string;
  readonly assignment_id: string;
  readonly user_id: string;
  readonly state: 'open' | 'over' | 'settled';
  readonly call: BridgedCall;
}

export const createContactCalls = (deps: {
  readonly pool: pg.Pool;
  readonly tenant: Tenant;
  readonly source: () => ExchangeSource | null;
  readonly log: CommandLog;
  readonly context: () => DecideContext;
  readonly now: () => Instant;
  readonly logger: Logger;
}): ContactCalls => {
  const { pool, now } = deps;
  const tenant = tenantKey(deps.tenant);

  const find = async (userId: string, callId: string): Promise<Row> => {
    const { rows } = await pool.query<Row>('select * from contact_call where tenant = $1 and call_id = $2 and user_id = $3', [tenant, callId, userId]);
    if (rows[0] === undefined) throw new ContractError('not_found', 'contact_call');
    return rows[0];
  };

  /** One step of one call, with its row held: two centrals that listen to one exchange hear everything twice. */
  const advance = async (callId: string, change: (call: BridgedCall) => BridgedCall): Promise<boolean> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<Row>(`select * from contact_call where tenant = $1 and call_id = $2 and state = 'open' for update`, [tenant, callId]);
      const before = rows[0]?.call;
      const after = before === undefined ? undefined : change(before);
      const isOver = after?.step === 'ended';
      if (after !== undefined && after !== before) {
        await client.query('update contact_call set call = $3, state = $4 where tenant = $1 and call_id = $2', [tenant, callId, after, isOver ? 'over' : 'open']);
      }
      await client.query('commit');
      return isOver;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  };

  const record = async ({ call_id: id, case_id: caseId, assignment_id: assignmentId, call }: Row): Promise<void> => {
    const contact = contactOfBridge(call);
    if (contact !== null) {
      // The call's own id: however often it is tried, it stands in the case once.
      const command = { type: 'record_contact_call', assignmentId, contact } as const;
      const [result] = await deps.log.push([bySystem({ id, tenant: deps.tenant, caseId, at: now(), rules: deps.context().rules.versions, command })]);
      if (result?.status === 'refused') deps.logger.warn({ callId: id, code: result.error.code }, 'a call could not be written into its case');
    }
    await pool.query(`update contact_call set state = 'settled' where tenant = $1 and call_id = $2`, [tenant, id]);
  };

  const settleOver = async (): Promise<void> => {
    const { rows } = await pool.query<Row>(`select * from contact_call where tenant = $1 and state = 'over'`, [tenant]);
    for (const row of rows) await record(row);
  };

  let working: Promise<void> = Promise.resolve();
  const take = (event: Extract<ExchangeEvent, { readonly type: 'bridge' }>): void => {
    working = working
      .then(async () => {
        if (await advance(event.callId, (call) => stepBridge(call, event.step, event.end, event.at))) await settleOver();
      })
      // The job tries again what is left over.
      .catch((error: unknown) => deps.logger.error({ error, callId: event.callId }, 'a step of a call was not stored'));
  };

  const end = async (callId: string): Promise<void> => void (await advance(callId, (call) => stepBridge(call, 'ended', 'failed', now())));

  const guard = async ({ callId, userId }: ContactOrder): Promise<void> => {
    const { rows } = await pool.query<{ open: string; lately: string }>(
      `select count(*) filter (where state = 'open' and call_id <> $3 and started_at > $5) as open, count(*) filter (where started_at > $4) as lately
       from contact_call where tenant = $1 and user_id = $2`,
      [tenant, userId, callId, now() - hour, now() - longest],
    );
    if (Number(rows[0]?.open ?? 0) > 0) throw new ContractError('refused', 'call_under_way');
    if (Number(rows[0]?.lately ?? 0) >= mostInAnHour) throw new ContractError('rate_limited', 'contact_calls');
  };

  return {
    start: async (order) => {
      const { callId, caseId, assignmentId, userId, worker, citizen } = order;
      const source = deps.source();
      if (source === null) throw new ContractError('busy', 'exchange_away');
      await guard(order);
      const { rowCount } = await pool.query(
        `insert into contact_call (tenant, call_id, case_id, assignment_id, user_id, started_at, state, call) values ($1, $2, $3, $4, $5, $6, 'open', $7)
         on conflict do nothing`,
        [tenant, callId, caseId, assignmentId, userId, now(), startBridge(callId, userId, now())],
      );
      if (rowCount === 1) {
        try {
          await source.startBridge({ callId, worker, citizen, shown, workerRingSeconds, citizenRingSeconds });
        } catch (error) {
          deps.logger.warn({ error, callId }, 'the exchange did not take a call');
          await end(callId);
          await settleOver();
          throw new ContractError('busy', 'exchange_away');
        }
      }
      return stateOf(await find(userId, callId));
    },
    read: async (userId, callId) => stateOf(await find(userId, callId)),
    hangUp: async (userId, callId) => {
      const { state } = await find(userId, callId);
      try {
        if (state === 'open') await deps.source()?.endBridge(callId);
      } catch (error) {
        deps.logger.warn({ error, callId }, 'the exchange did not end a call');
        throw new ContractError('busy', 'exchange_away');
      }
      return stateOf(await find(userId, callId));
    },
    take: (events) => {
      for (const event of events) if (event.type === 'bridge') take(event);
    },
    settle: async () => {
      const { rows } = await pool.query<Row>(`select * from contact_call where tenant = $1 and state = 'open' and started_at < $2`, [tenant, now() - longest]);
      for (const { call_id: callId } of rows) await end(callId);
      await settleOver();
    },
  };
};

const stateOf = ({ call: { callId, step, startedAt, answeredAt, endedAt, end }, state }: Row): ContactCall => ({
  callId, step, startedAt, answeredAt, endedAt, end, recorded: state === 'settled',
});
