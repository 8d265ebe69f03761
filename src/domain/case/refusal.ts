/** Why a command is refused: the rule's name. The screen has a sentence for each in both languages. */
export type RefusalCode =
  | 'case_exists'
  | 'case_unknown'
  | 'case_closed'
  | 'wrong_state'
  | 'role_not_allowed'
  | 'not_your_assignment'
  | 'assignment_unknown'
  | 'unit_unknown'
  | 'lead_assignment_required'
  | 'already_signed'
  | 'contact_evidence_required'
  | 'feedback_empty'
  | 'red_flag_forbids_diversion'
  | 'override_reason_required'
  | 'reason_not_in_list'
  | 'answer_empty'
  | 'content_empty'
  | 'number_invalid'
  | 'number_taken'
  | 'follow_up_incomplete'
  | 'follow_up_required'
  | 'rules_not_in_force'
  | 'not_visible'
  | 'case_merged'
  | 'case_void'
  | 'not_owner'
  | 'handover_pending'
  | 'no_handover'
  | 'accept_in_person'
  | 'consent_required'
  | 'promise_required'
  | 'reason_required'
  | 'basis_required'
  | 'request_pending'
  | 'no_request'
  | 'already_decided'
  | 'return_used'
  | 'return_too_late'
  | 'arbitration_binds'
  | 'arbitration_names_unit'
  | 'extension_used'
  | 'extension_too_late'
  | 'extension_too_long'
  | 'suspended'
  | 'not_suspended'
  | 'sub_assignments_open'
  | 'not_below_you'
  | 'arrival_required'
  | 'unsolved_reason_required'
  | 'same_sampler'
  | 'sampled'
  | 'attempts_missing'
  | 'caller_known'
  | 'secrecy_needs_lead'
  | 'merge_into_itself'
  | 'already_escalated';

export interface Refusal {
  readonly code: RefusalCode;
  /** Values for the sentence, never personal data. */
  readonly detail: Readonly<Record<string, string>>;
}

export type Decision<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };
