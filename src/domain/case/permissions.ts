import type { Role } from '../tenant.ts';
import type { CaseCommand } from './command.ts';

const desk: readonly Role[] = ['taker_12345', 'taker_110', 'shift_lead'];
const units: readonly Role[] = ['unit_handler', 'grid_worker'];

/** Who may give which command: the one table of rights over cases. */
const allowed: Readonly<Record<CaseCommand['type'], readonly Role[]>> = {
  take_in: desk,
  edit_content: desk,
  triage: desk,
  dispatch: desk,
  answer: desk,
  not_accept: desk,
  follow_up: desk,
  close: desk,
  sign: units,
  record_contact: units,
  feed_back: units,
};

export const mayGive = (role: Role, command: CaseCommand['type']): boolean => allowed[command].includes(role);

/** Roles that work at a seat; only they may act through a seat's credential. */
export const isDeskRole = (role: Role): boolean => desk.includes(role);

/** Roles that sign in at a workstation for its lists and figures, without the telephone and the cases of the desk. */
export const isOfficeRole = (role: Role): boolean => role === 'supervisor';
