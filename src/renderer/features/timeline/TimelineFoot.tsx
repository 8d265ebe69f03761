import type { TimelineEntry } from '#domain/replay/seatView.ts';
import { useElementSize } from '@mantine/hooks';
import {
  IconAlertTriangle, IconArrowForwardUp, IconBell, IconCircleCheck, IconFileText, IconFlag, IconHistory, IconMapPin, IconMessage, IconMicrophoneOff, IconPencil, IconPhone,
  IconPhoneOff, IconPlayerPause, IconPlayerPlay, IconPlayerRecord, IconPlayerRecordFilled, IconSearch, IconSend, IconUsers, type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../../seat/duration.ts';
import { useNow } from '../../seat/useNow.ts';
import { layoutTimeline } from './layoutTimeline.ts';
import { timelineText, type TimelineKind } from './timelineText.ts';
import styles from './timeline.module.css';

export interface TimelineFootProps {
  readonly entries: readonly TimelineEntry[];
  /** When the call rang or the typed case was opened. */
  readonly start: number;
  /** When the call ended; null while it runs. */
  readonly end: number | null;
}

const icons: Readonly<Record<TimelineKind, TablerIcon>> = {
  rang: IconBell,
  history_shown: IconHistory,
  answered: IconPhone,
  muted: IconMicrophoneOff,
  unmuted: IconPhone,
  recording_on: IconPlayerRecordFilled,
  recording_paused: IconPlayerRecord,
  held: IconPlayerPause,
  resumed: IconPlayerPlay,
  ended_caller: IconPhoneOff,
  ended_seat: IconPhoneOff,
  ended_missed: IconPhoneOff,
  ended_abandoned: IconPhoneOff,
  ended_failed: IconAlertTriangle,
  ended_transferred: IconPhoneOff,
  location_sip: IconMapPin,
  location_operator: IconMapPin,
  location_failed: IconMapPin,
  identified: IconMapPin,
  case_carried: IconMapPin,
  came_back: IconMapPin,
  joined: IconUsers,
  transfer_asked: IconArrowForwardUp,
  transfer_failed: IconAlertTriangle,
  transfer_done: IconArrowForwardUp,
  draft_opened: IconFileText,
  field_edited: IconPencil,
  triage_shown: IconCircleCheck,
  question_answered: IconMessage,
  looked_up: IconSearch,
  submitted_dispatched: IconSend,
  submitted_merged: IconUsers,
  submitted_answered: IconCircleCheck,
  submitted_handed_over: IconSend,
  submitted_not_accepted: IconCircleCheck,
  disposition_set: IconCircleCheck,
  microphone_silent: IconMicrophoneOff,
  phone_lost: IconAlertTriangle,
  warning_shown: IconAlertTriangle,
};

/** What happened in this call, at its time. */
export const TimelineFoot = ({ entries, start, end }: TimelineFootProps) => {
  const { t } = useTranslation();
  const { ref, width, height } = useElementSize();
  const running = useNow(end === null);
  const now = end ?? running;
  const layout = layoutTimeline(entries, {
    start,
    now,
    width,
    rows: Math.max(1, Math.floor((height - 22) / 23)),
    labelWidth: (entry) => 22 + [...timelineText(t, entry)].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 12 : 7), 0),
  });
  return (
    <footer className={styles['foot']} aria-label={t('timeline.title')}>
      <div className={styles['names']}>
        <b>{t('timeline.title')}</b>
        <span>{t('timeline.events')}</span>
      </div>
      <div className={styles['track']} ref={ref} aria-hidden>
        <div className={styles['axis']}>
          {layout.ticks
            .filter(({ left }) => Math.abs(left - layout.nowLeft) > 48)
            .map(({ seconds, left }) => (
              <span key={seconds} style={{ left }}>
                {clockFace(seconds * 1_000)}
              </span>
            ))}
          <span className={styles['now']} style={{ left: layout.nowLeft }}>
            {t(end === null ? 'timeline.now' : 'timeline.end', { time: clockFace(now - start) })}
          </span>
        </div>
        {layout.ticks.slice(1).map(({ seconds, left }) => (
          <i key={seconds} className={styles['rule']} style={{ left }} />
        ))}
        <i className={styles['nowRule']} style={{ left: layout.nowLeft }} />
        {layout.placed.map(({ entry, left, row }) => {
          const Icon = icons[entry.kind as TimelineKind] as TablerIcon | undefined;
          return (
            <span key={entry.id} className={styles['event']} data-tone={toneOf(entry)} style={{ left, top: 22 + row * 23 }}>
              {redFlagged(entry) ? <IconFlag size={14} /> : Icon === undefined ? null : <Icon size={14} />}
              {timelineText(t, entry)}
            </span>
          );
        })}
      </div>
      <ol className={styles['list']}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {clockFace(entry.at - start)} {timelineText(t, entry)}
          </li>
        ))}
      </ol>
    </footer>
  );
};

const redFlagged = ({ kind, values }: TimelineEntry): boolean => kind === 'triage_shown' && values['redFlags'] !== '0';

const toneOf = (entry: TimelineEntry): string | undefined => {
  if (redFlagged(entry)) return 'critical';
  return ['phone_lost', 'warning_shown', 'microphone_silent', 'ended_failed'].includes(entry.kind) ? 'urgent' : undefined;
};
