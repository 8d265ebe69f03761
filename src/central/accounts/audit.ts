import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '#domain/tenant.ts';

/** What is worth a line that nobody can change unnoticed. */
export type AuditedAction =
  | 'login'
  | 'login_refused'
  | 'logout'
  | 'seat_enrolled'
  | 'seat_enrol_refused'
  | 'file_read'
  | 'exported'
  | 'callback_done'
  | 'sms_answered'
  | 'own_phone_set'
  | 'contact_call'
  | 'web_reported'
  | 'sms_queued'
  | 'recording_heard'
  | 'recording_deleted'
  | 'recording_paused'
  | 'recording_resumed'
  | 'evidence_deleted'
  | 'location_asked'
  | 'call_joined'
  | RuleAction;

/** What happens to the city's lists and rules. */
type RuleAction = 'rule_draft_opened' | 'rule_draft_saved' | 'rule_draft_discarded' | 'rules_published' | 'lab_run' | 'quality_cases_read';

export interface Audit {
  /** `detail` holds ids and codes, never personal data: a lawful deletion must not break the chain. */
  record(actor: string, action: AuditedAction, detail: Readonly<Record<string, string>>): Promise<void>;
}

/** Appends to the hash chain: SHA-256 over the hash before, the position and the row. */
export const createAudit = (deps: { readonly pool: pg.Pool; readonly tenant: string; readonly now: () => Instant }): Audit => ({
  record: async (actor, action, detail) => {
    const client = await deps.pool.connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(hashtext($1))', [`audit:${deps.tenant}`]);
      const { rows } = await client.query<{ position: string; hash: Buffer }>(
        'select position, hash from audit where tenant = $1 order by position desc limit 1',
        [deps.tenant],
      );
      const position = Number(rows[0]?.position ?? 0) + 1;
      const at = deps.now();
      const body = JSON.stringify([deps.tenant, position, at, actor, action, detail]);
      const hash = createHash('sha256').update(rows[0]?.hash ?? Buffer.alloc(0)).update(body).digest();
      await client.query(
        'insert into audit (tenant, position, at, actor, action, detail, hash) values ($1, $2, $3, $4, $5, $6, $7)',
        [deps.tenant, position, at, actor, action, detail, hash],
      );
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  },
});
