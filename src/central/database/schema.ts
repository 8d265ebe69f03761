import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/** One row per city and mode: the feed's counter and its epoch. Every other key begins with `tenant`. */
export const tenantTable = pgTable('tenant', {
  tenant: text('tenant').primaryKey(),
  nextSeq: bigint('next_seq', { mode: 'number' }).notNull(),
  /** Changes when the data is restored or made anew: clients then forget their replicas. */
  epoch: uuid('epoch').notNull(),
  demo: boolean('demo').notNull(),
});

export const userTable = pgTable(
  'app_user',
  {
    tenant: text('tenant').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    line: text('line'),
    unitId: text('unit_id'),
    passwordHash: text('password_hash').notNull(),
    /** Where the exchange rings somebody of a unit before it rings a citizen for him. */
    phone: text('phone'),
    disabled: boolean('disabled').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.userId] })],
);

/** Tokens are kept as SHA-256; `chain` joins the refresh tokens that replaced one another. */
export const sessionTable = pgTable(
  'user_session',
  {
    tokenHash: text('token_hash').primaryKey(),
    tenant: text('tenant').notNull(),
    kind: text('kind').notNull(),
    userId: text('user_id'),
    seatId: text('seat_id'),
    chain: uuid('chain').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('user_session_chain').on(table.chain)],
);

export const seatTable = pgTable(
  'seat',
  {
    tenant: text('tenant').notNull(),
    seatId: text('seat_id').notNull(),
    line: text('line').notNull(),
    numberBlock: integer('number_block').notNull(),
    publicKey: text('public_key'),
    /** SHA-256 of the one-time enrolment code; null once used. */
    enrolmentHash: text('enrolment_hash'),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.seatId] }),
    unique('seat_number_block').on(table.tenant, table.numberBlock),
  ],
);

export const unitTable = pgTable(
  'unit',
  {
    tenant: text('tenant').notNull(),
    unitId: text('unit_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    parentId: text('parent_id'),
    code: text('code'),
    demo: boolean('demo').notNull(),
    /** Duty telephone; empty when none is on file. */
    phone: text('phone').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.unitId] })],
);

/** Results are kept, accepted and refused alike, longer than the longest absence of a seat. */
export const commandTable = pgTable(
  'command',
  {
    tenant: text('tenant').notNull(),
    commandId: uuid('command_id').notNull(),
    caseId: uuid('case_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    result: jsonb('result').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.commandId] })],
);

export const eventTable = pgTable(
  'event',
  {
    tenant: text('tenant').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    caseId: uuid('case_id').notNull(),
    version: integer('version').notNull(),
    envelope: jsonb('envelope').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.seq] }),
    unique('event_version').on(table.tenant, table.caseId, table.version),
  ],
);

/** The fold of a case's events, rewritten in the transaction that adds them. */
export const caseTable = pgTable(
  'case_row',
  {
    tenant: text('tenant').notNull(),
    caseId: uuid('case_id').notNull(),
    number: text('number').notNull(),
    state: text('state').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    body: jsonb('body').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.caseId] }),
    unique('case_number').on(table.tenant, table.number),
    index('case_closed').on(table.tenant, sql`((body->>'closedAt')::bigint)`).where(sql`state = 'closed'`),
  ],
);

/** Who a change is for: the feed of a viewer is this table filtered by his keys. `visible` false is a tombstone. */
export const audienceTable = pgTable(
  'case_audience',
  {
    tenant: text('tenant').notNull(),
    key: text('key').notNull(),
    caseId: uuid('case_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    visible: boolean('visible').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.key, table.caseId] }),
    index('case_audience_feed').on(table.tenant, table.key, table.seq),
  ],
);

/** Personal data, apart from the events, so that a lawful deletion breaks no history. */
export const personTable = pgTable(
  'person',
  {
    tenant: text('tenant').notNull(),
    personId: uuid('person_id').notNull(),
    caseId: uuid('case_id').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    erasedAt: instant('erased_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.personId] }),
    index('person_case').on(table.tenant, table.caseId),
    // The same caller again: callers are compared by number, never by name.
    index('person_phone').on(table.tenant, table.phone),
  ],
);

export const fileTable = pgTable(
  'file',
  {
    tenant: text('tenant').notNull(),
    fileId: uuid('file_id').notNull(),
    mime: text('mime').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.fileId] })],
);

