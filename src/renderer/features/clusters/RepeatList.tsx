import type { ClusterAlerts } from '#contract/workstation/clusters.ts';
import { useTranslation } from 'react-i18next';
import { monthDay } from '../../seat/duration.ts';
import styles from './clusters.module.css';

/** Addresses to which disputes come back: what was mediated there and did not hold. */
export const RepeatList = ({ repeats, days }: { readonly repeats: ClusterAlerts['repeats']; readonly days: number }) => {
  const { t } = useTranslation();
  return (
    <div className={styles['cluster']}>
      <div className={styles['head']}>
        <b>{t('clusters.repeatTitle', { days })}</b>
      </div>
      {repeats.map(({ place, total, rows }) => (
        <div key={place}>
          <div className={styles['place']}>
            {place} <b>{t('clusters.times', { n: total })}</b>
          </div>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <time dateTime={new Date(row.createdAt).toISOString()}>{monthDay(row.createdAt)}</time>
                <span>{row.number}</span>
                <span className={styles['title']}>{row.title}</span>
                <span>{t(`caller.state.${row.state}`)}</span>
                <span />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
};
