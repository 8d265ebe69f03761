import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '#domain/case/case.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import styles from './cases.module.css';

const satisfiedWord = { very: 'very', yes: 'good', fair: 'fair', no: 'bad' } as const;

/** What the caller said, the two independent samples side by side. */
export const FollowUpRecords = ({ followUps }: { readonly followUps: readonly FollowUp[] }) => {
  const { t } = useTranslation();
  if (followUps.length === 0) return null;
  const column = (sample: 'first' | 'second') => {
    const own = followUps.filter((each) => (each.sample ?? 'first') === sample);
    return own.length === 0 ? null : (
      <div>
        <b className="t12">{t(`cases.followUp.${sample}`)}</b>
        {own.map(({ at, by, contacted, solved, satisfied, note }) => (
          <p key={at} className="soft t13">
            {monthDay(at)} {wallTime(at).slice(0, 5)} · {by} ·{' '}
            {contacted && solved !== null && satisfied !== null
              ? `${t('cases.followUp.solved')} ${t(`cases.followUp.${solved}`)} · ${t(`cases.followUp.${satisfiedWord[satisfied]}`)}`
              : t('cases.followUp.unreached')}
            {note === '' ? '' : ` · ${note}`}
          </p>
        ))}
      </div>
    );
  };
  return (
    <>
      <h3 className={styles['section']}>{t('cases.followUp.records')}</h3>
      <SimpleGrid cols={2} spacing="sm">
        {column('first')}
        {column('second')}
      </SimpleGrid>
    </>
  );
};
