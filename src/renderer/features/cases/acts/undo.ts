import type { Case } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';

/** What can be taken back. */
export const undoable = ['merge', 'offer_handover', 'flag_secret', 'record_consent', 'reclassify', 'ask_info', 'edit_content'] as const satisfies readonly CaseCommand['type'][];
export type Undoable = (typeof undoable)[number];

/** The command that takes an act back, for the case as it was before it; null where nothing in the rules does. */
export const inverseOf = (command: CaseCommand, before: Case, reason: string): CaseCommand | null => {
  switch (command.type) {
    case 'merge':
      return { type: 'split', reason };
    case 'offer_handover':
      return { type: 'end_handover', outcome: 'withdrawn', note: reason };
    case 'flag_secret':
      return command.secret === before.content.secret ? null : { type: 'flag_secret', secret: before.content.secret, reason };
    case 'record_consent':
      return { ...command, given: before.content.consents.includes(command.consent) };
    case 'reclassify': {
      const { triage } = before;
      return triage === null ? null : { type: 'reclassify', category: triage.category, urgency: triage.urgency, verdict: triage.verdict, reason };
    }
    case 'ask_info':
      return { type: 'give_info', text: reason };
    case 'edit_content': {
      const changed = Object.keys(command.fields) as (keyof typeof command.fields)[];
      return { type: 'edit_content', fields: Object.fromEntries(changed.map((field) => [field, before.content[field]])) };
    }
    case 'take_in': case 'triage': case 'dispatch': case 'answer': case 'not_accept': case 'follow_up': case 'verify': case 'close':
    case 'record_promise': case 'accept_handover': case 'end_handover': case 'split': case 'report': case 'sign': case 'sub_assign':
    case 'record_contact': case 'record_arrival': case 'feed_back': case 'recheck': case 'request_return': case 'request_extension':
    case 'request_suspension': case 'resume': case 'give_info': case 'decide_request': case 'supervise': case 'rework': case 'void':
    case 'escalate': case 'absorb': case 'release': case 'invite_by_sms': case 'record_call': case 'record_contact_call': case 'request_exception':
      return null;
    default:
      return command satisfies never;
  }
};
