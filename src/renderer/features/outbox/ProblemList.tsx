import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wallTime } from '../../seat/duration.ts';
import { refusalSentence } from '../../seat/refusalSentence.ts';
import { ContractError } from '#contract/errors.ts';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';

/** What the central refused or could not process, with the text that was written: nothing typed is lost. */
export const ProblemList = ({ readOnly }: { readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { outbox } = useWorkstation();
  const status = useTopic(outbox.subscribe.status);
  return (
    <Stack p="lg" maw={900}>
      <Title order={2} size="h4">
        {t('outbox.title')}
      </Title>
      {status?.problems.length === 0 ? <Text c="dimmed">{t('outbox.none')}</Text> : null}
      {status?.problems.map((problem) => (
        <Paper key={problem.commandId} withBorder p="md">
          <Group justify="space-between">
            <Group gap="sm">
              <Badge color="red">{t(`outbox.${problem.kind}`)}</Badge>
              <Text fw={500}>{problem.number}</Text>
              <Text c="dimmed">{wallTime(problem.at)}</Text>
            </Group>
            <Group gap="xs">
              {problem.kind === 'dead_letter' ? (
                <Button disabled={readOnly} onClick={() => void outbox.call.retry({ commandId: problem.commandId })}>
                  {t('outbox.retry')}
                </Button>
              ) : null}
              <Button variant="default" disabled={readOnly} onClick={() => void outbox.call.dismiss({ commandId: problem.commandId })}>
                {t('outbox.dismiss')}
              </Button>
            </Group>
          </Group>
          <Text mt="xs">{refusalSentence(t, new ContractError('refused', problem.code, problem.detail))}</Text>
          {problem.text === '' ? null : (
            <Text mt="xs" style={{ whiteSpace: 'pre-wrap' }}>
              <Text span c="dimmed">
                {t('outbox.kept')}
              </Text>
              {problem.text}
            </Text>
          )}
        </Paper>
      ))}
    </Stack>
  );
};
