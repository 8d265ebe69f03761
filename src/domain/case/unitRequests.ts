import type { Assignment, Case } from './case.ts';
import type { RequestKind, UnitRequest } from './caseRecords.ts';

/** What this assignment's unit has asked for and nobody has decided. */
export const pendingRequest = ({ requests = [] }: Pick<Case, 'requests'>, assignmentId: string): UnitRequest | null =>
  requests.find((each) => each.assignmentId === assignmentId && each.decision === null) ?? null;

/** The latest request of a kind on an assignment, decided or not. */
export const lastRequest = ({ requests = [] }: Pick<Case, 'requests'>, assignmentId: string, kind: RequestKind): UnitRequest | null =>
  requests.findLast((each) => each.assignmentId === assignmentId && each.kind === kind) ?? null;

/** Whether an arbitration has settled whose matter it is. */
export const isArbitrated = ({ requests = [] }: Pick<Case, 'requests'>): boolean =>
  requests.some(({ decision }) => decision?.arbitration === true);

export const isSuspended = ({ pauses = [] }: Assignment): boolean => pauses.some(({ to }) => to === null);
