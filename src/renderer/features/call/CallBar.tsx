import { maskPhone } from '#domain/privacy/mask.ts';
import type { CallView } from '#domain/replay/seatView.ts';
import { readSupervise } from '#domain/seat/dialCodes.ts';
import { Button, Kbd } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPhoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../../seat/duration.ts';
import { useNow } from '../../seat/useNow.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import styles from './call.module.css';
import { useCallControls } from './callControls.ts';
import { useCalledName } from './useCalledName.ts';

export interface CallBarProps {
  readonly call: CallView;
  readonly readOnly: boolean;
}

/** The call above every other page: whoever dials from a case sees it, and hangs up, where he is. */
export const CallBar = ({ call, readOnly }: CallBarProps) => {
  const { t } = useTranslation();
  const controls = useCallControls(call, false);
  const code = useCalledName(call.number);
  const unit = useUnitPath(call.about?.unitId ?? null)?.at(-1);
  const name = code ?? (unit === undefined ? null : `${unit} ${maskPhone(call.number)}`);
  const connected = call.state === 'talking' || call.state === 'held';
  const now = useNow(true);
  const listens = readSupervise(call.number)?.mode === 'listen';
  return (
    <section className={styles['second']} aria-label={t('call.title')} role="status">
      <LineBadge line={call.line} />
      <b>{name ?? (call.name === '' ? maskPhone(call.number) : `${call.name} ${maskPhone(call.number)}`)}</b>
      <span className={styles['tag']}>{t(`call.secondState.${call.state === 'ringing' && call.direction === 'out' ? 'dialling' : call.state}`)}</span>
      <span role="timer">{clockFace(now - (call.answeredAt ?? call.rangAt))}</span>
      <div className={styles['controls']}>
        {connected && !listens ? (
          <>
            <Button variant="default" size="compact-md" disabled={readOnly} aria-pressed={call.state === 'held'} leftSection={call.state === 'held' ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />} onClick={controls.toggleHold}>
              {call.state === 'held' ? t('call.resume') : t('call.hold')}
            </Button>
            <Button variant="default" size="compact-md" disabled={readOnly} aria-pressed={call.muted} leftSection={call.muted ? <IconMicrophoneOff size={16} aria-hidden /> : <IconMicrophone size={16} aria-hidden />} onClick={controls.toggleMute}>
              {call.muted ? t('call.unmute') : t('call.mute')}
            </Button>
          </>
        ) : null}
        <Button variant="default" size="compact-md" className={styles['hangUp'] ?? ''} disabled={readOnly} leftSection={<IconPhoneOff size={16} aria-hidden />} rightSection={<Kbd>F10</Kbd>} onClick={() => (call.state === 'ringing' ? controls.decline() : controls.hangUp())}>
          {t('call.hangUp')}
        </Button>
      </div>
    </section>
  );
};
