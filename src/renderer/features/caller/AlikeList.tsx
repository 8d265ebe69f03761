import { endedStates } from '#domain/duplicates/mainCase.ts';
import { Button, Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { monthDay } from '../../seat/duration.ts';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import styles from './caller.module.css';
import type { AlikeCases } from './useAlike.ts';

export interface AlikeListProps {
  readonly alike: AlikeCases;
  /** Null when nothing may be merged now: read-only, nothing typed, or submitted. */
  readonly onMerge: ((other: { readonly id: string; readonly number: string }) => void) | null;
}

/** What may have been reported already, with the reason; the words say it, not a colour. One key merges with the likest. */
export const AlikeList = ({ alike, onMerge }: AlikeListProps) => {
  const { t } = useTranslation();
  const open = alike.filter(({ row }) => !endedStates.includes(row.state));
  const [likest] = open;
  useShortcut({
    keys: 'Ctrl+Alt+M',
    label: t('caller.mergeKey'),
    action: () => {
      if (likest !== undefined) onMerge?.(likest.row);
    },
  });
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
            <span className={styles['wide']}>{row.title}</span>
            <span className={styles['why']}>
              {[sameCaller ? t('caller.sameCaller') : '', samePlace ? t('caller.samePlace') : '', t('caller.likeness', { percent: Math.round(likeness * 100) })].filter((part) => part !== '').join(' · ')}
            </span>
            <span className={styles['sub']}>{[row.place, row.number].filter((part) => part !== '').join(' · ')}</span>
            {onMerge === null || endedStates.includes(row.state) ? null : (
              <Button
                className={styles['merge'] ?? ''}
                variant="default"
                size="compact-xs"
                aria-label={t('caller.mergeInto', { number: row.number })}
                rightSection={row.id === likest?.row.id ? <Kbd size="xs">Ctrl Alt M</Kbd> : null}
                onClick={() => onMerge(row)}
              >
                {t('caller.merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
