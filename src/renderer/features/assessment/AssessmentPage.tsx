import { Alert, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DiversionBoard } from './DiversionBoard.tsx';
import { DrillList, type Drilled } from './DrillList.tsx';
import { UnitTable } from './UnitTable.tsx';
import { levels, periods, useAssessment, type Level, type Period } from './useAssessment.ts';

/** 评价考核: units by score, every rate with its two numbers and its formula, exemptions first, down to the cases. */
export const AssessmentPage = () => {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<Period>('days30');
  const [level, setLevel] = useState<Level>('all');
  const [drilled, setDrilled] = useState<Drilled | null>(null);
  const { report, diversion, range, error } = useAssessment(period, level);
  return (
    <Stack p="lg" gap="md" style={{ overflow: 'auto', height: '100%' }}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('assessment.title')}
        </Title>
        <Group gap="sm">
          <SegmentedControl
            aria-label={t('assessment.title')}
            value={period}
            onChange={setPeriod}
            data={periods.map((value) => ({ value, label: t(`assessment.period.${value}`) }))}
          />
          <Select
            w={150}
            allowDeselect={false}
            aria-label={t('assessment.unit')}
            data={levels.map((value) => ({ value, label: t(`assessment.level.${value}`) }))}
            value={level}
            onChange={(value) => setLevel(levels.find((each) => each === value) ?? 'all')}
          />
        </Group>
      </Group>
      {error === null ? null : <Alert color="yellow">{t('assessment.failed', { why: error })}</Alert>}
      {diversion === null ? null : <DiversionBoard diversion={diversion} />}
      {report === null ? (
        <Text c="dimmed">{error === null ? t('app.loading') : ''}</Text>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {t('assessment.composite', report.weights)} {t('assessment.exemptions', report.total.exempt)}
          </Text>
          {report.units.length === 0 ? <Text c="dimmed">{t('assessment.empty')}</Text> : <UnitTable report={report} onDrill={setDrilled} />}
        </>
      )}
      {drilled === null ? null : <DrillList drilled={drilled} range={range} onClose={() => setDrilled(null)} />}
    </Stack>
  );
};
