import { accept, isBlank, refuse, type Command, type Events } from './answer.ts';
import type { Case } from './case.ts';

/** 并案: this case rests in another; its caller, its shares and its history stay. Not once a unit has fed back on it. */
export const merge = (state: Case, { intoCaseId, intoNumber, reason }: Command<'merge'>): Events => {
  if (intoCaseId === state.id) return refuse('merge_into_itself');
  if (isBlank(reason)) return refuse('reason_required');
  if ((state.absorbed ?? []).length > 0 || state.handover !== undefined) return refuse('wrong_state', { state: state.state });
  if (['fed_back', 'verified', 'rework'].includes(state.state)) return refuse('wrong_state', { state: state.state });
  return accept({ type: 'merged', intoCaseId, intoNumber, reason });
};

/** The merge was wrong: the case stands again where its own shares stand. */
export const split = (state: Case, { reason }: Command<'split'>): Events => {
  if (state.state !== 'merged') return refuse('wrong_state', { state: state.state });
  return isBlank(reason) ? refuse('reason_required') : accept({ type: 'split', reason });
};

export const absorb = (state: Case, { absorbed }: Command<'absorb'>): Events =>
  state.absorbed?.some(({ caseId }) => caseId === absorbed.caseId) === true ? accept() : accept({ type: 'absorbed', absorbed });

export const release = (state: Case, { caseId }: Command<'release'>): Events =>
  state.absorbed?.some((each) => each.caseId === caseId) === true ? accept({ type: 'released', caseId }) : accept();

/** 作废: by the lead, with a reason that stays. */
export const voidCase = ({ reason }: Command<'void'>): Events =>
  isBlank(reason) ? refuse('reason_required') : accept({ type: 'voided', reason });
