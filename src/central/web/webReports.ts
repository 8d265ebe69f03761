import { createHmac } from 'node:crypto';
import type pg from 'pg';
import type { WebReceipt, WebReport } from '#contract/central/webReports.ts';
import { ContractError } from '#contract/errors.ts';
import type { Attachment } from '#domain/case/caseRecords.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import { tenantKey, type Instant, type Tenant } from '#domain/tenant.ts';
import { assess } from '#domain/triage/assess.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import type { Arrived } from '../cases/arrived.ts';
import { bySystem } from '../cases/bySystem.ts';
import type { CommandLog } from '../cases/commandLog.ts';
import type { Uploads } from '../files/uploads.ts';
import { derivedId, queryCode } from './webKey.ts';

/** What citizens report on the web becomes a case of the hotline's, by the same path as a grid worker's report. */
export interface WebReports {
  /**
   * @throws ContractError conflict `ticket_used` when the ticket paid for another report, `photo_missing` when a photo has not arrived;
   * rate_limited `web_phone` or `web_full`.
   */
  submit(ticketId: string, report: WebReport): Promise<WebReceipt>;
}

const day = 24 * 3_600_000;
const hour = 3_600_000;
const mostOfOnePhone = 10;
/** More than this in an hour is no city's ordinary day: the telephone stays open. */
const mostInAnHour = 1_000;

/** Whose a report's photos are until it has arrived. */
export const ownerOfReport = (reportId: string): string => `web:${reportId}`;

export const createWebReports = (deps: {
  readonly pool: pg.Pool;
  readonly tenant: Tenant;
  readonly key: Buffer;
  readonly log: CommandLog;
  readonly uploads: Uploads;
  readonly context: () => DecideContext;
  readonly triageRules: () => Promise<TriageRules>;
  readonly now: () => Instant;
}): WebReports => {
  const { pool, key, now } = deps;
  const tenant = tenantKey(deps.tenant);
  const phoneHash = (phone: string): string => createHmac('sha256', key).update(`phone:${phone}`).digest('hex');

  const receiptOf = async (caseId: string): Promise<WebReceipt | null> => {
    const { rows } = await pool.query<{ number: string }>('select number from case_row where tenant = $1 and case_id = $2', [tenant, caseId]);
    return rows[0] === undefined ? null : { number: rows[0].number, code: queryCode(key, caseId) };
  };
  const guard = async (ticketId: string, { phone }: WebReport): Promise<void> => {
    const { rows } = await pool.query<{ used: string; phone: string; lately: string }>(
      `select count(*) filter (where ticket_id = $2) as used, count(*) filter (where phone_hash = $3 and at > $4) as phone, count(*) filter (where at > $5) as lately
       from web_report where tenant = $1 and (ticket_id = $2 or at > $4)`,
      [tenant, ticketId, phoneHash(phone), now() - day, now() - hour],
    );
    const counts = rows[0];
    if (Number(counts?.used ?? 0) > 0) throw new ContractError('conflict', 'ticket_used');
    if (Number(counts?.phone ?? 0) >= mostOfOnePhone) throw new ContractError('rate_limited', 'web_phone');
    if (Number(counts?.lately ?? 0) >= mostInAnHour) throw new ContractError('rate_limited', 'web_full');
  };
  const photosOf = async ({ reportId, photos, point }: WebReport): Promise<readonly Attachment[]> => {
    for (const { fileId } of photos) {
      const found = await deps.uploads.find(fileId);
      if (found?.uploadedBy !== ownerOfReport(reportId) || !found.mime.startsWith('image/')) throw new ContractError('conflict', 'photo_missing', { file: fileId });
    }
    return photos.map(({ fileId, at }) => ({ fileId, kind: 'photo', at, point: point === null ? null : { ...point, system: 'WGS-84' } }));
  };

  const commandOf = async (report: WebReport, caseId: string): Promise<Arrived> => {
    const { reportId, text, place, name, phone, secret } = report;
    const callerId = derivedId(key, 'person', reportId);
    // Danger is said on the page at once; what is sent all the same stands first in the desk's list.
    const { redFlags } = assess({ text, revision: 0, line: '12345', answers: {}, place: place.text }, await deps.triageRules());
    return bySystem({
      id: derivedId(key, 'command', reportId),
      tenant: deps.tenant,
      caseId,
      at: now(),
      rules: deps.context().rules.versions,
      persons: [{ id: callerId, name: name.trim(), phone }],
      command: {
        type: 'report',
        channel: 'web',
        callerId,
        attachments: await photosOf(report),
        content: {
          title: [...(text.trim().split(/[\n。！？!?]/u)[0] ?? '')].slice(0, 24).join(''),
          description: text.trim(),
          place,
          category: null,
          urgency: redFlags.length > 0 ? 'critical' : 'normal',
          occurredAt: '',
          demand: '',
          secret,
          consents: ['handover', 'callback'],
        },
      },
    });
  };

  return {
    submit: async (ticketId, report) => {
      const caseId = derivedId(key, 'case', report.reportId);
      const known = await receiptOf(caseId);
      if (known === null) await guard(ticketId, report);
      else return known;
      const [result] = await deps.log.push([await commandOf(report, caseId)]);
      if (result?.status !== 'accepted') throw new ContractError('busy', result?.error.code ?? 'not_stored');
      await pool.query('insert into web_report (tenant, report_id, case_id, ticket_id, phone_hash, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [
        tenant, report.reportId, caseId, ticketId, phoneHash(report.phone), now(),
      ]);
      const receipt = await receiptOf(caseId);
      if (receipt === null) throw new ContractError('busy', 'not_stored');
      return receipt;
    },
  };
};
