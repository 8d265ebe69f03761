import type { Line } from '../tenant.ts';
import type { Case } from './case.ts';
import { isOver, isUndecided } from './caseProgress.ts';

/** What a case wants of the desk: to be taken in and sent, to be accepted, to be told something, to be decided on; of which line. */
export type DeskWait = `take_in:${Line}` | `accept:${Line}` | `tell:${Line}` | 'decide';

/** Everything that waits for somebody at the desk. While a case is on offer, the other side moves first. */
export const deskWaitsOf = (state: Case): readonly DeskWait[] => {
  if (isOver(state) || state.state === 'merged') return [];
  const line = state.owner?.line ?? '12345';
  return [
    ...(state.handover === undefined ? [] : [`accept:${state.handover.toLine}` as const]),
    ...(isUndecided(state) && state.state !== 'awaiting_info' && state.handover === undefined ? [`take_in:${line}` as const] : []),
    ...(state.question === undefined || state.question.unitId === null ? [] : [`tell:${line}` as const]),
    ...((state.requests ?? []).some(({ decision }) => decision === null) ? ['decide' as const] : []),
  ];
};
