import type { TFunction } from 'i18next';

const rules = [
  'weapon', 'violence', 'threat', 'injury', 'fire', 'gas', 'trapped', 'drowning', 'suicide', 'helpless', 'cannot_speak', 'crowd', 'crime',
  'traffic_accident', 'fallen_pole', 'blocks_road', 'slippery', 'utility_out', 'enquiry', 'service_request', 'settled',
] as const;

/** What a rule says, in words; a rule that this program has no words for shows by its name. */
export const ruleText = (t: TFunction, rule: string): string => {
  const known = rules.find((each) => each === rule);
  if (known !== undefined) return t(`triage.rule.${known}`);
  return rule.startsWith('category:') ? t('triage.rule.category') : t('triage.rule.other', { rule });
};

/** Why a cue that was found does not count. */
export const excludedText = (t: TFunction, why: string): string =>
  why === 'answered' || why === 'hyperbole' || why === 'negated' ? t(`triage.excluded.${why}`) : t('triage.excluded.other');

const thresholds = ['below_threshold', 'classifier', 'undecided', 'no_cue', 'red_flag', 'safety'] as const;

/** What decided against a verdict: a rule, or a limit of the engine's own. */
export const reasonText = (t: TFunction, because: string): string => {
  const own = thresholds.find((each) => each === because);
  return own === undefined ? ruleText(t, because) : t(`triage.because.${own}`);
};
