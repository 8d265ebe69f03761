import type { CaseCommand } from '#domain/case/command.ts';
import type { RefusalCode } from '#domain/case/refusal.ts';
import type { Role } from '#domain/tenant.ts';
import { ruleBook } from '../sending/portalRules.ts';
import type { Task } from '../tasks/task.ts';

export const otherSteps = ['assign', 'return', 'extension', 'suspension', 'ask'] as const;
type OtherStep = (typeof otherSteps)[number];

/** A complete command of each kind: the rules say whether its time is right; `below` is any unit under one's own. */
export const trialOf = (step: OtherStep, { assignment }: Task, below: string): CaseCommand => {
  const { id: assignmentId } = assignment;
  switch (step) {
    case 'assign':
      return { type: 'sub_assign', assignmentId, assignments: [{ id: 'trial', unitId: below, kind: 'lead' }] };
    case 'return':
      return { type: 'request_return', assignmentId, reason: ruleBook.loop.returnReasons[0]?.id ?? '', basis: '-' };
    case 'extension':
      return { type: 'request_extension', assignmentId, reason: '-', minutes: 1 };
    case 'suspension':
      return { type: 'request_suspension', assignmentId, reason: '-' };
    case 'ask':
      return { type: 'ask_info', assignmentId, text: '-' };
    default:
      return step satisfies never;
  }
};

/** Refusals that a user is told of; the others mean that the step is not his, and it is not offered. */
const told: readonly RefusalCode[] = [
  'return_used', 'return_too_late', 'arbitration_binds', 'extension_used', 'extension_too_late', 'request_pending', 'sub_assignments_open', 'suspended',
];

/** Whether a step is offered, and if it is not possible now, why. */
export const offerOf = (step: OtherStep, role: Role, refusal: RefusalCode | null): { readonly shown: boolean; readonly why: RefusalCode | null } => {
  if (step === 'assign' && role !== 'unit_handler') return { shown: false, why: null };
  if (refusal === null) return { shown: true, why: null };
  return told.includes(refusal) ? { shown: true, why: refusal } : { shown: false, why: null };
};
