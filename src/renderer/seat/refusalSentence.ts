import type { ContractError } from '#contract/errors.ts';
import type { TFunction } from 'i18next';
import { refusal } from '../i18n/zh-CN/refusal.ts';

const known = [
  'red_flag_forbids_diversion',
  'override_reason_required',
  'content_empty',
  'unit_unknown',
  'reason_not_in_list',
  'answer_empty',
  'role_not_allowed',
  'case_exists',
  'rules_not_in_force',
] as const;

/** What a sentence may name; an older central may leave some of it out. */
const noValues = { number: '', line: '', by: '', attempts: '', needed: '' };

const isRule = (code: string): code is keyof typeof refusal => Object.hasOwn(refusal, code);

/** The sentence of a rule that refuses; null for a code that has none. */
const ruleSentence = (t: TFunction, code: string, detail: Readonly<Record<string, string>>): string | null => {
  const own = known.find((each) => each === code);
  if (own !== undefined) return t(`triage.refused.${own}`);
  return isRule(code) ? t(`refusal.${code}`, { ...noValues, ...detail }) : null;
};

/** The same for a refusal that was asked for, not met. */
export const codeSentence = (t: TFunction, { code, detail }: { readonly code: string; readonly detail: Readonly<Record<string, string>> }): string =>
  ruleSentence(t, code, detail) ?? t('triage.refused.other', { code });

/** What happened and what still works, for an action the station refused. */
export const refusalSentence = (t: TFunction, error: ContractError): string => {
  const sentence = ruleSentence(t, error.code, error.detail);
  if (sentence !== null) return sentence;
  switch (error.kind) {
    case 'lease_lost':
      return t('triage.refused.lease_lost');
    case 'disconnected':
      return t('triage.refused.disconnected');
    case 'disk_full':
      return t('triage.refused.disk_full');
    case 'unauthorised':
      return t('triage.refused.unauthorised');
    case 'invalid_message':
    case 'unknown_method':
    case 'invalid_params':
    case 'refused':
    case 'wrong_credentials':
    case 'forbidden':
    case 'not_found':
    case 'conflict':
    case 'too_large':
    case 'rate_limited':
    case 'version_skew':
    case 'epoch_changed':
    case 'central_unreachable':
    case 'busy':
    case 'internal':
      return t('triage.refused.other', { code: `${error.kind}/${error.code}` });
    default:
      return error.kind satisfies never;
  }
};
