import type { Assignment, Case } from './case.ts';
import type { CaseCommand, CommandEnvelope } from './command.ts';
import type { CaseEvent } from './event.ts';
import type { Decision, RefusalCode } from './refusal.ts';

export type Events = Decision<readonly CaseEvent[]>;
export type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { readonly type: Type }>;

export const accept = (...events: readonly CaseEvent[]): Events => ({ ok: true, value: events });

export const refuse = (code: RefusalCode, detail: Readonly<Record<string, string>> = {}): Events => ({
  ok: false,
  refusal: { code, detail },
});

export const isBlank = (text: string): boolean => text.trim() === '';

/** A unit acts on its own assignment only. */
export const withOwn = (
  state: Case,
  assignmentId: string,
  { actor }: CommandEnvelope,
  act: (assignment: Assignment) => Events,
): Events => {
  const assignment = state.assignments.find(({ id }) => id === assignmentId);
  if (assignment === undefined) return refuse('assignment_unknown');
  if (assignment.unitId !== actor.unitId) return refuse('not_your_assignment');
  return assignment.state === 'returned' ? refuse('wrong_state', { state: 'returned' }) : act(assignment);
};
