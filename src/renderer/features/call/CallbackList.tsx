import { maskPhone } from '#domain/privacy/mask.ts';
import { Button, Group, Kbd, Table, Title } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace, monthDay, wallTime } from '../../seat/duration.ts';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import styles from './call.module.css';
import { usePhoneCommand } from './callControls.ts';

type Abandoned = Parameters<Parameters<SeatServices['queue']['subscribe']['callbacks']>[1]>[0][number];

/** People who hung up before anybody answered; one key calls the oldest back. */
export const CallbackList = () => {
  const { t } = useTranslation();
  const { queue } = useSeatServices();
  const send = usePhoneCommand();
  const [calls, setCalls] = useState<readonly Abandoned[] | null>(null);
  const [error, setError] = useState(false);
  useEffect(() => queue.subscribe.callbacks({}, setCalls), [queue]);

  const dial = ({ number, line }: Abandoned): void => send({ type: 'dial', number, line });
  const done = (callId: string, outcome: 'called_back' | 'no_answer' | 'not_needed'): void => {
    setError(false);
    queue.call.callbackDone({ callId, outcome }).catch(() => setError(true));
  };
  const oldest = calls?.[0];
  useShortcut({
    keys: 'Alt+B',
    label: t('call.callBackOldest'),
    action: () => {
      if (oldest !== undefined) dial(oldest);
    },
  });

  return (
    <section className={styles['callbacks']} aria-label={t('call.callbacks')}>
      <Title order={2} size="h4">
        {t('call.callbacks')}
      </Title>
      {error ? <p role="alert">{t('call.callbackNotMarked')}</p> : null}
      {calls === null ? <p className={styles['empty']}>{t('call.callbacksLoading')}</p> : null}
      {calls?.length === 0 ? <p className={styles['empty']}>{t('call.callbacksEmpty')}</p> : null}
      {calls !== null && calls.length > 0 ? (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('call.callbackWhen')}</Table.Th>
              <Table.Th>{t('call.callbackLine')}</Table.Th>
              <Table.Th>{t('call.callbackNumber')}</Table.Th>
              <Table.Th>{t('call.callbackWaited')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {calls.map((each, index) => (
              <Table.Tr key={each.callId}>
                <Table.Td>
                  {monthDay(each.abandonedAt)} {wallTime(each.abandonedAt).slice(0, 5)}
                </Table.Td>
                <Table.Td>
                  <LineBadge line={each.line} />
                </Table.Td>
                <Table.Td>{maskPhone(each.number)}</Table.Td>
                <Table.Td>{clockFace(each.waitedSeconds * 1_000)}</Table.Td>
                <Table.Td>
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      variant={index === 0 ? 'filled' : 'default'}
                      size="compact-sm"
                      leftSection={<IconPhoneOutgoing size={14} aria-hidden />}
                      rightSection={index === 0 ? <Kbd>Alt B</Kbd> : undefined}
                      onClick={() => dial(each)}
                    >
                      {t('call.callBack')}
                    </Button>
                    {(['called_back', 'no_answer', 'not_needed'] as const).map((outcome) => (
                      <Button key={outcome} variant="subtle" color="gray" size="compact-sm" onClick={() => done(each.callId, outcome)}>
                        {t(`call.outcome.${outcome}`)}
                      </Button>
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </section>
  );
};
