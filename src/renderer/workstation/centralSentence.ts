import { ContractError } from '#contract/errors.ts';
import type { TFunction } from 'i18next';

const known = [
  'role_not_allowed', 'own_draft', 'draft_changed', 'lists_have_problems', 'rules_have_problems', 'effective_in_the_past', 'nothing_changed', 'signed_in_offline', 'lab_busy',
  'rule_draft',
] as const;

/** What the central said, or that it is away: what happened, what still works, what to do. */
export const centralSentence = (t: TFunction, error: unknown): string => {
  if (!(error instanceof ContractError)) return t('rules.error.other', { code: '' });
  const code = known.find((each) => each === error.code);
  if (code !== undefined) return t(`rules.error.${code}`, { by: error.detail['by'] ?? '', item: error.detail['item'] ?? '' });
  if (error.kind === 'central_unreachable' || error.kind === 'busy') return t('rules.error.away');
  if (error.kind === 'disconnected') return t('rules.error.disconnected');
  if (error.kind === 'unauthorised') return t('rules.error.session');
  if (error.kind === 'invalid_params') return t('rules.error.invalid', { at: error.detail['at'] ?? '' });
  return t('rules.error.other', { code: error.code });
};
