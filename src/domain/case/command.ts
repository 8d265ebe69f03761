import type { Instant, Role, Tenant } from '../tenant.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { AssignmentKind, CaseContent, Consent, ContactEvidence, ContentFields, Feedback, FollowUp, Intake, Person, StatedContact, TriageRecord, Urgency } from './case.ts';
import type { Absorbed, Arrival, Attachment, CallRecord, ClockKind, EscalationStep, Handover, Photo, RequestKind, Supervision, Transfer } from './caseRecords.ts';

export interface NewAssignment {
  readonly id: string;
  readonly unitId: string;
  readonly kind: AssignmentKind;
}

/** What a user asks for. `decide()` turns it into events or refuses it with the rule's name. */
export type CaseCommand = DeskCommand | UnitCommand | LeadCommand | SystemCommand;

/** Given by those who answer the phones. */
type DeskCommand =
  | { readonly type: 'take_in'; readonly number: string; readonly intake: Intake; readonly content: CaseContent }
  | { readonly type: 'edit_content'; readonly fields: ContentFields }
  | { readonly type: 'triage'; readonly triage: Omit<TriageRecord, 'at' | 'by'> }
  | {
      /** The final class, also after closing; the first stays beside it. */
      readonly type: 'reclassify';
      readonly category: string | null;
      readonly urgency: Urgency;
      readonly verdict: Verdict;
      readonly reason: string;
    }
  | {
      readonly type: 'dispatch';
      readonly transfer: Transfer;
      readonly assignments: readonly NewAssignment[];
      /** What the caller was told ("网格员两小时内联系您"). */
      readonly promise: string;
    }
  | { readonly type: 'answer'; readonly answer: string }
  | { readonly type: 'not_accept'; readonly reason: string; readonly explanation: string }
  | { readonly type: 'follow_up'; readonly followUp: Omit<FollowUp, 'at' | 'by'> }
  /** Asks the caller by a text message how it went. */
  | { readonly type: 'invite_by_sms' }
  | {
      /** Closes the loop without the caller's word, for one of the three reasons the rules know. */
      readonly type: 'verify';
      readonly basis: 'not_sampled' | 'no_caller' | 'unreachable';
      readonly note: string;
    }
  | { readonly type: 'close' }
  | { readonly type: 'flag_secret'; readonly secret: boolean; readonly reason: string }
  /** Given by the seat's own station when a call for the case is over. */
  | { readonly type: 'record_call'; readonly call: Omit<CallRecord, 'at' | 'by'> }
  | { readonly type: 'record_promise'; readonly text: string; readonly dueAt: Instant | null }
  | { readonly type: 'record_consent'; readonly consent: Consent; readonly given: boolean }
  | { readonly type: 'offer_handover'; readonly handover: Omit<Handover, 'at' | 'by'>; readonly consent: boolean; readonly promise: string }
  | { readonly type: 'accept_handover' }
  | { readonly type: 'end_handover'; readonly outcome: 'declined' | 'no_answer' | 'withdrawn'; readonly note: string }
  | { readonly type: 'merge'; readonly intoCaseId: string; readonly intoNumber: string; readonly reason: string }
  | { readonly type: 'split'; readonly reason: string };

/** Given by the units that have a share of the case. */
type UnitCommand =
  | {
      /** 问题上报: a grid worker, a unit or the web makes a case; the central gives it its number. */
      readonly type: 'report';
      readonly channel: 'grid' | 'web';
      readonly content: CaseContent;
      /** The resident who spoke of it, among the envelope's persons; null when nobody did. */
      readonly callerId: string | null;
      readonly attachments: readonly Attachment[];
    }
  | { readonly type: 'sign'; readonly assignmentId: string }
  | { readonly type: 'sub_assign'; readonly assignmentId: string; readonly assignments: readonly NewAssignment[] }
  | { readonly type: 'record_contact'; readonly assignmentId: string; readonly contact: StatedContact }
  | { readonly type: 'record_arrival'; readonly assignmentId: string; readonly arrival: Arrival }
  | { readonly type: 'feed_back'; readonly assignmentId: string; readonly feedback: Omit<Feedback, 'at'> }
  | { readonly type: 'recheck'; readonly assignmentId: string; readonly passed: boolean; readonly note: string; readonly photos: readonly Photo[] }
  | { readonly type: 'request_return'; readonly assignmentId: string; readonly reason: string; readonly basis: string }
  | { readonly type: 'request_extension'; readonly assignmentId: string; readonly reason: string; readonly minutes: number }
  | { readonly type: 'request_suspension'; readonly assignmentId: string; readonly reason: string }
  /** The caller cannot be called through the exchange: somebody is asked to sign for feeding back without it. */
  | { readonly type: 'request_exception'; readonly assignmentId: string; readonly reason: string }
  | { readonly type: 'resume'; readonly assignmentId: string; readonly note: string }
  | { readonly type: 'ask_info'; readonly assignmentId: string | null; readonly text: string }
  | { readonly type: 'give_info'; readonly text: string };

/** Given by whoever leads the shift or watches over the units. */
type LeadCommand =
  | {
      readonly type: 'decide_request';
      readonly request: RequestKind;
      readonly assignmentId: string;
      readonly approved: boolean;
      readonly note: string;
      /** A granted return may name the next unit at once; the third return must. */
      readonly reassign: NewAssignment | null;
    }
  | { readonly type: 'supervise'; readonly supervision: Omit<Supervision, 'at' | 'by'> }
  | { readonly type: 'rework'; readonly assignmentIds: readonly string[]; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string };

/** Given by the central itself. */
type SystemCommand =
  | { readonly type: 'escalate'; readonly assignmentId: string; readonly clock: ClockKind; readonly to: EscalationStep }
  /** The other half of a merge, decided in the same transaction on the case that stays. */
  | { readonly type: 'absorb'; readonly absorbed: Absorbed }
  | { readonly type: 'release'; readonly caseId: string }
  /** A call that the exchange made for the unit is over. */
  | { readonly type: 'record_contact_call'; readonly assignmentId: string; readonly contact: ContactEvidence };

/** Who acts. At a seat it is recorded inside the command; the central fills role and unit from its own records. */
export interface Actor {
  readonly userId: string;
  /** `system`: the central itself, for a clock that ran out. */
  readonly role: Role | 'system';
  /** The unit a portal user works for. */
  readonly unitId: string | null;
}

/** The data versions a command was decided under. */
export interface RuleVersions {
  readonly clocks: string;
  readonly lists: string;
  /** Publications of the city's rule sets; absent where nothing was decided under them (a unit's own commands). */
  readonly triage?: string | undefined;
  readonly transferLists?: string | undefined;
}

/** A command on its way: idempotent by `id` (UUIDv7), ordered per case. */
export interface CommandEnvelope {
  readonly id: string;
  readonly tenant: Tenant;
  readonly caseId: string;
  readonly actor: Actor;
  readonly seatId: string | null;
  /** The device's clock; data only, never used to order. */
  readonly at: Instant;
  /** Case version the author saw; 0 for a new case. */
  readonly baseVersion: number;
  readonly rules: RuleVersions;
  /** Personal data the command brings; stored apart from the events. */
  readonly persons: readonly Person[];
  readonly command: CaseCommand;
}
