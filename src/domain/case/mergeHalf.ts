import type { Case } from './case.ts';
import type { CaseCommand, CommandEnvelope } from './command.ts';

/** Id of the case that a merge or a split changes beside its own; null for every other command. */
export const otherCaseId = (command: CaseCommand, state: Case | null): string | null => {
  if (command.type === 'merge') return command.intoCaseId;
  return command.type === 'split' ? (state?.mergedInto?.caseId ?? null) : null;
};

/** What is decided on that other case in the same breath, by the central itself; null when there is none. */
export const otherHalf = (
  command: CaseCommand,
  { id, number, intake, content, mergedInto }: Case,
): Pick<CommandEnvelope, 'caseId' | 'command' | 'persons'> | null => {
  if (command.type === 'merge') {
    const absorbed = { caseId: id, number, callerId: intake.callerId, secret: content.secret };
    return { caseId: command.intoCaseId, command: { type: 'absorb', absorbed }, persons: [] };
  }
  return command.type === 'split' ? { caseId: mergedInto?.caseId ?? '', command: { type: 'release', caseId: id }, persons: [] } : null;
};
