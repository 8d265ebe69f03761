import type { Instant } from '../tenant.ts';
import type { CaseContent, ContactEvidence, ContentFields, Feedback, FollowUp, Intake, TriageRecord } from './case.ts';
import type { Actor, RuleVersions } from './command.ts';

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
  | {
      readonly type: 'dispatched';
      readonly transfer: 'work_order' | 'police_dispatch';
      readonly assignments: readonly { readonly id: string; readonly unitId: string; readonly kind: 'lead' | 'joint' }[];
      readonly promise: string;
    }
  | { readonly type: 'signed'; readonly assignmentId: string }
  | { readonly type: 'contact_recorded'; readonly assignmentId: string; readonly contact: ContactEvidence }
  | { readonly type: 'fed_back'; readonly assignmentId: string; readonly feedback: Feedback }
  | { readonly type: 'answered'; readonly answer: string }
  | { readonly type: 'not_accepted'; readonly reason: string; readonly explanation: string }
  | { readonly type: 'followed_up'; readonly followUp: FollowUp }
  | { readonly type: 'reworked'; readonly assignmentIds: readonly string[] }
  | { readonly type: 'verified' }
  | { readonly type: 'closed' };

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
