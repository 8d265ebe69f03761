import { isExtension, maskPhone } from '#domain/privacy/mask.ts';
import type { CallView } from '#domain/replay/seatView.ts';
import { Button, Kbd } from '@mantine/core';
import { IconBell, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../../seat/duration.ts';
import { useNow } from '../../seat/useNow.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import styles from './call.module.css';
import { useCalledName } from './useCalledName.ts';

export interface RingBannerProps {
  readonly call: CallView;
  readonly onAnswer: () => void;
  /** Gives up a call that is being dialled. */
  readonly onCancel: () => void;
}

/** The caller before answering. The focus sits on the one solid button, so that Space answers and types nowhere. */
export const RingBanner = ({ call, onAnswer, onCancel }: RingBannerProps) => {
  const { t } = useTranslation();
  const now = useNow(true);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (call.direction === 'in') button.current?.focus();
  }, [call.callId, call.direction]);
  const outgoing = call.direction === 'out';
  const calledName = useCalledName(call.number);
  return (
    <section className={styles['ring']} data-line={call.line} role="alert" aria-label={t('call.incoming')}>
      <span className={`${styles['bell'] ?? ''} ${styles['pulse'] ?? ''}`}>{outgoing ? <IconPhone size={28} aria-hidden /> : <IconBell size={28} aria-hidden />}</span>
      <div className={styles['caller']}>
        <div className={styles['callerTop']}>
          <LineBadge line={call.line} />
          {outgoing ? t('call.dialling') : isExtension(call.number) ? t('call.colleagueCalls') : t('call.citizenCalls')} · {clockFace(now - call.rangAt)}
        </div>
        <div className={styles['callerName']}>
          {call.name === '' ? null : <b>{call.name}</b>}
          <span>{calledName ?? (call.number === '' ? t('call.numberHidden') : maskPhone(call.number))}</span>
        </div>
      </div>
      {outgoing ? (
        <Button className={styles['cancel'] ?? ''} variant="default" size="lg" leftSection={<IconPhoneOff size={20} aria-hidden />} rightSection={<Kbd>F10</Kbd>} onClick={onCancel}>
          {t('call.cancelCall')}
        </Button>
      ) : (
        <>
          <button ref={button} type="button" className={styles['answer']} onClick={onAnswer}>
            <IconPhone size={24} aria-hidden />
            {t('call.answer')}
            <Kbd>{t('call.spaceKey')}</Kbd>
          </button>
          <div className={styles['ringNotes']}>
            <span>
              <Kbd>F2</Kbd> {t('call.answersToo')}
            </span>
            <span>
              <Kbd>F10</Kbd> {t('call.decline')}
            </span>
          </div>
        </>
      )}
    </section>
  );
};