/** Recorded pieces of calls; the sound itself lies in the file store under `fileId`. Never overwritten, deleted by retention alone. */
export const recordingTable = pgTable(
  'recording',
  {
    tenant: text('tenant').notNull(),
    callId: text('call_id').notNull(),
    leg: text('leg').notNull(),
    index: integer('index').notNull(),
    seatId: text('seat_id').notNull(),
    line: text('line').notNull(),
    offset: integer('offset_ms').notNull(),
    duration: integer('duration_ms').notNull(),
    mime: text('mime').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    fileId: uuid('file_id').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.callId, table.seatId, table.leg, table.index] }),
    index('recording_age').on(table.tenant, table.line, table.receivedAt),
  ],
);

/** Hash chain: each row's hash covers the one before. `detail` carries hashes and ids, never personal data. */
export const auditTable = pgTable(
  'audit',
  {
    tenant: text('tenant').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    detail: jsonb('detail').notNull(),
    hash: bytes('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.position] })],
);

/** Calls that were abandoned and not yet dealt with, so that a restart forgets nobody. */
export const abandonedCallTable = pgTable(
  'abandoned_call',
  {
    tenant: text('tenant').notNull(),
    callId: text('call_id').notNull(),
    call: jsonb('call').notNull(),
    outcome: text('outcome'),
    doneBy: text('done_by'),
    doneAt: instant('done_at'),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.callId] })],
);

/** Forms that travel with a caller to another seat, until that one has taken them or their day is over. */
export const carriedCaseTable = pgTable(
  'carried_case',
  {
    tenant: text('tenant').notNull(),
    number: text('number').notNull(),
    body: jsonb('body').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.number] })],
);

/** Publications of the city's lists and triage rules. A row is never changed: a new version is a new row. */
export const ruleSetVersionTable = pgTable(
  'rule_set_version',
  {
    tenant: text('tenant').notNull(),
    kind: text('kind').notNull(),
    version: text('version').notNull(),
    body: jsonb('body').notNull(),
    effectiveFrom: instant('effective_from').notNull(),
    publishedAt: instant('published_at').notNull(),
    /** User id; `product` for what ships. */
    publishedBy: text('published_by').notNull(),
    authors: text('authors').array().notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.kind, table.version] })],
);

/** Changes on their way to publication; `state` is open, published or discarded. */
export const ruleSetDraftTable = pgTable(
  'rule_set_draft',
  {
    tenant: text('tenant').notNull(),
    draftId: uuid('draft_id').notNull(),
    kind: text('kind').notNull(),
    baseVersion: text('base_version').notNull(),
    body: jsonb('body').notNull(),
    revision: integer('revision').notNull(),
    authors: text('authors').array().notNull(),
    note: text('note').notNull(),
    state: text('state').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.draftId] }), index('rule_set_draft_open').on(table.tenant, table.kind, table.state)],
);

/** How far somebody has read his notices. */
export const noticeSeenTable = pgTable(
  'notice_seen',
  {
    tenant: text('tenant').notNull(),
    userId: text('user_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.userId] })],
);

/** Text messages to callers: written in the transaction of the event that caused them, sent by a job through the SMS port. */
export const smsTable = pgTable(
  'sms',
  {
    tenant: text('tenant').notNull(),
    smsId: uuid('sms_id').notNull(),
    caseId: uuid('case_id').notNull(),
    personId: uuid('person_id').notNull(),
    template: text('template').notNull().default('invited'),
    /** Version of the case that caused it; the same cause never makes it twice. 0 in rows from before there was one. */
    cause: integer('cause').notNull().default(0),
    text: text('text').notNull(),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull(),
    at: instant('at').notNull(),
    /** Not tried again before. */
    notBefore: instant('not_before').notNull().default(0),
    settledAt: instant('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.smsId] }),
    index('sms_waiting').on(table.tenant, table.state, table.at),
    index('sms_person').on(table.tenant, table.personId),
    uniqueIndex('sms_cause').on(table.tenant, table.caseId, table.cause, table.template).where(sql`cause > 0`),
  ],
);

/** Numbers that want no messages. Personal data: the number itself, nothing else. */
export const smsOptOutTable = pgTable(
  'sms_opt_out',
  { tenant: text('tenant').notNull(), phone: text('phone').notNull(), at: instant('at').notNull() },
  (table) => [primaryKey({ columns: [table.tenant, table.phone] })],
);

/** Who is calling a caller back now, so that two do not; forgotten after `until`. */
export const followUpClaimTable = pgTable(
  'follow_up_claim',
  { tenant: text('tenant').notNull(), caseId: uuid('case_id').notNull(), by: text('by').notNull(), until: instant('until').notNull() },
  (table) => [primaryKey({ columns: [table.tenant, table.caseId] })],
);
