import { triageFileSchema } from '#contract/rules.ts';
import { checkTriageRules } from '#domain/boundary/checkTriageRules.ts';
import type { TFunction } from 'i18next';

/** What is wrong with a draft of the triage rules, at its entry and field, in words. */
export interface SaidProblem {
  readonly section: string;
  readonly index: number | null;
  readonly field: string;
  readonly words: string;
}

/** First what cannot be read at all, else what the rules of rules say. */
export const problemsOf = (body: unknown, t: TFunction, named: (code: string) => string): readonly SaidProblem[] => {
  const read = triageFileSchema.safeParse(body);
  if (!read.success) {
    return read.error.issues.map(({ path: [section, index, ...rest] }) => ({
      section: String(section ?? ''),
      index: typeof index === 'number' && !isValueSection(String(section)) ? index : null,
      field: [...(typeof index === 'number' && !isValueSection(String(section)) ? [] : index === undefined ? [] : [index]), ...rest].join('.'),
      words: t('rules.triageProblem.unreadable'),
    }));
  }
  return checkTriageRules(read.data).map(({ section, index, field, code, value }) => ({ section, index, field, words: t(`rules.triageProblem.${code}`, { value: named(value) }) }));
};

/** Lists of words and pairs are one entry each, whatever word in them is wrong. */
const isValueSection = (section: string): boolean => ['negations', 'hypotheticals', 'hyperbole', 'respell', 'thresholds'].includes(section);
