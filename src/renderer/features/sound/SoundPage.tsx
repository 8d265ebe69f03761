import type { SeatView } from '#domain/replay/seatView.ts';
import { Progress, Stack, Switch, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceSelect } from './DeviceSelect.tsx';
import { HeadsetButtons } from './HeadsetButtons.tsx';
import { RingNotices } from './RingNotices.tsx';
import styles from './sound.module.css';
import { TestCall } from './TestCall.tsx';
import { TryTone } from './TryTone.tsx';
import { useAudioDevices } from './useAudioDevices.ts';
import { useMicrophoneLevel } from './useMicrophoneLevel.ts';
import { useSoundPreferences } from './useSoundPreferences.ts';

const microphoneErrors = ['NotFoundError', 'NotAllowedError', 'NotReadableError'] as const;

/** Headset, loudspeaker, ring, buttons: set up once per machine, tried before the first caller has to. */
export const SoundPage = ({ view, readOnly }: { readonly view: SeatView | null; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const [preferences, change] = useSoundPreferences();
  const heard = useMicrophoneLevel(preferences);
  const { microphones, speakers } = useAudioDevices(heard.isOpen);
  const { speaker, ringer, ringsInHeadsetToo, ringLevel, voiceLevel } = preferences;
  const error = microphoneErrors.find((each) => each === heard.error);
  const flag = (name: 'echoCancellation' | 'noiseSuppression' | 'autoGainControl' | 'answersItself' | 'ringsInHeadsetToo') => (
    <Switch
      label={t(`sound.flag.${name}`)}
      description={t(`sound.flagHint.${name}`)}
      checked={preferences[name]}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
    />
  );
  return (
    <div className={styles['page']}>
      <Title order={2} size="h4">
        {t('sound.title')}
      </Title>
      <Text c="dimmed">{t('sound.intro')}</Text>
      <div className={styles['columns']}>
        <div>
          <Part title={t('sound.part.headset')}>
            <DeviceSelect label={t('sound.microphone')} description={t('sound.microphoneHint')} devices={microphones} value={preferences.microphone} onChange={(microphone) => change({ microphone })} />
            {heard.error === null ? (
              <div>
                <Text size="sm">{t('sound.speakNow')}</Text>
                <Progress value={Math.min(100, Math.sqrt(heard.level) * 100)} color={heard.level > 0.95 ? 'red' : 'teal'} transitionDuration={100} aria-label={t('sound.microphoneLevel')} />
              </div>
            ) : (
              <Text role="alert" size="sm" c="red">
                {t(`call.microphone.${error ?? 'other'}`)}
              </Text>
            )}
            <DeviceSelect label={t('sound.speaker')} description={t('sound.speakerHint')} devices={speakers} value={speaker} onChange={(next) => change({ speaker: next })} />
            <TryTone name={t('sound.speaker')} tone="ringback" outputs={[{ device: speaker, level: voiceLevel }]} level={voiceLevel} onLevel={(level) => change({ voiceLevel: level })} />
          </Part>
          <Part title={t('sound.part.processing')}>
            {flag('echoCancellation')}
            {flag('noiseSuppression')}
            {flag('autoGainControl')}
          </Part>
        </div>
        <div>
          <Part title={t('sound.part.ring')}>
            <DeviceSelect label={t('sound.ringer')} description={t('sound.ringerHint')} devices={speakers} value={ringer} onChange={(next) => change({ ringer: next })} />
            <TryTone
              name={t('sound.ringer')}
              tone="ring"
              outputs={[{ device: ringer, level: ringLevel }, ...(ringsInHeadsetToo && ringer !== speaker ? [{ device: speaker, level: ringLevel }] : [])]}
              level={ringLevel}
              onLevel={(level) => change({ ringLevel: level })}
            />
            {flag('ringsInHeadsetToo')}
            <RingNotices />
          </Part>
          <Part title={t('sound.part.test')}>{view === null ? null : <TestCall view={view} readOnly={readOnly} />}</Part>
          <Part title={t('sound.part.buttons')}>
            <HeadsetButtons used={preferences.headsetButtons} onUsed={(headsetButtons) => change({ headsetButtons, headsetChosenAt: Date.now() })} />
          </Part>
          <Part title={t('sound.part.answering')}>{flag('answersItself')}</Part>
        </div>
      </div>
    </div>
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles['part']} aria-label={title}>
    <Title order={3} size="h5">
      {title}
    </Title>
    <Stack gap="sm">{children}</Stack>
  </section>
);
