import { dialCodes } from '#domain/seat/dialCodes.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { Button, Group, Text } from '@mantine/core';
import { IconPhoneCall, IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSeatServices } from '../../seat/seatServices.ts';

/** Calls the exchange's echo: who hears himself has a telephone that works in both directions. No form, no wrap-up. */
export const TestCall = ({ view, readOnly }: { readonly view: SeatView; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { phone } = useSeatServices();
  const [failed, setFailed] = useState(false);
  const call = view.call !== null && view.call.state !== 'ended' ? view.call : null;
  const isTest = call?.number === dialCodes.echo;
  const send = (command: Parameters<typeof phone.call.command>[0]): void => {
    setFailed(false);
    phone.call.command(command).catch(() => setFailed(true));
  };
  return (
    <Group gap="sm">
      {isTest ? (
        <Button variant="default" leftSection={<IconPhoneOff size={16} aria-hidden />} onClick={() => send({ type: 'hang_up', callId: call.callId })}>
          {t('sound.test.end')}
        </Button>
      ) : (
        <Button
          variant="default"
          disabled={call !== null || readOnly || !view.phone.registered}
          leftSection={<IconPhoneCall size={16} aria-hidden />}
          onClick={() => send({ type: 'dial', number: dialCodes.echo, line: view.user?.line ?? '12345' })}
        >
          {t('sound.test.start')}
        </Button>
      )}
      <Text size="sm" c="dimmed" role="status">
        {failed
          ? t('sound.test.noPhone')
          : isTest
            ? t(call.state === 'talking' ? 'sound.test.speak' : 'sound.test.dialling')
            : call !== null
              ? t('sound.test.inCall')
              : view.phone.registered
                ? t('sound.test.hint')
                : t('sound.test.notRegistered')}
      </Text>
    </Group>
  );
};
