import { maskPhone } from '#domain/privacy/mask.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { Button, Kbd } from '@mantine/core';
import { IconArrowsExchange, IconPhone, IconPhoneOff, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import styles from './call.module.css';
import { usePhoneCommand } from './callControls.ts';
import { PoorLine } from './QualityTags.tsx';
import { TransferPanel } from './TransferPanel.tsx';
import { TransferNotice } from './TransferNotice.tsx';

export interface OtherPartiesProps {
  readonly view: SeatView;
  readonly readOnly: boolean;
}

/** Below the strip: who else is on the telephone, and the way to bring somebody in. */
export const OtherParties = ({ view, readOnly }: OtherPartiesProps) => {
  const { t } = useTranslation();
  const send = usePhoneCommand();
  const [open, setOpen] = useState(false);
  const { call, second, joined } = view;
  const connected = call?.state === 'talking' || call?.state === 'held';
  const both = connected && (second?.state === 'talking' || second?.state === 'held');
  const run = (allowed: boolean, action: () => void) => () => {
    if (allowed && !readOnly) action();
  };
  const answer = run(second?.state === 'ringing' && second.direction === 'in', () => send({ type: 'answer', callId: second?.callId ?? '' }));
  const swap = run(both && !joined, () => send({ type: 'swap' }));
  const join = run(both && !joined, () => send({ type: 'join' }));
  const complete = run(both, () => send({ type: 'complete' }));
  const toggle = run(connected && second === null, () => setOpen((before) => !before));
  useShortcut({ keys: 'F4', label: t('call.transferKey'), action: second?.state === 'ringing' ? answer : toggle });
  useShortcut({ keys: 'F6', label: t('call.swap'), action: swap });
  useShortcut({ keys: 'F7', label: t('call.join'), action: join });
  useShortcut({ keys: 'F8', label: t('call.complete'), action: complete });

  return (
    <>
      <TransferNotice view={view} />
      {call === null ? null : <PoorLine call={call} />}
      {second === null ? null : (
        <section className={styles['second']} data-ringing={second.state === 'ringing' && second.direction === 'in'} aria-label={t('call.second')} role="status">
          <b>{t(joined ? 'call.threeWay' : second.direction === 'in' ? 'call.knocks' : 'call.consults')}</b>
          <span>{second.name === '' ? maskPhone(second.number) : `${second.name} ${maskPhone(second.number)}`}</span>
          <span className={styles['tag']}>{t(`call.secondState.${second.state === 'ringing' && second.direction === 'out' ? 'dialling' : second.state}`)}</span>
          {joined ? <span>{t('call.leaveHint')}</span> : null}
          <div className={styles['controls']}>
            {second.state === 'ringing' && second.direction === 'in' ? (
              <Button size="compact-md" disabled={readOnly} leftSection={<IconPhone size={16} aria-hidden />} rightSection={<Kbd>F4</Kbd>} onClick={answer}>
                {t('call.holdAndAnswer')}
              </Button>
            ) : null}
            {both && !joined ? (
              <>
                <Button variant="default" size="compact-md" disabled={readOnly} leftSection={<IconArrowsExchange size={16} aria-hidden />} rightSection={<Kbd>F6</Kbd>} onClick={swap}>
                  {t('call.swap')}
                </Button>
                <Button variant="default" size="compact-md" disabled={readOnly} leftSection={<IconUsers size={16} aria-hidden />} rightSection={<Kbd>F7</Kbd>} onClick={join}>
                  {t('call.join')}
                </Button>
              </>
            ) : null}
            {both ? (
              <Button size="compact-md" disabled={readOnly} rightSection={<Kbd>F8</Kbd>} onClick={complete}>
                {t(joined ? 'call.leave' : 'call.complete')}
              </Button>
            ) : null}
            <Button
              variant="default"
              size="compact-md"
              disabled={readOnly}
              leftSection={<IconPhoneOff size={16} aria-hidden />}
              onClick={() => send(second.state === 'ringing' && second.direction === 'in' ? { type: 'reject', callId: second.callId } : { type: 'hang_up', callId: second.callId })}
            >
              {t(second.direction === 'in' ? 'call.endSecond' : 'call.backToCaller')}
            </Button>
          </div>
        </section>
      )}
      {open && connected && second === null ? (
        <TransferPanel callId={call.callId} caseNumber={view.draft?.number ?? null} held={call.state === 'held'} readOnly={readOnly} onDone={() => setOpen(false)} />
      ) : null}
    </>
  );
};
