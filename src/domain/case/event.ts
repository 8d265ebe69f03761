import type { Instant } from '../tenant.ts';
import type { CaseContent, ContactEvidence, ContentFields, Feedback, FollowUp, Intake, TriageRecord } from './case.ts';
import type { Absorbed, Arrival, CallRecord, ConsentRecord, Escalation, Handover, InfoQuestion, Owner, PromiseRecord, Recheck, RequestDecision, RequestKind, Supervision, Transfer, UnitRequest } from './caseRecords.ts';
import type { Actor, NewAssignment, RuleVersions } from './command.ts';

/** What happened; immutable. No personal data except by person id. */
export type CaseEvent =
  | { readonly type: 'taken_in'; readonly number: string; readonly intake: Intake; readonly content: CaseContent }
  | {
      readonly type: 'content_edited';
      readonly fields: ContentFields;
      /** Fields somebody else changed since the author's base version; the overwritten text stays in the history. */
      readonly overwrote: ContentFields;
    }
  | { readonly type: 'triaged'; readonly triage: TriageRecord }
  | { readonly type: 'reclassified'; readonly triage: TriageRecord; readonly reason: string }
  | {
      readonly type: 'dispatched';
      readonly transfer: Transfer;
      readonly assignments: readonly NewAssignment[];
      readonly promise: string;
    }
  | { readonly type: 'sub_assigned'; readonly assignmentId: string; readonly assignments: readonly NewAssignment[] }
  | { readonly type: 'signed'; readonly assignmentId: string }
  | { readonly type: 'contact_recorded'; readonly assignmentId: string; readonly contact: ContactEvidence }
  | { readonly type: 'arrived'; readonly assignmentId: string; readonly arrival: Arrival }
  | { readonly type: 'fed_back'; readonly assignmentId: string; readonly feedback: Feedback }
  | { readonly type: 'rechecked'; readonly assignmentId: string; readonly recheck: Recheck }
  | { readonly type: 'requested'; readonly request: UnitRequest }
  | {
      readonly type: 'request_decided';
      readonly request: RequestKind;
      readonly assignmentId: string;
      readonly decision: RequestDecision;
      /** Extension granted: minutes on top. */
      readonly minutes: number | null;
      readonly reassigned: NewAssignment | null;
    }
  | { readonly type: 'resumed'; readonly assignmentId: string; readonly note: string }
  | { readonly type: 'info_asked'; readonly question: InfoQuestion }
  | { readonly type: 'info_given'; readonly text: string }
  | { readonly type: 'answered'; readonly answer: string }
  | { readonly type: 'not_accepted'; readonly reason: string; readonly explanation: string }
  | { readonly type: 'followed_up'; readonly followUp: FollowUp }
  | { readonly type: 'invited_by_sms' }
  | { readonly type: 'reworked'; readonly assignmentIds: readonly string[]; readonly reason?: string | undefined }
  | { readonly type: 'verified'; readonly basis?: 'follow_up' | 'not_sampled' | 'no_caller' | 'unreachable' | undefined; readonly note?: string | undefined }
  | { readonly type: 'closed' }
  | { readonly type: 'secrecy_changed'; readonly secret: boolean; readonly reason: string }
  | { readonly type: 'call_recorded'; readonly call: CallRecord }
  | { readonly type: 'promised'; readonly promise: PromiseRecord }
  | { readonly type: 'consent_recorded'; readonly record: ConsentRecord }
  | { readonly type: 'handover_offered'; readonly handover: Handover }
  | { readonly type: 'handover_accepted'; readonly owner: Owner }
  | { readonly type: 'handover_ended'; readonly outcome: 'declined' | 'no_answer' | 'withdrawn'; readonly note: string }
  | { readonly type: 'supervised'; readonly supervision: Supervision }
  | { readonly type: 'escalated'; readonly escalation: Escalation }
  | { readonly type: 'merged'; readonly intoCaseId: string; readonly intoNumber: string; readonly reason: string }
  | { readonly type: 'split'; readonly reason: string }
  | { readonly type: 'absorbed'; readonly absorbed: Absorbed }
  | { readonly type: 'released'; readonly caseId: string }
  | { readonly type: 'voided'; readonly reason: string };

/** Events written before a schema change are upcast to this version when read. */
export const eventSchemaVersion = 1;

export interface EventEnvelope {
  readonly caseId: string;
  /** 1, 2, 3 … within the case; `unique (tenant, case, version)`. */
  readonly version: number;
  readonly commandId: string;
  readonly actor: Actor;
  readonly seatId: string | null;
  /** Device clock. */
  readonly at: Instant;
  /** Central's clock at acceptance; null while the event is only a seat's own expectation. */
  readonly acceptedAt: Instant | null;
  readonly rules: RuleVersions;
  readonly schema: number;
  readonly event: CaseEvent;
}
