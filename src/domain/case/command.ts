import type { Instant, Role, Tenant } from '../tenant.ts';
import type { CaseContent, ContactEvidence, ContentFields, Feedback, FollowUp, Intake, Person, TriageRecord } from './case.ts';

/** What a user asks for. `decide()` turns it into events or refuses it with the rule's name. */
export type CaseCommand =
  | { readonly type: 'take_in'; readonly number: string; readonly intake: Intake; readonly content: CaseContent }
  | { readonly type: 'edit_content'; readonly fields: ContentFields }
  | { readonly type: 'triage'; readonly triage: Omit<TriageRecord, 'at' | 'by'> }
  | {
      readonly type: 'dispatch';
      readonly transfer: 'work_order' | 'police_dispatch';
      readonly assignments: readonly {
        readonly id: string;
        readonly unitId: string;
        readonly kind: 'lead' | 'joint';
      }[];
      /** What the caller was told ("网格员两小时内联系您"). */
      readonly promise: string;
    }
  | { readonly type: 'sign'; readonly assignmentId: string }
  | { readonly type: 'record_contact'; readonly assignmentId: string; readonly contact: ContactEvidence }
  | { readonly type: 'feed_back'; readonly assignmentId: string; readonly feedback: Omit<Feedback, 'at'> }
  | { readonly type: 'answer'; readonly answer: string }
  | { readonly type: 'not_accept'; readonly reason: string; readonly explanation: string }
  | { readonly type: 'follow_up'; readonly followUp: Omit<FollowUp, 'at' | 'by'> }
  | { readonly type: 'close' };

/** Who acts. At a seat it is recorded inside the command; the central fills role and unit from its own records. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
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
