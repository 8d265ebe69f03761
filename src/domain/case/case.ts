import type { Point } from '../place/place.ts';
import type { Instant, Line, Network } from '../tenant.ts';
import type { Verdict } from '../triage/verdict.ts';
import type {
  Absorbed,
  Arrival,
  Attachment,
  CallRecord,
  ConsentRecord,
  Escalation,
  Handover,
  InfoQuestion,
  Owner,
  Pause,
  Photo,
  PoliceReport,
  PromiseRecord,
  Recheck,
  Supervision,
  Transfer,
  UnitRequest,
} from './caseRecords.ts';

/** 危及生命 / 紧急 / 一般 / 疑难 / 咨询: selects the row of the clock matrix. */
export type Urgency = 'critical' | 'urgent' | 'normal' | 'hard' | 'consult';

/**
 * Where a case stands, derived from its events and the states of its assignments.
 *
 *   taken_in → triaged → dispatched → signed → handling → fed_back → verified → closed
 *   taken_in | triaged → answered → closed
 *   taken_in | triaged → not_accepted → closed
 *   fed_back | verified → rework → handling …
 *   aside, and back to where it was: awaiting_info, return_requested, extension_requested, suspended, merged
 *   any that is not closed → void
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
  | 'closed'
  | 'awaiting_info'
  | 'return_requested'
  | 'extension_requested'
  | 'suspended'
  | 'merged'
  | 'void';

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
  /** Unit of the grid worker or handler who reported it upward (问题上报). */
  readonly reporterUnitId?: string | null | undefined;
  /** Photos and voice notes that came with the report. */
  readonly attachments?: readonly Attachment[] | undefined;
}

