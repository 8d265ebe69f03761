import { useTranslation } from 'react-i18next';
import type { PoliceFormWords } from '#domain/case/policeForms.ts';
import { flagWord } from '../../../seat/flagWord.ts';
import { useCityLists } from '../../../seat/useCityLists.ts';

/** The words of the forms in the language of the screen; times are those of the city. */
export const usePoliceWords = (units: ReadonlyMap<string, string>): PoliceFormWords => {
  const { t, i18n } = useTranslation();
  const lists = useCityLists();
  const time = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Shanghai', hourCycle: 'h23' });
  return {
    at: (instant) => time.format(instant),
    unit: (id) => units.get(id) ?? id,
    category: (id) => lists?.categories.find((each) => each.id === id)?.name ?? id,
    urgency: (urgency) => t(`cases.urgency.${urgency}`),
    channel: (channel) => t(`cases.channel.${channel}`),
    redFlag: (code) => flagWord(t, code),
    outcome: (outcome) => t(`police.outcome.${outcome}`),
    solved: (solved) => t(`cases.history.solved.${solved}`),
    minutes: (minutes) => t('cases.minutes', { n: minutes }),
    missing: t('police.missing'),
  };
};
