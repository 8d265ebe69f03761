import { useTranslation } from 'react-i18next';
import { monthDay } from '../../seat/duration.ts';
import styles from './caller.module.css';
import type { AlikeCases } from './useAlike.ts';

/** What may have been reported already, with the reason; the words say it, not a colour. */
export const AlikeList = ({ alike }: { readonly alike: AlikeCases }) => {
  const { t } = useTranslation();
  if (alike.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={t('caller.alike')}>
      <div className={styles['heading']}>
        <b>{t('caller.alike')}</b>
        <span>{t('caller.items', { count: alike.length })}</span>
      </div>
      <ul className={styles['list']}>
        {alike.map(({ row, likeness, sameCaller, samePlace }) => (
          <li key={row.id}>
            <time dateTime={new Date(row.createdAt).toISOString()}>{monthDay(row.createdAt)}</time>
            <span className={styles['title']}>{row.title}</span>
            <span className={styles['state']}>
              {[sameCaller ? t('caller.sameCaller') : '', samePlace ? t('caller.samePlace') : '', t('caller.likeness', { percent: Math.round(likeness * 100) })].filter((part) => part !== '').join(' · ')}
            </span>
            <span className={styles['sub']}>{[row.place, row.number].filter((part) => part !== '').join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
