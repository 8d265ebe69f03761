import type { TriageWords } from '#contract/rules.ts';
import type { TransferItem } from '#domain/boundary/transferList.ts';
import type { Question } from '#domain/triage/verdict.ts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked } from '../workstation/useAsked.ts';
import { useSeatServices } from './seatServices.ts';
import { useCityLists } from './useCityLists.ts';

export interface RuleWords {
  /** What a rule says, in the language of the screen; a rule that nobody has words for shows by its name. */
  readonly rule: (code: string) => string;
  /** What a cue is called where only a name fits; its code when nobody has words for it. */
  readonly named: (code: string) => string;
  /** The item of the city's lists that a verdict cites (`list:B01`); null when it cites none, or an unknown one. */
  readonly item: (code: string) => TransferItem | null;
  /** The question as it is asked in the language of the screen. */
  readonly question: (question: Question) => Question;
}

const listed = 'list:';

/** Words for rules, list items and questions: data, so that a city's own rule has its own words. */
export const useRuleWords = (): RuleWords => {
  const { t, i18n } = useTranslation();
  const { rules } = useSeatServices();
  const lists = useCityLists();
  const words: TriageWords | null = useAsked(useCallback(() => rules.call.words({}), [rules])).value;
  const inForce = useAsked(useCallback(() => rules.call.inForce({}), [rules])).value;
  const english = i18n.language === 'en';
  const item = (code: string): TransferItem | null =>
    code.startsWith(listed) ? (inForce?.transferLists.items.find(({ id }) => id === code.slice(listed.length)) ?? null) : null;
  return {
    item,
    named: (code) => {
      const known = words?.rules[code];
      return known === undefined ? code : `${english ? known.en : known.zh}（${code}）`;
    },
    rule: (code) => {
      const known = words?.rules[code];
      if (known !== undefined) return english ? known.en : known.zh;
      const found = item(code);
      if (found !== null) return `${t('triage.listItem', { id: found.id })} ${found.matter}`;
      if (words?.questions[code] !== undefined) return t('triage.byAnswer');
      if (code.startsWith('category:')) {
        const id = code.slice('category:'.length);
        return lists?.categories.find((each) => each.id === id)?.name ?? t('triage.rule.category');
      }
      return t('triage.rule.other', { rule: code });
    },
    question: (question) => {
      const known = english ? words?.questions[question.id] : undefined;
      if (known === undefined) return question;
      return { ...question, text: known.text, options: question.options.map((option) => ({ ...option, ...known.options[option.key] })) };
    },
  };
};
