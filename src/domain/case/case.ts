import type { Instant, Line, Network } from '../tenant.ts';
import type { Verdict } from '../triage/verdict.ts';

/** 危及生命 / 紧急 / 一般 / 疑难 / 咨询: selects the row of the clock matrix. */
export type Urgency = 'critical' | 'urgent' | 'normal' | 'hard' | 'consult';

/**
 * Where a case stands, derived from its events.
 *
 *   taken_in → triaged → dispatched → signed → handling → fed_back → verified → closed
 *   taken_in | triaged → answered → closed
 *   taken_in | triaged → not_accepted → closed
 *   fed_back → rework → handling …
 */
export type CaseState =
  | 'taken_in'
  | 'triaged'
  | 'dispatched'
  | 'signed'
  | 'handling'
  | 'fed_back'
  | 'rework'
  | 'verified'
  | 'answered'
  | 'not_accepted'
  | 'closed';

/** How the case came in (受理/接警单). Personal data is only referred to, by `callerId`. */
export interface Intake {
  readonly channel: 'call' | 'grid' | 'web' | 'typed';
  readonly network: Network;
  readonly line: Line | null;
  readonly callId: string | null;
  readonly callerId: string | null;
  readonly takerId: string;
  readonly seatId: string | null;
  readonly at: Instant;
}

/** A place as the caller gave it; every part may be missing, because an address never blocks a save. */
export interface Place {
  readonly text: string;
  /** The deepest division, community or grid known (a unit id). */
  readonly unitId: string | null;
  readonly detail: string;
}

/** The fields a call-taker types. One key is one field group: edits of different keys merge. */
export interface CaseContent {
  readonly title: string;
  readonly description: string;
  readonly place: Place;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly occurredAt: string;
  readonly demand: string;
  /** Secrecy flag: the caller is never shown to units. */
  readonly secret: boolean;
  readonly consents: readonly Consent[];
}

/** Some of the fields; absent or undefined means untouched. */
export type ContentFields = { readonly [Field in keyof CaseContent]?: CaseContent[Field] | undefined };

/** The last edit of each field since the case was taken in; fields never edited are absent. */
export type FieldEdits = { readonly [Field in keyof CaseContent]?: FieldEdit };

interface FieldEdit {
  /** Version of the case that the edit made. */
  readonly version: number;
  /** User id of the author. */
  readonly by: string;
}

/** What the caller agreed to: hand-over to a unit, a call back, a text message. */
export type Consent = 'handover' | 'callback' | 'sms';

/** One person's personal data, kept in its own erasable table; events refer to `id` only. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** One rule's word in a verdict. */
export interface RuleVoice {
  readonly rule: string;
  readonly weight: number;
}

export interface TriageRecord {
  readonly verdict: Verdict;
  /** What the engine said; kept beside the human's decision. */
  readonly engineVerdict: Verdict | null;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly redFlags: readonly string[];
  readonly rulesVersion: string;
  readonly overrideReason: string | null;
  /** Id in the list of short reasons; absent when only words were given. */
  readonly overrideCode?: string | undefined;
  /** Rules that spoke, with what they said (positive: police): what the board measures each rule by. */
  readonly cues?: readonly RuleVoice[] | undefined;
  /** Question id → option key, so that the same call can be judged again under other rules. */
  readonly answers?: Readonly<Record<string, string>> | undefined;
  readonly at: Instant;
  readonly by: string;
}

/** Proof that the unit reached the caller: a call on record, or a signed exception. */
export interface ContactEvidence {
  readonly at: Instant;
  readonly channel: 'call' | 'visit' | 'exception';
  readonly outcome: 'reached' | 'no_answer';
  readonly seconds: number;
  readonly callId: string | null;
  readonly note: string;
}

export interface Feedback {
  readonly found: string;
  readonly done: string;
  readonly solved: 'yes' | 'partly' | 'no';
  /** File ids of photos, before and after. */
  readonly photos: readonly { readonly fileId: string; readonly kind: 'before' | 'after' }[];
  readonly at: Instant;
}

export type AssignmentState = 'dispatched' | 'signed' | 'handling' | 'fed_back' | 'rework' | 'done';

/** One unit's share of a case (派单/处警单). */
export interface Assignment {
  readonly id: string;
  readonly unitId: string;
  readonly kind: 'lead' | 'joint';
  readonly state: AssignmentState;
  /** When the central accepted the dispatch; the unit's clocks start here. Null while only the seat knows it. */
  readonly dispatchedAt: Instant | null;
  readonly signedAt: Instant | null;
  readonly signedBy: string | null;
  readonly contacts: readonly ContactEvidence[];
  readonly feedback: Feedback | null;
}

/** Asked of the caller by the hotline (回访). */
export interface FollowUp {
  readonly contacted: boolean;
  readonly solved: 'yes' | 'partly' | 'no' | null;
  readonly satisfied: 'very' | 'yes' | 'fair' | 'no' | null;
  readonly note: string;
  readonly at: Instant;
  readonly by: string;
}

/** One matter, one number, whole life (案件/工单). The fold of its events. */
export interface Case {
  readonly id: string;
  /** The number told to the caller, one in all three networks. */
  readonly number: string;
  /** Count of events applied: the base version of a command. */
  readonly version: number;
  readonly state: CaseState;
  readonly intake: Intake;
  readonly content: CaseContent;
  /** Tells which text a late edit overwrites; absent until the first edit. */
  readonly fieldEdits?: FieldEdits | undefined;
  readonly triage: TriageRecord | null;
  readonly assignments: readonly Assignment[];
  readonly promise: string;
  readonly answer: string | null;
  readonly notAccepted: { readonly reason: string; readonly explanation: string } | null;
  readonly followUps: readonly FollowUp[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
}
