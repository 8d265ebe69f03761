import { ActionIcon, Group, Loader, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconRefresh, IconRewindBackward5 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../seat/duration.ts';
import { refusalSentence } from '../seat/refusalSentence.ts';
import { useRecording } from './useRecording.ts';
import { Waveform, type Player } from './Waveform.tsx';

export interface RecordingPlayerProps {
  readonly callId: string;
  /** During the call: the last stretch, and more of it with every reload. */
  readonly live: boolean;
}

const stretches = ['30', '60', '180', '600', 'all'] as const;
const speeds = ['0.75', '1', '1.5', '2'] as const;

/** 回听: plays at this seat alone; the caller hears nothing of it. */
export const RecordingPlayer = ({ callId, live }: RecordingPlayerProps) => {
  const { t } = useTranslation();
  const [stretch, setStretch] = useState<(typeof stretches)[number]>(live ? '30' : 'all');
  const [speed, setSpeed] = useState<(typeof speeds)[number]>('1');
  const [player, setPlayer] = useState<Player | null>(null);
  const { recording, reload } = useRecording(callId, stretch === 'all' ? null : Number(stretch) * 1_000);

  if (recording.state === 'failed') {
    const none = recording.error.kind === 'not_found';
    return (
      <Text size="sm" c="dimmed" role="status">
        {none ? t('recording.none') : t('recording.failed', { why: refusalSentence(t, recording.error) })}
      </Text>
    );
  }
  return (
    <Stack gap={6}>
      <Group gap={8} wrap="wrap">
        <ActionIcon variant="default" size="lg" disabled={player === null} aria-label={player?.playing === true ? t('recording.pausePlaying') : t('recording.play')} onClick={player?.toggle}>
          {player?.playing === true ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        </ActionIcon>
        <ActionIcon variant="default" size="lg" disabled={player === null} aria-label={t('recording.back')} onClick={() => player?.skip(-5)}>
          <IconRewindBackward5 size={16} />
        </ActionIcon>
        <Text size="sm" ff="monospace" role="timer">
          {clockFace((player?.position ?? 0) * 1_000)} / {clockFace((player?.length ?? 0) * 1_000)}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('recording.stretch')}
          value={stretch}
          onChange={(value) => setStretch(stretches.find((each) => each === value) ?? 'all')}
          data={stretches.map((value) => ({ value, label: t(`recording.last.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('recording.speed')}
          value={speed}
          onChange={(value) => setSpeed(speeds.find((each) => each === value) ?? '1')}
          data={speeds.map((value) => ({ value, label: `${value}×` }))}
        />
        {live ? (
          <ActionIcon variant="default" size="lg" aria-label={t('recording.reload')} onClick={reload}>
            <IconRefresh size={16} />
          </ActionIcon>
        ) : null}
      </Group>
      {recording.state === 'loading' ? (
        <Group gap={8}>
          <Loader size="xs" />
          <Text size="sm" c="dimmed">
            {t('recording.loading', { done: recording.done, of: recording.of })}
          </Text>
        </Group>
      ) : (
        <Waveform legs={recording.legs} speed={Number(speed)} label={t('recording.waveform')} onPlayer={setPlayer} />
      )}
      <Text size="xs" c="dimmed">
        {t('recording.legend')}
      </Text>
    </Stack>
  );
};
