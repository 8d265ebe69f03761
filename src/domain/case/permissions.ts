import type { Role } from '../tenant.ts';
import type { Actor, CaseCommand } from './command.ts';

const desk: readonly Role[] = ['taker_12345', 'taker_110', 'shift_lead'];
const units: readonly Role[] = ['unit_handler', 'grid_worker'];
const lead: readonly Role[] = ['shift_lead'];

/** Who may give which command: the one table of rights over cases. */
const allowed: Readonly<Record<CaseCommand['type'], readonly Actor['role'][]>> = {
  take_in: desk,
  edit_content: desk,
  triage: desk,
  reclassify: desk,
  dispatch: desk,
  answer: desk,
  not_accept: desk,
  // The supervisor asks the second sample; the system writes down what a caller answered by text message.
  follow_up: [...desk, 'supervisor', 'system'],
  invite_by_sms: desk,
  verify: desk,
  close: desk,
  flag_secret: desk,
  record_call: desk,
  record_promise: desk,
  // A caller takes his consent back by text message.
  record_consent: [...desk, 'system'],
  offer_handover: desk,
  accept_handover: desk,
  end_handover: desk,
  merge: desk,
  split: desk,
  // From the web the central reports itself: nobody is signed in there.
  report: [...units, 'system'],
  sign: units,
  sub_assign: ['unit_handler'],
  record_contact: units,
  record_arrival: units,
  feed_back: units,
  recheck: units,
  request_return: units,
  request_extension: units,
  request_suspension: units,
  request_exception: units,
  resume: [...units, 'shift_lead'],
  ask_info: [...desk, ...units],
  give_info: [...desk, ...units],
  // A unit decides on what it handed down itself, and sends that back to be done again.
  decide_request: ['shift_lead', 'unit_handler'],
  rework: ['shift_lead', 'unit_handler'],
  // The caller rang again: anybody at the desk may press; 督办 is the lead's and the supervisor's.
  supervise: [...desk, 'supervisor'],
  void: lead,
  escalate: ['system'],
  absorb: ['system'],
  release: ['system'],
  record_contact_call: ['system'],
};

export const mayGive = (role: Actor['role'], command: CaseCommand['type']): boolean => allowed[command].includes(role);

/** Roles that work at a seat; only they may act through a seat's credential. */
export const isDeskRole = (role: Actor['role']): boolean => role !== 'system' && desk.includes(role);

/** Roles that sign in at a workstation for its lists and figures, without the telephone and the cases of the desk. */
export const isOfficeRole = (role: Role): boolean => role === 'supervisor';
