import { Button, Kbd, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './call.module.css';
import { usePhoneCommand } from './callControls.ts';

export interface TransferPanelProps {
  readonly callId: string;
  /** The case that goes along; null when nothing is written yet. */
  readonly caseNumber: string | null;
  readonly held: boolean;
  readonly readOnly: boolean;
  readonly onDone: () => void;
}

const parking = 'park';

/** Whom to bring in, and how: asked first, handed over with the case, or straight away. The same field presses digits. */
export const TransferPanel = ({ callId, caseNumber, held, readOnly, onDone }: TransferPanelProps) => {
  const { t } = useTranslation();
  const send = usePhoneCommand();
  const [to, setTo] = useState('');
  const number = to.replaceAll(/\s/gu, '');
  const valid = /^[\w+*#.-]{1,40}$/u.test(number) && !readOnly;
  const go = (type: 'consult' | 'hand_over' | 'transfer', target = number): void => {
    send({ type, callId, number: target, caseNumber });
    onDone();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && valid) go(event.ctrlKey ? 'hand_over' : 'consult');
    else return;
    event.preventDefault();
  };
  return (
    <section className={styles['second']} aria-label={t('call.transferPanel')}>
      <TextInput
        autoFocus
        size="sm"
        w={220}
        value={to}
        aria-label={t('call.transferTo')}
        placeholder={t('call.transferTo')}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        onKeyDown={onKey}
      />
      <Button size="compact-md" disabled={!valid} rightSection={<Kbd>↵</Kbd>} onClick={() => go('consult')}>
        {t('call.consult')}
      </Button>
      <Button variant="default" size="compact-md" disabled={!valid} rightSection={<Kbd>Ctrl ↵</Kbd>} onClick={() => go('hand_over')}>
        {caseNumber === null ? t('call.handOver') : t('call.handOverCase', { number: caseNumber })}
      </Button>
      <Button variant="default" size="compact-md" disabled={!valid} onClick={() => go('transfer')}>
        {t('call.blind')}
      </Button>
      <Button variant="default" size="compact-md" disabled={readOnly} onClick={() => go('transfer', parking)}>
        {t('call.park')}
      </Button>
      <Button
        variant="default"
        size="compact-md"
        disabled={held || readOnly || !/^[0-9*#]{1,32}$/u.test(number)}
        onClick={() => {
          send({ type: 'digits', callId, digits: number });
          setTo('');
        }}
      >
        {t('call.pressDigits')}
      </Button>
    </section>
  );
};
