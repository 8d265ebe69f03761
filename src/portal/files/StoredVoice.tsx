import { Skeleton } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import { useFile } from './useFile.ts';

export const StoredVoice = ({ fileId, label }: { readonly fileId: string; readonly label: string }) => {
  const { t } = useWords();
  const shown = useFile(fileId);
  switch (shown.kind) {
    case 'loading':
      return <Skeleton h={48} />;
    case 'unavailable':
      return <p className="soft13">{t('photo.unavailable')}</p>;
    case 'ready':
      return <audio controls src={shown.url} aria-label={label} />;
    default:
      return shown satisfies never;
  }
};
