import { Skeleton } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import { useFile } from './useFile.ts';

export const StoredPhoto = ({ fileId, alt }: { readonly fileId: string; readonly alt: string }) => {
  const { t } = useWords();
  const shown = useFile(fileId);
  switch (shown.kind) {
    case 'loading':
      return <Skeleton h={110} radius={0} />;
    case 'unavailable':
      return <p className="photo-none">{t('photo.unavailable')}</p>;
    case 'ready':
      return <img src={shown.url} alt={alt} />;
    default:
      return shown satisfies never;
  }
};
