import type { TFunction } from 'i18next';

const urgencies = ['critical', 'urgent', 'normal', 'hard', 'consult'] as const;
const verdicts = ['police', 'joint', 'non_police', 'undecided'] as const;
const flags = ['weapon', 'violence', 'injury', 'trapped', 'drowning', 'suicide', 'fire', 'gas', 'minor_or_helpless', 'crowd', 'cannot_speak_freely'] as const;

interface Option {
  readonly value: string;
  readonly label: string;
}

export const urgencyOptions = (t: TFunction): Option[] => urgencies.map((value) => ({ value, label: t(`form.urgencies.${value}`) }));
export const verdictOptions = (t: TFunction): Option[] => verdicts.map((value) => ({ value, label: t(`triage.shortVerdicts.${value}`) }));
export const redFlagOptions = (t: TFunction): Option[] => flags.map((value) => ({ value, label: t(`triage.flag.${value}`) }));
export const serviceOptions: readonly Option[] = ['110', '119', '120', '122'].map((value) => ({ value, label: value }));
