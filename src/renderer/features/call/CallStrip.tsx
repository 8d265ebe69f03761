import { maskPhone } from '#domain/privacy/mask.ts';
import type { CallView, SeatView } from '#domain/replay/seatView.ts';
import { Button, Kbd } from '@mantine/core';
import { IconHistory, IconMicrophoneOff, IconPhoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../../seat/duration.ts';
import { useNow } from '../../seat/useNow.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import styles from './call.module.css';
import type { CallControls } from './callControls.ts';
import { LiveQuality, QualitySummary } from './QualityTags.tsx';
import { useCalledName } from './useCalledName.ts';

export interface CallStripProps {
  readonly call: CallView;
  readonly history: SeatView['history'];
  readonly controls: CallControls;
  readonly readOnly: boolean;
  /** Recording and recall. */
  readonly recording: ReactNode;
  /** What stands at the end of the strip after the call: disposition and wrap-up. */
  readonly after: ReactNode;
}

/** Who, how long, and the keys of the call. */
export const CallStrip = ({ call, history, controls, readOnly, recording, after }: CallStripProps) => {
  const { t } = useTranslation();
  const live = call.state === 'talking' || call.state === 'held';
  const now = useNow(live);
  const calledName = useCalledName(call.number);
  const from = call.answeredAt ?? call.rangAt;
  return (
    <section className={styles['strip']} data-line={call.line} aria-label={t('call.title')}>
      <LineBadge line={call.line} />
      <div className={styles['who']}>
        {call.name === '' ? null : <b>{call.name}</b>}
        <span>{calledName ?? (call.number === '' ? t('call.numberHidden') : maskPhone(call.number))}</span>
      </div>
      {history === null ? null : (
        <span className={styles['tag']} data-tone={history.open > 0 ? 'urgent' : undefined}>
          <IconHistory size={14} aria-hidden />
          {t('call.historyBadge', { count: history.cases, open: history.open })}
        </span>
      )}
      <span className={styles['separator']} />
      <span className={styles['timer']} role="timer">
        {clockFace((live ? now : (call.endedAt ?? now)) - from)}
      </span>
      {call.state === 'held' ? <span className={styles['tag']} data-tone="urgent">{t('call.held')}</span> : null}
      {call.muted ? <span className={styles['tag']} data-tone="urgent">{t('call.muted')}</span> : null}
      {call.state === 'ended' ? <span className={styles['tag']}>{t(`call.endedBy.${call.endedBy ?? 'caller'}`)}</span> : null}
      {live ? (
        <>
          <div className={styles['controls']}>
            <Button
              variant="default"
              disabled={readOnly}
              aria-pressed={call.state === 'held'}
              leftSection={call.state === 'held' ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
              rightSection={<Kbd>F2</Kbd>}
              onClick={controls.toggleHold}
            >
              {call.state === 'held' ? t('call.resume') : t('call.hold')}
            </Button>
            <Button
              variant="default"
              disabled={readOnly}
              aria-pressed={call.muted}
              leftSection={<IconMicrophoneOff size={16} aria-hidden />}
              rightSection={<Kbd>F3</Kbd>}
              onClick={controls.toggleMute}
            >
              {call.muted ? t('call.unmute') : t('call.mute')}
            </Button>
            <Button
              variant="default"
              className={styles['hangUp'] ?? ''}
              data-armed={controls.hangUpArmed}
              ml={8}
              disabled={readOnly}
              leftSection={<IconPhoneOff size={16} aria-hidden />}
              rightSection={<Kbd>F10</Kbd>}
              onClick={controls.hangUp}
            >
              {controls.hangUpArmed ? t('call.hangUpAgain') : t('call.hangUp')}
            </Button>
          </div>
          {recording}
          <LiveQuality call={call} />
        </>
      ) : (
        <>
          {call.quality === null ? null : <QualitySummary quality={call.quality} />}
          {recording}
          {after}
        </>
      )}
    </section>
  );
};
