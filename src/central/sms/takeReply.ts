import type pg from 'pg';
import { v7 } from 'uuid';
import type { CaseCommand } from '#domain/case/command.ts';
import { readTextReply, type TextRules } from '#domain/case/textMessages.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import { tenantKey, type Instant, type Tenant } from '#domain/tenant.ts';
import { bySystem } from '../cases/bySystem.ts';
import type { Audit } from '../accounts/audit.ts';
import type { CommandLog } from '../cases/commandLog.ts';

/** An answer belongs to what was asked of this number last, for so long. */
const answerTime = 7 * 24 * 3_600_000;

/**
 * What somebody answered to a text message: his word on the case he was asked about, or that he wants no more of them. An
 * answer that says neither is kept with the case for a person to read.
 */
export const takeReply = async (
  deps: {
    readonly pool: pg.Pool;
    readonly tenant: Tenant;
    readonly log: CommandLog;
    readonly context: () => DecideContext;
    readonly texts: TextRules;
    readonly audit: Audit;
    readonly now: () => Instant;
  },
  { phone, text }: { readonly phone: string; readonly text: string },
): Promise<void> => {
  const { pool, now } = deps;
  const key = tenantKey(deps.tenant);
  const reply = readTextReply(text, deps.texts);
  const { rows } = await pool.query<{ case_id: string; sms_id: string }>(
    `select s.case_id, s.sms_id from sms s join person p on p.tenant = s.tenant and p.person_id = s.person_id
     where s.tenant = $1 and p.phone = $2 and p.erased_at is null and s.at > $3 and s.state in ('sent', 'delivered', 'unsure')
       and (s.template <> 'accepted' or $4)
     order by s.at desc limit 1`,
    [key, phone, now() - answerTime, reply.type === 'opt_out'],
  );
  if (reply.type === 'opt_out') {
    await pool.query('insert into sms_opt_out (tenant, phone, at) values ($1, $2, $3) on conflict do nothing', [key, phone, now()]);
  }
  const [asked] = rows;
  if (asked === undefined) return deps.audit.record('sms', 'sms_answered', { outcome: 'nothing_asked', said: reply.type });
  const heard = { channel: 'sms', sample: 'second' } as const;
  const command: CaseCommand =
    reply.type === 'opt_out'
      ? { type: 'record_consent', consent: 'sms', given: false }
      : reply.type === 'answer'
        ? { type: 'follow_up', followUp: { ...heard, contacted: true, solved: reply.solved, satisfied: reply.satisfied, note: reply.note } }
        : { type: 'follow_up', followUp: { ...heard, contacted: false, solved: null, satisfied: null, note: text } };
  const [result] = await deps.log.push([bySystem({ id: v7(), tenant: deps.tenant, caseId: asked.case_id, at: now(), rules: deps.context().rules.versions, command })]);
  const outcome = result?.status === 'refused' ? result.error.code : 'accepted';
  await deps.audit.record('sms', 'sms_answered', { caseId: asked.case_id, smsId: asked.sms_id, said: reply.type, outcome });
};
