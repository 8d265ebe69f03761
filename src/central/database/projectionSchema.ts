import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** One unit's share of a case as the assessment counts it; rewritten with its case. Projection: made anew from the events. */
export const shareFactTable = pgTable(
  'share_fact',
  {
    tenant: text('tenant').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    caseId: uuid('case_id').notNull(),
    unitId: text('unit_id').notNull(),
    dispatchedAt: instant('dispatched_at').notNull(),
    contactedAt: instant('contacted_at'),
    finishedAt: instant('finished_at'),
    dueAt: instant('due_at').notNull(),
    reworked: boolean('reworked').notNull(),
    solved: text('solved'),
    satisfied: text('satisfied'),
    exemption: text('exemption'),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.assignmentId] }),
    index('share_fact_period').on(table.tenant, table.dispatchedAt),
    index('share_fact_unit').on(table.tenant, table.unitId, table.dispatchedAt),
    index('share_fact_case').on(table.tenant, table.caseId),
  ],
);

/** A case as lists and the diversion board need it. Projection. */
export const caseFactTable = pgTable(
  'case_fact',
  {
    tenant: text('tenant').notNull(),
    caseId: uuid('case_id').notNull(),
    line: text('line'),
    takenAt: instant('taken_at').notNull(),
    callerId: uuid('caller_id'),
    diverted: boolean('diverted').notNull(),
    solved: text('solved'),
    isOpen: boolean('is_open').notNull(),
    /** End of the nearest running clock; null when none runs. */
    dueAt: instant('due_at'),
    /** Pairs and single characters of what the case says, for a search without any dictionary. */
    tokens: text('tokens').array().notNull(),
    words: text('words').notNull(),
    /** What is to be asked of the caller (domain/case/followUpNeed.ts); null when nothing. */
    followUp: jsonb('follow_up'),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.caseId] }),
    index('case_fact_line').on(table.tenant, table.line, table.takenAt),
    index('case_fact_due').on(table.tenant, table.isOpen, table.dueAt),
    index('case_fact_taken').on(table.tenant, table.takenAt),
    index('case_fact_tokens').using('gin', table.tokens),
    index('case_fact_follow_up').on(table.tenant).where(sql`follow_up is not null`),
  ],
);

/** Steps of escalation that lie ahead. Projection; `sweepClocks` asks for those that are due. */
export const clockMarkTable = pgTable(
  'clock_mark',
  {
    tenant: text('tenant').notNull(),
    caseId: uuid('case_id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    clock: text('clock').notNull(),
    step: text('step').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.caseId, table.assignmentId, table.clock, table.step] }),
    index('clock_mark_due').on(table.tenant, table.dueAt),
  ],
);