/** A place as the caller gave it; every part may be missing, because an address never blocks a save. */
export interface Place {
  readonly text: string;
  /** The deepest division, community or grid known (a unit id). */
  readonly unitId: string | null;
  readonly detail: string;
  /** Where somebody set a pin on the map, in WGS-84: more exact than any name. */
  readonly pin?: (Point & { readonly system: 'WGS-84' }) | undefined;
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

/** A call that the exchange made for a unit, in the exchange's own words. The caller's number is in none of them. */
export interface ContactCallRecord {
  /** The unit's telephone began to ring. */
  readonly startedAt: Instant;
  /** The citizen answered; null when he did not. */
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant;
  readonly result: 'answered' | 'no_answer' | 'busy' | 'unreachable' | 'given_up';
  /** Who pressed the key. */
  readonly by: string;
}

/** Proof that the unit reached the caller: a call on the exchange's record, a visit with its photo, or an exception that somebody signed. */
export interface ContactEvidence {
  readonly at: Instant;
  readonly channel: 'call' | 'visit' | 'exception';
  readonly outcome: 'reached' | 'no_answer';
  readonly seconds: number;
  readonly callId: string | null;
  readonly note: string;
  /** Written by the central alone, from the exchange; without it a call is what somebody says of it. */
  readonly call?: ContactCallRecord | undefined;
  /** Taken where the visit was, with time and place. */
  readonly photos?: readonly Photo[] | undefined;
  /** Exception: the lead, or the unit above, that signed it. */
  readonly signedBy?: string | undefined;
}

/** What a unit itself can say of a contact. */
export type StatedContact = Omit<ContactEvidence, 'call' | 'signedBy'>;

export interface Feedback {
  readonly found: string;
  readonly done: string;
  readonly solved: 'yes' | 'partly' | 'no';
  /** Photos, before and after. */
  readonly photos: readonly Photo[];
  /** 诉求是否属实; absent from feedback written before the question was asked. */
  readonly genuine?: 'yes' | 'partly' | 'no' | undefined;
  /** 未解决原因: asked for when it is not solved. */
  readonly unsolvedReason?: string | undefined;
  /** 公开答复: what the public may read. */
  readonly publicReply?: string | undefined;
  /** 反馈单 of a police dispatch. */
  readonly police?: PoliceReport | undefined;
  readonly at: Instant;
}

/** `returned` (退单获准) is the end of this share; the unit has nothing more to do with the case. */
export type AssignmentState = 'dispatched' | 'signed' | 'handling' | 'fed_back' | 'rework' | 'done' | 'returned';

/** 主办 / 协办 / 复核 of another unit's work. */
export type AssignmentKind = 'lead' | 'joint' | 'recheck';

/** One unit's share of a case (派单/处警单). */
export interface Assignment {
  readonly id: string;
  readonly unitId: string;
  readonly kind: AssignmentKind;
  readonly state: AssignmentState;
  /** 派警 has its own forms: arrival and police report. Absent means a work order. */
  readonly transfer?: Transfer | undefined;
  /** The assignment this one was handed down from; absent at the top. */
  readonly parentId?: string | undefined;
  /** When the central accepted the dispatch; the unit's clocks start here. Null while only the seat knows it. */
  readonly dispatchedAt: Instant | null;
  readonly signedAt: Instant | null;
  readonly signedBy: string | null;
  readonly contacts: readonly ContactEvidence[];
  readonly feedback: Feedback | null;
  /** 处警单: when police were on the scene and what they did. */
  readonly arrival?: Arrival | undefined;
  /** Result of a re-check. */
  readonly recheck?: Recheck | undefined;
  /** How often it was sent back to be done again. */
  readonly reworks?: number | undefined;
  /** Granted on top of the limit for `done`, in its kind of minutes. */
  readonly extraMinutes?: number | undefined;
  /** Times of approved suspension; `to` null while it lasts. */
  readonly pauses?: readonly Pause[] | undefined;
}

/** Asked of the caller by the hotline (回访). */
export interface FollowUp {
  readonly contacted: boolean;
  readonly solved: 'yes' | 'partly' | 'no' | null;
  readonly satisfied: 'very' | 'yes' | 'fair' | 'no' | null;
  readonly note: string;
  readonly channel?: 'phone' | 'sms' | undefined;
  /** `second`: an independent sample, asked by somebody else; shown beside the first, changes nothing. */
  readonly sample?: 'first' | 'second' | undefined;
  /** Why the caller was not reached; absent from attempts written before it was asked. */
  readonly missed?: Missed | undefined;
  /** Asked to be called again then (`call_later`). */
  readonly callAgainAt?: Instant | undefined;
  /** Id in the list of reasons, when it is not solved or not satisfactory. */
  readonly reason?: string | undefined;
  /** The call on record: seconds spoken, 0 when nobody answered. */
  readonly call?: { readonly callId: string; readonly seconds: number } | undefined;
  readonly at: Instant;
  readonly by: string;
}

/** What became of an attempt that did not reach the caller. */
export type Missed = 'no_answer' | 'busy' | 'call_later' | 'wrong_number';

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
  /** The first verdict, category and urgency: kept when the case is classified anew. */
  readonly firstTriage?: TriageRecord | undefined;
  /** Who keeps it until the other side accepts in person (首接负责). */
  readonly owner?: Owner | undefined;
  /** How often it has changed sides. */
  readonly hops?: number | undefined;
  /** On its way to the other line; absent when nothing is offered. */
  readonly handover?: Handover | undefined;
  readonly assignments: readonly Assignment[];
  readonly promise: string;
  readonly answer: string | null;
  readonly notAccepted: { readonly reason: string; readonly explanation: string } | null;
  readonly followUps: readonly FollowUp[];
  /** Returns, extensions, suspensions: asked and decided, oldest first. */
  readonly requests?: readonly UnitRequest[] | undefined;
  readonly supervisions?: readonly Supervision[] | undefined;
  readonly escalations?: readonly Escalation[] | undefined;
  /** What somebody needs to know before work goes on; absent when nothing is asked. */
  readonly question?: InfoQuestion | undefined;
  /** Calls the desk made for it, oldest first. */
  readonly calls?: readonly CallRecord[] | undefined;
  readonly promises?: readonly PromiseRecord[] | undefined;
  readonly consentRecords?: readonly ConsentRecord[] | undefined;
  readonly mergedInto?: { readonly caseId: string; readonly number: string } | undefined;
  /** Cases merged into this one, each with its caller. */
  readonly absorbed?: readonly Absorbed[] | undefined;
  readonly voidReason?: string | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
}
