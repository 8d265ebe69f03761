import { useTranslation } from 'react-i18next';

const hour = 3_600_000;
const day = 24 * hour;

/** A length of time for a clock: minutes, h:mm, and days from two days on. */
export const useSpan = () => {
  const { t } = useTranslation();
  return (ms: number): string => {
    if (ms >= 2 * day) return t('cases.days', { n: Math.floor(ms / day) });
    if (ms < hour) return t('cases.minutes', { n: Math.floor(ms / 60_000) });
    return t('cases.hours', { h: Math.floor(ms / hour), m: String(Math.floor((ms % hour) / 60_000)).padStart(2, '0') });
  };
};
