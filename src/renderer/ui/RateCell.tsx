import { shareOf, wilsonInterval, type Rate } from '#domain/assessment/rate.ts';
import { useTranslation } from 'react-i18next';
import styles from './rate.module.css';

const percent = (share: number): string => (share * 100).toFixed(1);

/** A rate is never shown alone: share, interval, and what it is a share of. */
export const RateCell = ({ rate, onOpen, label }: { readonly rate: Rate; readonly onOpen?: (() => void) | undefined; readonly label?: string }) => {
  const { t } = useTranslation();
  const share = shareOf(rate);
  const interval = wilsonInterval(rate);
  const words = (
    <>
      <b className={styles['share']}>{share === null ? '—' : `${percent(share)}%`}</b>
      <span className={styles['small']}>
        {interval === null ? t('rules.noCases') : t('rules.interval', { low: percent(interval.low), high: percent(interval.high) })}
      </span>
      <span className={styles['small']}>
        {rate.hits}/{rate.total}
      </span>
    </>
  );
  if (onOpen === undefined || rate.total === 0) return <span className={styles['rate']}>{words}</span>;
  return (
    <button type="button" className={styles['rate']} data-open aria-label={label} onClick={onOpen}>
      {words}
    </button>
  );
};
