import type pg from 'pg';
import type { SmsPort } from './smsPort.ts';

const mostAttempts = 5;

/**
 * Sends what waits, oldest first. A message is marked before it goes: if the node dies in between it is not sent twice but
 * shown as `unsure`, because a caller who gets the same words twice doubts both.
 */
export const sendWaiting = async (pool: pg.Pool, tenant: string, port: SmsPort): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ id: string; text: string; phone: string | null }>(
      `with next as (
         select tenant, sms_id from sms where tenant = $1 and state = 'waiting' order by at limit 1 for update skip locked
       )
       update sms set state = 'unsure', attempts = attempts + 1 from next
       where sms.tenant = next.tenant and sms.sms_id = next.sms_id
       returning sms.sms_id as id, sms.text,
         (select phone from person p where p.tenant = sms.tenant and p.person_id = sms.person_id and p.erased_at is null) as phone`,
      [tenant],
    );
    const [message] = rows;
    if (message === undefined) return;
    const settle = (state: string) => pool.query('update sms set state = $3 where tenant = $1 and sms_id = $2', [tenant, message.id, state]);
    if (message.phone === null || message.phone === '') await settle('no_number');
    else {
      try {
        await port.send({ id: message.id, phone: message.phone, text: message.text });
        await settle('sent');
      } catch {
        await pool.query(
          `update sms set state = case when attempts >= ${mostAttempts} then 'failed' else 'waiting' end where tenant = $1 and sms_id = $2`,
          [tenant, message.id],
        );
        return;
      }
    }
  }
};
