import { Button, Group, Slider, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComfortTone } from '../../sound/comfortTones.ts';
import { createTonePlayer, type ToneOutput } from '../../sound/tonePlayer.ts';

export interface TryToneProps {
  readonly name: string;
  readonly tone: ComfortTone;
  readonly outputs: readonly ToneOutput[];
  /** 0 … 1. */
  readonly level: number;
  readonly onLevel: (level: number) => void;
}

const lasts = 1_500;

/** How loud, and a sound to try it by. */
export const TryTone = ({ name, tone, outputs, level, onLevel }: TryToneProps) => {
  const { t } = useTranslation();
  const [player] = useState(createTonePlayer);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => setPlaying(false), lasts);
    return () => {
      clearTimeout(timer);
      player.play(null, []);
    };
  }, [player, playing]);
  return (
    <Group gap="sm" wrap="nowrap">
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {t('sound.level')}
      </Text>
      <Slider flex={1} min={0} max={100} step={5} label={(value) => `${value} %`} thumbLabel={`${name} · ${t('sound.level')}`} value={Math.round(level * 100)} onChange={(value) => onLevel(value / 100)} />
      <Button
        variant="default"
        size="compact-sm"
        loading={playing}
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        aria-label={t('sound.tryOf', { name })}
        onClick={() => {
          player.play(tone, outputs);
          setPlaying(true);
        }}
      >
        {t('sound.try')}
      </Button>
    </Group>
  );
};
