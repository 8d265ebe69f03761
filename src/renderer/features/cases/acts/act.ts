import type { Assignment, Case } from '#domain/case/case.ts';
import { carrying, isUndecided } from '#domain/case/caseProgress.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { isSuspended } from '#domain/case/unitRequests.ts';

/** What somebody at the desk may do with a case, in the order it is offered. Decisions on requests and follow-up have their own panels. */
export const acts = [
  'dispatch', 'answer', 'not_accept', 'press', 'share', 'rework', 'resume', 'verify_unsampled', 'edit', 'hand_over',
  'reclassify', 'secrecy', 'ask', 'promise', 'consent', 'merge', 'void',
] as const;
export type Act = (typeof acts)[number];

const anyId = '00000000-0000-0000-0000-000000000000';
/** Named in a trial where the real unit is not chosen yet: that it is unknown says that everything else is in order. */
const anyUnit = 'trial';

const anyTriage: CaseCommand = {
  type: 'triage',
  triage: { verdict: 'police', engineVerdict: null, category: null, urgency: 'normal', redFlags: [], rulesVersion: '-', overrideReason: null },
};
const anyDispatch = (kind: 'lead' | 'joint'): CaseCommand => ({
  type: 'dispatch',
  transfer: 'work_order',
  assignments: [{ id: anyId, unitId: anyUnit, kind }],
  promise: '',
});

/** Finished shares that may be sent back. */
export const finishedShares = ({ assignments, state }: Case): readonly Assignment[] =>
  assignments.filter((each) => each.kind !== 'recheck' && (each.state === 'fed_back' || (each.state === 'done' && state === 'verified')));

/** Shares whose unit has something left to do. */
export const openShares = ({ assignments }: Case): readonly Assignment[] =>
  assignments.filter((each) => each.state !== 'returned' && each.state !== 'done');

/** A complete command of each kind, for the rules to say whether its time is right; null where it has no object at all. */
export const trialOf = (act: Act, state: Case): CaseCommand | null => {
  const undecided = isUndecided(state);
  switch (act) {
    case 'dispatch':
      return undecided ? (state.triage === null ? anyTriage : anyDispatch('lead')) : null;
    // Bound by one rule; of a refusal to accept, the reason is not chosen yet.
    case 'answer':
    case 'not_accept':
      return undecided ? (state.triage === null ? anyTriage : { type: 'answer', answer: '-' }) : null;
    case 'press':
      return openShares(state).length === 0 ? null : { type: 'supervise', supervision: { kind: 'chase', assignmentId: null, text: '-' } };
    case 'share':
      return carrying(state.assignments).length === 0 ? null : anyDispatch('joint');
    case 'rework': {
      const ids = finishedShares(state).map(({ id }) => id);
      return ids.length === 0 ? null : { type: 'rework', assignmentIds: ids, reason: '-' };
    }
    case 'resume': {
      const share = state.assignments.find(isSuspended);
      return share === undefined ? null : { type: 'resume', assignmentId: share.id, note: '' };
    }
    case 'verify_unsampled':
      return state.state === 'fed_back' ? { type: 'verify', basis: 'not_sampled', note: '' } : null;
    case 'edit':
      return { type: 'edit_content', fields: {} };
    case 'hand_over': {
      const toLine = state.owner?.line === '110' ? '12345' : '110';
      return { type: 'offer_handover', handover: { kind: 'three_way', toLine, reason: '-' }, consent: true, promise: '-' };
    }
    case 'reclassify':
      return state.triage === null ? null : { type: 'reclassify', category: null, urgency: 'normal', verdict: 'police', reason: '-' };
    case 'secrecy':
      return { type: 'flag_secret', secret: !state.content.secret, reason: '-' };
    case 'ask':
      return { type: 'ask_info', assignmentId: null, text: '-' };
    case 'promise':
      return { type: 'record_promise', text: '-', dueAt: null };
    case 'consent':
      return { type: 'record_consent', consent: 'callback', given: true };
    case 'merge':
      return { type: 'merge', intoCaseId: anyId, intoNumber: '-', reason: '-' };
    case 'void':
      return { type: 'void', reason: '-' };
    default:
      return act satisfies never;
  }
};

/** Refusals that only say that the trial named nothing real. */
const ofTheTrial: readonly string[] = ['unit_unknown', 'case_unknown'];
/** Refusals a person is told, with their sentence in the place of the button; at others the act is not offered. */
const told: readonly string[] = ['not_owner', 'handover_pending', 'secrecy_needs_lead', 'red_flag_forbids_diversion', 'arbitration_binds'];

export interface Refused {
  readonly code: string;
  readonly detail: Readonly<Record<string, string>>;
}
export interface Offer {
  readonly act: Act;
  /** Why not now; null when it may be done. */
  readonly why: Refused | null;
}

/** What the rules' answer to the trial makes of an act; null: it is not shown. */
export const offerOf = (act: Act, refusal: Refused | null): Offer | null => {
  if (refusal === null || ofTheTrial.includes(refusal.code)) return { act, why: null };
  return told.includes(refusal.code) ? { act, why: refusal } : null;
};
