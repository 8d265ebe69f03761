import type pg from 'pg';
import type { Case } from '#domain/case/case.ts';
import { mayText } from '#domain/case/textMessages.ts';
import type { Instant } from '#domain/tenant.ts';
import { NotTaken, type SmsPort } from './smsPort.ts';

const mostAttempts = 8;
/** Doubled by every attempt: about an hour and a half in all. */
const firstPause = 20_000;

interface Next {
  readonly id: string;
  readonly text: string;
  readonly attempts: number;
  readonly phone: string | null;
  readonly opted_out: boolean;
  readonly body: Case;
}

/**
 * Sends what waits, oldest first. A message is marked before it goes: if the node dies in between, or the gateway does not
 * say, it is not sent twice but stays `unsure`. Whether the caller may be written to is asked again now.
 */
export const sendWaiting = async (pool: pg.Pool, tenant: string, port: SmsPort, now: () => Instant): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<Next>(
      `with next as (
         select tenant, sms_id from sms where tenant = $1 and state = 'waiting' and not_before <= $2 order by at limit 1 for update skip locked
       ), taken as (
         update sms set state = 'unsure', attempts = attempts + 1 from next
         where sms.tenant = next.tenant and sms.sms_id = next.sms_id
         returning sms.tenant, sms.sms_id, sms.case_id, sms.person_id, sms.text, sms.attempts
       )
       select t.sms_id as id, t.text, t.attempts, p.phone, c.body,
         exists (select from sms_opt_out o where o.tenant = t.tenant and o.phone = p.phone) as opted_out
       from taken t join case_row c on c.tenant = t.tenant and c.case_id = t.case_id
         left join person p on p.tenant = t.tenant and p.person_id = t.person_id and p.erased_at is null`,
      [tenant, now()],
    );
    const [message] = rows;
    if (message === undefined) return;
    const settle = (state: string) =>
      pool.query(`update sms set state = $3, settled_at = $4 where tenant = $1 and sms_id = $2 and state = 'unsure'`, [tenant, message.id, state, now()]);
    const { id, phone, text } = message;
    if (phone === null || phone === '') await settle('no_number');
    else if (message.opted_out) await settle('opted_out');
    else if (!mayText(message.body)) await settle('withheld');
    else {
      try {
        await port.send({ id, phone, text });
        await settle('sent');
      } catch (error) {
        if (!(error instanceof NotTaken)) throw error;
        if (message.attempts >= mostAttempts) await settle('failed');
        else {
          const pause = firstPause * 2 ** (message.attempts - 1);
          await pool.query(`update sms set state = 'waiting', not_before = $3 where tenant = $1 and sms_id = $2`, [tenant, id, now() + pause]);
        }
        // One that cannot be handed over says something of the gateway: the others wait for the next turn.
        return;
      }
    }
  }
};
