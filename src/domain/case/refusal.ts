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
  | 'not_visible';

export interface Refusal {
  readonly code: RefusalCode;
  /** Values for the sentence, never personal data. */
  readonly detail: Readonly<Record<string, string>>;
}

export type Decision<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };
