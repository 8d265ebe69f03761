import { Alert, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { User } from '#contract/central/auth.ts';
import { clockFace, wallTime } from '../../seat/duration.ts';
import { useNow } from '../../seat/useNow.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './queue.module.css';
import { SuperviseKeys } from './SuperviseKeys.tsx';

export interface QueuePageProps {
  readonly user: User;
  /** This seat: nobody listens to himself. */
  readonly seatId: string;
  /** Nobody is on the telephone here. */
  readonly isFree: boolean;
}

/** The shift lead's live queue: every rate with its two numbers, from the exchange's events. */
export const QueuePage = ({ user, seatId, isFree }: QueuePageProps) => {
  const { t } = useTranslation();
  const { queue } = useWorkstation();
  const report = useTopic(queue.subscribe.status);
  const now = useNow(true);
  if (report === null) return <Alert m="lg">{t('queue.unknown')}</Alert>;
  const { status } = report;
  const longest = status.waiting[0];
  return (
    <Stack p="lg" gap="lg">
      <Title order={2} size="h4">
        {t('queue.title')}
      </Title>
      {report.reached ? null : <Alert color="yellow">{t('queue.notReached', { time: wallTime(status.at) })}</Alert>}
      {report.reached && !report.connected ? <Alert color="yellow">{t('queue.noExchange')}</Alert> : null}
      <SimpleGrid cols={{ base: 2, lg: 4 }}>
        <Figure name={t('queue.waiting')} value={String(status.waiting.length)} how="" />
        <Figure name={t('queue.longest')} value={longest === undefined ? '0:00' : clockFace(now - longest.since)} how="" />
        {status.lines.map(({ line, within15s }) => (
          <Figure
            key={line}
            name={`${line} · ${t('queue.level')}`}
            value={within15s.total === 0 ? '—' : `${Math.round((within15s.hits / within15s.total) * 100)} %`}
            how={t('queue.levelHow', { hits: within15s.hits, total: within15s.total })}
          />
        ))}
      </SimpleGrid>
      <Table maw={760}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{t('queue.offered')}</Table.Th>
            <Table.Th>{t('queue.answered')}</Table.Th>
            <Table.Th>{t('queue.abandoned')}</Table.Th>
            <Table.Th>{t('queue.mean')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {status.lines.map((line) => (
            <Table.Tr key={line.line}>
              <Table.Td>
                <LineBadge line={line.line} />
              </Table.Td>
              <Table.Td>{line.offered}</Table.Td>
              <Table.Td>{line.answered}</Table.Td>
              <Table.Td>{line.abandoned}</Table.Td>
              <Table.Td>{line.meanAnswerSeconds === null ? '—' : t('queue.seconds', { n: line.meanAnswerSeconds.toFixed(1) })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <section>
          <Title order={3} size="h5">
            {t('queue.seats')}
          </Title>
          {status.seats.length === 0 ? <Text c="dimmed">{t('queue.noSeats')}</Text> : null}
          {status.seats.map(({ seat, state, since }) => (
            <div key={seat} className={styles['row']}>
              <b>{seat}</b>
              <span className="app-dot" data-state={state} />
              {t(`app.state.${state}`)}
              <span className="muted">{t('queue.inState', { time: clockFace(now - since) })}</span>
              {user.role === 'shift_lead' && seat !== seatId && (state === 'talking' || state === 'held') ? <SuperviseKeys seat={seat} line={user.line ?? '12345'} isFree={isFree} /> : null}
            </div>
          ))}
        </section>
        <section>
          <Title order={3} size="h5">
            {t('queue.waitingCallers')}
          </Title>
          {status.waiting.length === 0 ? <Text c="dimmed">{t('queue.nobody')}</Text> : null}
          {status.waiting.map(({ callId, line, since }) => (
            <div key={callId} className={styles['row']}>
              <LineBadge line={line} />
              {clockFace(now - since)}
            </div>
          ))}
          {status.parked.length === 0 ? null : (
            <>
              <Title order={3} size="h5" mt="md">
                {t('queue.parked')}
              </Title>
              {status.parked.map(({ callId, slot, by, since }) => (
                <div key={callId} className={styles['row']}>
                  <b>{slot}</b>
                  {t('queue.parkedBy', { by })}
                  <span className="muted">{clockFace(now - since)}</span>
                </div>
              ))}
            </>
          )}
        </section>
      </SimpleGrid>
    </Stack>
  );
};

const Figure = ({ name, value, how }: { readonly name: string; readonly value: string; readonly how: string }) => (
  <div className={styles['figure']}>
    <Text size="sm" c="dimmed">
      {name}
    </Text>
    <div className={styles['value']}>{value}</div>
    <Text size="xs" c="dimmed">
      {how}
    </Text>
  </div>
);
