import { SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Diversion } from '#contract/central/loop.ts';
import { Change } from './Change.tsx';
import type { Drilled } from './DrillList.tsx';
import { daysOf } from './period.ts';
import { percent, pointsAbove } from './rates.ts';
import type { Wanted } from './useAssessment.ts';
import styles from './assessment.module.css';

const figures = ['diverted', 'solved', 'cameBack'] as const;

export interface DiversionBoardProps extends Pick<Wanted, 'range' | 'base'> {
  readonly diversion: Diversion;
  readonly onDrill: (drilled: Drilled) => void;
}

/** How much comes in on 110, how much of it left 110, and whether that was right, each against the base period. */
export const DiversionBoard = ({ diversion: { period, base }, range, base: baseRange, onDrill }: DiversionBoardProps) => {
  const { t } = useTranslation();
  const perDay = period.diverted.n / daysOf(range);
  const perDayThen = base.diverted.n / daysOf(baseRange);
  const grown = perDayThen === 0 ? null : Math.round((perDay / perDayThen - 1) * 1_000) / 10;
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {t('assessment.diversion.title')}
      </Title>
      <SimpleGrid cols={4} spacing="sm">
        <div className={styles['figure']}>
          <Text size="sm" c="dimmed">
            {t('assessment.diversion.intake')}
          </Text>
          <div className={styles['value']}>
            {perDay.toFixed(1)} <span className={styles['n']}>{t('assessment.diversion.intakeN', { n: period.diverted.n, days: daysOf(range) })}</span> <Change points={grown} moreIsBetter={false} unit=" %" />
          </div>
          <Text size="xs" c="dimmed">
            {t('assessment.diversion.formula.intake')} · {t('assessment.diversion.baseIntake', { perDay: perDayThen.toFixed(1), n: base.diverted.n })}
          </Text>
        </div>
        {figures.map((name) => (
          <button key={name} type="button" className={styles['figure']} onClick={() => onDrill({ board: name, hits: name === 'solved' ? 'no' : 'yes' })}>
            <Text size="sm" c="dimmed">
              {t(`assessment.diversion.${name}`)}
            </Text>
            <div className={styles['value']}>
              {percent(period[name])} <span className={styles['n']}>{t('assessment.n', period[name])}</span>{' '}
              <Change points={pointsAbove(period[name], base[name])} moreIsBetter={name !== 'cameBack'} />
            </div>
            <Text size="xs" c="dimmed">
              {t(`assessment.diversion.formula.${name}`)} · {t('assessment.diversion.base', { rate: percent(base[name]), ...base[name] })}
            </Text>
          </button>
        ))}
      </SimpleGrid>
    </section>
  );
};
