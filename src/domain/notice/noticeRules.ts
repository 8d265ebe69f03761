import type { EscalationStep } from '../case/caseRecords.ts';
import type { Role } from '../tenant.ts';

/** What somebody is told of. */
export const noticeKinds = [
  'new_task', 'rework', 'chase', 'supervise', 'clock_amber', 'clock_red', 'return_asked', 'extension_asked', 'suspension_asked', 'exception_asked',
  'request_granted', 'request_denied', 'returned', 'to_follow_up', 'unhappy', 'question', 'reported', 'handover', 'below_late',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Which cases a role is told about: those somebody took or holds himself, or all that the role may see. */
export type NoticeScope = 'own' | 'all';

export interface NoticeRule {
  readonly kind: NoticeKind;
  readonly roles: readonly Role[];
  readonly scope: NoticeScope;
  /** Of an escalation: only when it went as far as this. */
  readonly step?: EscalationStep | undefined;
}

/** resources/rules/notices.json: who is told about what. A kind that no line names is told to nobody. */
export interface NoticeRules {
  readonly version: string;
  readonly rules: readonly NoticeRule[];
}
