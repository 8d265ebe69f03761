import { SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Diversion } from '#contract/central/loop.ts';
import { percent } from './rates.ts';
import styles from './assessment.module.css';

const figures = ['diverted', 'solved', 'cameBack'] as const;

/** How much of 110's intake left it, and whether that was right, beside the period before. */
export const DiversionBoard = ({ diversion: { period, base } }: { readonly diversion: Diversion }) => {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {t('assessment.diversion.title')}
      </Title>
      <SimpleGrid cols={3}>
        {figures.map((name) => (
          <div key={name} className={styles['figure']}>
            <Text size="sm" c="dimmed">
              {t(`assessment.diversion.${name}`)}
            </Text>
            <div className={styles['value']}>
              {percent(period[name])} <span className={styles['n']}>{t('assessment.n', period[name])}</span>
            </div>
            <Text size="xs" c="dimmed">
              {t(`assessment.diversion.formula.${name}`)} · {t('assessment.diversion.base', { rate: percent(base[name]), ...base[name] })}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </section>
  );
};
