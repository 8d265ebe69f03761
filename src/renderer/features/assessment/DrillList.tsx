import { CloseButton, Group, Paper, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drill } from '#contract/central/loop.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import type { RateName } from './rates.ts';
import type { Range } from './useAssessment.ts';
import styles from './assessment.module.css';

export interface Drilled {
  readonly unitId: string;
  readonly name: string;
  readonly figure: RateName | 'exempt';
  readonly hits: 'yes' | 'no';
}

export interface DrillListProps {
  readonly drilled: Drilled;
  readonly range: Range;
  readonly onClose: () => void;
}

/** The cases behind one figure, beside the table and not over it. */
export const DrillList = ({ drilled, range, onClose }: DrillListProps) => {
  const { t } = useTranslation();
  const { assessment } = useWorkstation();
  const [found, setFound] = useState<Drill | null>(null);
  useEffect(() => {
    let stale = false;
    assessment.call
      .drill({ unitId: drilled.unitId, ...range, figure: drilled.figure, hits: drilled.hits, limit: 100 })
      .then((answer) => stale || setFound(answer), () => undefined);
    return () => {
      stale = true;
    };
  }, [assessment, drilled, range]);
  const figure = drilled.figure === 'exempt' ? t('assessment.exempt') : t(`assessment.figure.${drilled.figure}`);
  const time = (at: number): string => `${monthDay(at)} ${wallTime(at).slice(0, 5)}`;
  return (
    <Paper withBorder p="md" className={styles['drill'] ?? ''}>
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t(drilled.hits === 'yes' ? 'assessment.drillHits' : 'assessment.drill', { unit: drilled.name, figure })}
        </Title>
        <CloseButton aria-label={t('assessment.close')} onClick={onClose} />
      </Group>
      {found?.shares.length === 0 ? <Text c="dimmed">—</Text> : null}
      {found?.shares.map((share) => (
        <div key={share.caseId} className={styles['share']}>
          <span className="soft">{share.number}</span>
          <span className="grow">{share.title}</span>
          <span className="soft">{t('assessment.due', { time: time(share.dueAt) })}</span>
          <span>{share.finishedAt === null ? t('assessment.open') : t('assessment.finishedAt', { time: time(share.finishedAt) })}</span>
        </div>
      ))}
    </Paper>
  );
};
