import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../ui/saveFile.ts';
import { centralSentence } from '../../workstation/centralSentence.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import { DiversionBoard } from './DiversionBoard.tsx';
import { DrillList, type Drilled } from './DrillList.tsx';
import { exportText } from './exportTable.ts';
import { dayText } from './period.ts';
import { firstChoice, PeriodBar } from './PeriodBar.tsx';
import { UnitTable } from './UnitTable.tsx';
import { useAssessment } from './useAssessment.ts';

/** 评价考核: units by score, every rate with its two numbers and its formula, exemptions first, down to the cases. */
export const AssessmentPage = ({ onOpen }: { readonly onOpen: ((caseId: string) => void) | null }) => {
  const { t } = useTranslation();
  const { assessment } = useWorkstation();
  const [now] = useState(() => Date.now());
  const [choice, setChoice] = useState(() => firstChoice(now));
  const [drilled, setDrilled] = useState<Drilled | null>(null);
  const [notExported, setNotExported] = useState<string | null>(null);
  const { report, before, diversion, error } = useAssessment(choice);
  const exportTable = (): void => {
    if (report === null) return;
    setNotExported(null);
    assessment.call.recordExport({ what: 'assessment', rows: report.units.length }).then(
      () => saveFile(`lianxi-assessment-${dayText(choice.range.from)}-${dayText(choice.range.to - 1)}.csv`, exportText(t, report, choice)),
      (cause: unknown) => setNotExported(centralSentence(t, cause)),
    );
  };
  return (
    <Stack p="lg" gap="md" style={{ overflow: 'auto', height: '100%' }}>
      <Group justify="space-between" align="flex-end" wrap="nowrap">
        <Title order={2} size="h4">
          {t('assessment.title')}
        </Title>
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <PeriodBar
            choice={choice}
            now={now}
            onChange={(next) => {
              setChoice(next);
              setDrilled(null);
            }}
          />
          <Button variant="default" leftSection={<IconDownload size={15} aria-hidden />} disabled={report === null} onClick={exportTable}>
            {t('assessment.export')}
          </Button>
        </Group>
      </Group>
      {notExported === null ? null : <Alert color="yellow">{t('assessment.notExported', { why: notExported })}</Alert>}
      {error === null ? null : <Alert color="yellow">{t('assessment.failed', { why: error })}</Alert>}
      {diversion === null ? null : <DiversionBoard diversion={diversion} range={choice.range} base={choice.base} onDrill={setDrilled} />}
      {report === null ? (
        <Text c="dimmed">{error === null ? t('app.loading') : ''}</Text>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {t('assessment.exemptions', report.total.exempt)}
            <br />
            {t('assessment.composite', report.weights)} {t('assessment.grades', report.grades)} {t('assessment.rules', { version: report.rulesVersion })}
          </Text>
          {report.units.length === 0 ? <Text c="dimmed">{t('assessment.empty')}</Text> : <UnitTable report={report} before={before} onDrill={setDrilled} />}
        </>
      )}
      {drilled === null ? null : <DrillList drilled={drilled} wanted={choice} onOpen={onOpen} onClose={() => setDrilled(null)} />}
    </Stack>
  );
};
