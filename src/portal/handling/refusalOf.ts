import type { CaseCommand, CommandEnvelope } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { RefusalCode } from '#domain/case/refusal.ts';
import type { Role, Instant } from '#domain/tenant.ts';
import { decideContext, ruleBook } from '../sending/portalRules.ts';
import type { Task } from '../tasks/task.ts';

/** Asks the rules themselves whether the unit may do this now: the refusal's name, or null. */
export const refusalOf = (
  task: Task,
  command: CaseCommand,
  role: Role,
  now: Instant,
  unit: DecideContext['unit'],
): RefusalCode | null => {
  const trial: CommandEnvelope = {
    id: '',
    tenant: { city: '', mode: 'live' },
    caseId: task.case.id,
    actor: { userId: '', role, unitId: task.assignment.unitId },
    seatId: null,
    at: now,
    baseVersion: task.case.version,
    rules: ruleBook.versions,
    persons: [],
    command,
  };
  const decision = decide(task.case, trial, decideContext(unit));
  return decision.ok ? null : decision.refusal.code;
};
