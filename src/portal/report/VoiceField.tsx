import { ActionIcon, Button } from '@mantine/core';
import { IconMicrophone, IconPlayerStop, IconX } from '@tabler/icons-react';
import { useWork } from '../app/portalContext.ts';
import { durationWords } from '../detail/historyWords.ts';
import { StoredVoice } from '../files/StoredVoice.tsx';
import { useWords } from '../words/useWords.ts';
import { useRecorder } from './useRecorder.ts';

interface VoiceFieldProps {
  readonly fileIds: readonly string[];
  readonly onAdd: (fileId: string) => void;
  readonly onRemove: (fileId: string) => void;
}

/** Voice notes: one touch to begin, one to end, each heard again and removable. */
export const VoiceField = ({ fileIds, onAdd, onRemove }: VoiceFieldProps) => {
  const { t } = useWords();
  const { keepFile } = useWork();
  const { seconds, failed, start, stop } = useRecorder((voice) => {
    void keepFile(voice).then((fileId) => {
      if (fileId !== null) onAdd(fileId);
    });
  });
  return (
    <div role="group" aria-label={t('report.voice')}>
      {fileIds.map((fileId, index) => (
        <div key={fileId} className="voice">
          <StoredVoice fileId={fileId} label={t('report.voiceNote', { number: index + 1 })} />
          <ActionIcon variant="default" onClick={() => onRemove(fileId)} aria-label={t('report.removeVoice', { number: index + 1 })}>
            <IconX size={20} stroke={1.5} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {seconds === null ? (
        <Button variant="default" fullWidth leftSection={<IconMicrophone size={20} stroke={1.5} aria-hidden="true" />} onClick={() => void start()}>
          {t('report.record')}
        </Button>
      ) : (
        <Button variant="outline" className="stop-button" fullWidth leftSection={<IconPlayerStop size={20} stroke={1.5} aria-hidden="true" />} onClick={stop}>
          {t('report.stop', { time: durationWords(seconds) })}
        </Button>
      )}
      {failed && <p className="soft13 why" role="alert">{t('report.noMicrophone')}</p>}
    </div>
  );
};
