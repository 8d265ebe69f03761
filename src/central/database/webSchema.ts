import { index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/** Calls that the exchange makes for units. `state`: open, over (to be written into its case) or settled. */
export const contactCallTable = pgTable(
  'contact_call',
  {
    tenant: text('tenant').notNull(),
    callId: uuid('call_id').notNull(),
    caseId: uuid('case_id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    userId: text('user_id').notNull(),
    startedAt: instant('started_at').notNull(),
    state: text('state').notNull(),
    call: jsonb('call').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.callId] }),
    index('contact_call_user').on(table.tenant, table.userId, table.startedAt),
    index('contact_call_state').on(table.tenant, table.state),
  ],
);

/** What citizens reported on the web, by the id their page chose; the case's own history has the rest. */
export const webReportTable = pgTable(
  'web_report',
  {
    tenant: text('tenant').notNull(),
    reportId: uuid('report_id').notNull(),
    caseId: uuid('case_id').notNull(),
    /** A solved puzzle pays for one report. */
    ticketId: text('ticket_id').notNull(),
    /** HMAC of the number: enough to count by, useless to read. */
    phoneHash: text('phone_hash').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.reportId] }),
    unique('web_report_ticket').on(table.tenant, table.ticketId),
    index('web_report_phone').on(table.tenant, table.phoneHash, table.at),
    index('web_report_case').on(table.tenant, table.caseId),
  ],
);

/** The key under which tickets and query codes of the web are made; each city its own, made at the first start. */
export const webKeyTable = pgTable('web_key', { tenant: text('tenant').primaryKey(), key: bytes('key').notNull() });
