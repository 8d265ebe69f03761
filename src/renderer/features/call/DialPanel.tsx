import { dialCodes, fetchCode } from '#domain/seat/dialCodes.ts';
import type { Line } from '#domain/tenant.ts';
import { Button, Kbd, TextInput } from '@mantine/core';
import { IconParking, IconHandGrab, IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../../seat/duration.ts';
import { useSeatServices } from '../../seat/seatServices.ts';
import { useNow } from '../../seat/useNow.ts';
import { useTopic } from '../../workstation/workstationContext.ts';
import styles from './call.module.css';
import { usePhoneCommand } from './callControls.ts';

export interface DialPanelProps {
  readonly line: Line;
  /** Nobody is on the telephone and this window may use it. */
  readonly isFree: boolean;
}

/** Between calls: dial, take what rings at a colleague (代接), fetch who is parked. */
export const DialPanel = ({ line, isFree }: DialPanelProps) => {
  const { t } = useTranslation();
  const { queue } = useSeatServices();
  const send = usePhoneCommand();
  const [number, setNumber] = useState('');
  const parked = useTopic(queue.subscribe.status)?.status.parked ?? [];
  const now = useNow(parked.length > 0);
  const dialled = number.replaceAll(/[\s-]/gu, '');
  const valid = /^[\w+*#.]{1,40}$/u.test(dialled) && isFree;
  const dial = (to: string): void => {
    if (!isFree) return;
    send({ type: 'dial', number: to, line });
    setNumber('');
  };
  return (
    <section aria-label={t('call.dial.title')}>
      <form
        className={styles['dial']}
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) dial(dialled);
        }}
      >
        <TextInput
          size="sm"
          w={240}
          value={number}
          aria-label={t('call.dial.number')}
          placeholder={t('call.dial.number')}
          autoComplete="off"
          disabled={!isFree}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!valid} leftSection={<IconPhoneOutgoing size={16} aria-hidden />}>
          {t('call.dial.call')}
        </Button>
        <Button variant="default" disabled={!isFree} leftSection={<IconHandGrab size={16} aria-hidden />} rightSection={<Kbd>Alt P</Kbd>} onClick={() => dial(dialCodes.pickUp)}>
          {t('call.dial.pickUp')}
        </Button>
        {parked.map(({ callId, slot, by, since }) => (
          <Button key={callId} variant="light" disabled={!isFree} leftSection={<IconParking size={16} aria-hidden />} onClick={() => dial(fetchCode(slot))}>
            {t('call.dial.fetch', { slot, by, time: clockFace(now - since) })}
          </Button>
        ))}
      </form>
    </section>
  );
};
