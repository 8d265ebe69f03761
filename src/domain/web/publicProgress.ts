import type { Case, CaseState } from '../case/case.ts';
import { carrying } from '../case/caseProgress.ts';
import type { EventEnvelope } from '../case/event.ts';
import type { Instant } from '../tenant.ts';

/** Where a matter stands, for the citizen who reported it: four stages, not the seventeen states of the desk. */
export type PublicStage = 'received' | 'handling' | 'checking' | 'closed';

export interface PublicStep {
  readonly kind: 'received' | 'dispatched' | 'signed' | 'contacted' | 'fed_back' | 'reworked' | 'asked' | 'answered' | 'not_accepted' | 'merged' | 'closed' | 'void';
  readonly at: Instant;
  /** Unit ids, of work orders only: what the police do is told by the police. */
  readonly unitIds: readonly string[];
}

export const publicStage = (state: CaseState): PublicStage => {
  switch (state) {
    case 'taken_in':
    case 'triaged':
    case 'awaiting_info':
      return 'received';
    case 'dispatched':
    case 'signed':
    case 'handling':
    case 'rework':
    case 'return_requested':
    case 'extension_requested':
    case 'suspended':
      return 'handling';
    case 'fed_back':
    case 'verified':
      return 'checking';
    case 'answered':
    case 'not_accepted':
    case 'closed':
    case 'merged':
    case 'void':
      return 'closed';
    default:
      return state satisfies never;
  }
};

/** What happened, as far as it is the citizen's business: no names of people, no notes, no requests between offices. */
export const publicSteps = (state: Case, events: readonly EventEnvelope[]): readonly PublicStep[] => {
  const carriers = new Set(carrying(state.assignments).map(({ id }) => id));
  const isTold = (assignmentId: string): boolean => carriers.has(assignmentId) && !isPolice(assignmentId);
  const isPolice = (assignmentId: string): boolean => state.assignments.find(({ id }) => id === assignmentId)?.transfer === 'police_dispatch';
  return events.flatMap((envelope): readonly PublicStep[] => {
    const at = envelope.acceptedAt ?? envelope.at;
    const { event } = envelope;
    const step = (kind: PublicStep['kind'], unitIds: readonly string[] = []): readonly PublicStep[] => [{ kind, at, unitIds }];
    switch (event.type) {
      case 'taken_in':
        return step('received');
      case 'dispatched':
        return step('dispatched', event.transfer === 'police_dispatch' ? [] : event.assignments.filter(({ kind }) => kind !== 'recheck').map(({ unitId }) => unitId));
      case 'signed':
        return isTold(event.assignmentId) ? step('signed') : [];
      case 'contact_recorded':
        return isTold(event.assignmentId) && event.contact.outcome === 'reached' ? step('contacted') : [];
      case 'fed_back':
        return isTold(event.assignmentId) ? step('fed_back') : [];
      case 'reworked':
        return step('reworked');
      case 'info_asked':
        return event.question.unitId === null ? step('asked') : [];
      case 'answered':
      case 'not_accepted':
      case 'merged':
      case 'closed':
        return step(event.type);
      case 'voided':
        return step('void');
      case 'absorbed':
      case 'arrived':
      case 'call_recorded':
      case 'consent_recorded':
      case 'content_edited':
      case 'escalated':
      case 'followed_up':
      case 'handover_accepted':
      case 'handover_ended':
      case 'handover_offered':
      case 'info_given':
      case 'invited_by_sms':
      case 'promised':
      case 'rechecked':
      case 'reclassified':
      case 'released':
      case 'request_decided':
      case 'requested':
      case 'resumed':
      case 'secrecy_changed':
      case 'split':
      case 'sub_assigned':
      case 'supervised':
      case 'triaged':
      case 'verified':
        return [];
      default:
        return event satisfies never;
    }
  });
};

/** The public reply of who led the work, the hotline's own answer, or the words with which it was not accepted. */
export const publicReply = ({ answer, notAccepted, assignments }: Case): string => {
  const replies = assignments.filter(({ transfer }) => transfer !== 'police_dispatch').flatMap(({ feedback }) => feedback?.publicReply ?? []);
  return replies.findLast((reply) => reply.trim() !== '') ?? answer ?? notAccepted?.explanation ?? '';
};
